"""``inhabit invite people``: mail everybody who can be mailed, and make codes for those who can't."""

import csv
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inhabit.access.actions import invite_by_code
from inhabit.access.secrets import grouped
from inhabit.charts.cells import safe_cell
from inhabit.people.invitations import members_of, members_within, to_mail, to_print
from inhabit.people.models import PersonQuerySet, Unit
from inhabit.people.selectors import unit_of
from inhabit.people.tasks import mail_people


class Command(BaseCommand):
    help = "Invites everybody who has neither joined nor an invitation that works. Again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--unit", type=int, help="the number of the unit in its address; the root, unless given"
        )
        parser.add_argument("--not-below", action="store_true", help="that unit alone")
        parser.add_argument("--codes", action="store_true", help="print codes for those without an address")

    def handle(self, *args: Any, **options: Any) -> None:
        people = self.people(options["unit"], with_below=not options["not_below"])
        if options["codes"]:
            self.print_codes(people)
            return
        number, left = to_mail(people).count(), to_print(people).count()
        self.stdout.write(f"{mail_people(people, None)} of {number} invitations are on their way by mail.")
        if left:
            self.stdout.write(f"{left} have no mail address. Add --codes to make a code for each of them.")

    def people(self, number: int | None, *, with_below: bool) -> PersonQuerySet:
        units = Unit.objects.open()
        unit = (units.filter(pk=number) if number else units.filter(parent=None)).first()
        if unit is None:
            raise CommandError("There is no such unit. Import people first: inhabit import people FILE")
        return members_within(unit) if with_below else members_of(unit)

    def print_codes(self, people: PersonQuerySet) -> None:
        """Print a line for each: the codes exist in this output alone."""
        rows = csv.writer(self.stdout, lineterminator="\n")
        rows.writerow(["name", "unit", "code", "works until"])
        for person in to_print(people).order_by("pk"):
            invitation, code = invite_by_code(person=person, by=None)
            last_day = invitation.expires_at - timedelta(days=1)
            cells = [person, unit_of(person), grouped(code), f"{last_day:%Y-%m-%d}"]
            rows.writerow([safe_cell(cell) for cell in cells])
