"""``inhabit appoint PERSON ROLE``: how the first member of the programme team comes to be."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from inhabit.access.actions import appoint_person, invite_by_code
from inhabit.access.actions.invitations import has_account
from inhabit.access.models import Role
from inhabit.access.secrets import grouped
from inhabit.people.models import Person, Unit


class Command(BaseCommand):
    help = "Appoint a person to a role, and print a way in for somebody who has not joined yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("person", help="the person's number in your list, or their mail address")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--unit", type=int, help="the unit's number; without it, the whole organisation")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        person, unit = self.person(options["person"]), self.unit(options["unit"])
        try:
            appoint_person(person=person, role=Role(options["role"]), unit=unit, by=None)
            self.stdout.write(f"{person} is {Role(options['role']).label} for {unit}.")
            if not has_account(person):
                self.print_way_in(person)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def person(self, wanted: str) -> Person:
        found = list(Person.objects.filter(Q(external_id=wanted) | Q(email__iexact=wanted))[:2])
        if not found:
            raise CommandError(f"Nobody has the number or address “{wanted}”. Import people first.")
        if len(found) > 1:
            raise CommandError(f"Several people have the address “{wanted}”. Give the person's number.")
        return found[0]

    def unit(self, number: int | None) -> Unit:
        units = Unit.objects.open()
        if number is not None:
            unit = units.filter(pk=number).first()
            if unit is None:
                raise CommandError(f"There is no unit {number} today.")
            return unit
        roots = list(units.filter(parent=None)[:2])
        if len(roots) != 1:
            raise CommandError("There is no single root unit. Import people first, or give --unit.")
        return roots[0]

    def print_way_in(self, person: Person) -> None:
        invitation, code = invite_by_code(person=person, by=None)
        last_day = invitation.expires_at - timedelta(days=1)
        self.stdout.write(
            f"They have not joined yet. They can until {last_day:%Y-%m-%d}, once, at:\n"
            f"  {settings.SITE_URL}{reverse('join')}#{grouped(code)}"
        )
