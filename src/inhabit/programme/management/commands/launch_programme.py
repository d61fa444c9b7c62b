"""``inhabit launch programme``: start a programme for the strategy in force."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inhabit.people.models import Unit, today
from inhabit.programme.actions import launch_programme
from inhabit.strategy.models import Version


class Command(BaseCommand):
    help = "Starts a programme: the strategy in force, for a unit and everyone below it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default="", help="the strategy's name, unless given")
        parser.add_argument(
            "--unit", type=int, help="the number of the unit in its address; the root, unless given"
        )
        parser.add_argument("--starts-on", type=date.fromisoformat, default=None, help="today, unless given")

    def handle(self, *args: Any, **options: Any) -> None:
        version = Version.objects.in_force().select_related("strategy").first()
        if version is None:
            raise CommandError("No strategy is in force. Import one first: inhabit import strategy FILE")
        try:
            programme = launch_programme(
                name=options["name"],
                strategy=version.strategy,
                root_unit=self.root_unit(options["unit"]),
                starts_on=options["starts_on"] or today(),
                by=None,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        units = programme.unit_stages.count()
        self.stdout.write(f"{programme} has started in {units} units from {programme.root_unit} down.")

    def root_unit(self, number: int | None) -> Unit:
        units = Unit.objects.open()
        unit = (units.filter(pk=number) if number else units.filter(parent=None)).first()
        if unit is None:
            raise CommandError("There is no such unit. Import people first: inhabit import people FILE")
        return unit
