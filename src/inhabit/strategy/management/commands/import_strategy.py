"""``inhabit import strategy FILE``: a strategy from a YAML file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inhabit.strategy.actions import DraftInTheWayError, Imported, import_strategy
from inhabit.strategy.files.nodes import UnusableFileError
from inhabit.strategy.files.reading import StrategyFile, read_strategy_file


class Command(BaseCommand):
    help = (
        "Imports a strategy from a YAML file and puts it in force. A file that was imported before "
        "changes nothing; a changed one becomes the next version."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the YAML file")
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument(
            "--publish",
            dest="publish",
            action="store_true",
            default=True,
            help="put it in force (the default)",
        )
        choice.add_argument("--draft", dest="publish", action="store_false", help="keep it as a draft")
        parser.add_argument(
            "--replace-draft",
            action="store_true",
            help="overwrite a draft that was written in the browser and says something else",
        )

    def handle(self, *args: Any, file: Path, publish: bool, replace_draft: bool, **options: Any) -> None:
        read = self.read(file, publish=publish)
        try:
            imported = import_strategy(
                name=read.name, contents=read.contents, publish=publish, by=None, replace_draft=replace_draft
            )
        except DraftInTheWayError as error:
            raise CommandError(
                f"“{read.name}” has a draft (version {error.draft.number}) that says something else "
                "than the file. Publish or discard it first, or overwrite it with --replace-draft. "
                "Nothing was written."
            ) from None
        self.stdout.write(in_words(imported))

    def read(self, file: Path, *, publish: bool) -> StrategyFile:
        try:
            return read_strategy_file(file.read_bytes(), is_to_be_published=publish)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except UnusableFileError as error:
            lines = "\n".join(f"  {problem}" for problem in error.problems)
            raise CommandError(f"{file.name} was not imported; nothing was written.\n{lines}") from None


def in_words(imported: Imported) -> str:
    version = imported.version
    state = "in force" if version.is_in_force else "a draft" if version.is_draft else "published"
    name = f"{version.strategy}: version {version.number}"
    if imported.outcome == "unchanged":
        news = f", {imported.readings} newer readings recorded" if imported.readings else ""
        return f"{name} says the same already and is {state}; nothing changed{news}."
    return f"{name} with {version.statements.count()} priorities is {state}."
