"""``inhabit export strategy``: the strategy in force as a YAML file."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inhabit.strategy.files.writing import strategy_as_yaml
from inhabit.strategy.models import Version
from inhabit.strategy.selectors import contents_of, version_in_force


class Command(BaseCommand):
    help = "Writes the strategy in force, or a version of a named one, as YAML to the standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", help="the strategy (default: the one in force)")
        parser.add_argument("--number", type=int, help="its version (default: the latest published one)")

    def handle(self, *args: Any, name: str | None, number: int | None, **options: Any) -> None:
        version = version_in_force()
        if name or number:
            versions = Version.objects.select_related("strategy").order_by("-number")
            versions = versions.filter(number=number) if number else versions.published()
            wanted = name or (version.strategy.name if version else "")
            version = versions.filter(strategy__name__iexact=wanted).first()
        if version is None:
            raise CommandError("There is no such version. Name another one with --name and --number.")
        self.stdout.write(strategy_as_yaml(version.strategy.name, contents_of(version)), ending="")
