"""``inhabit demo``: load the invented organisation into an empty database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from inhabit.demo import cast
from inhabit.demo.loading import STANDARD, Loaded, NotEmptyError, is_empty, load_demo
from inhabit.demo.mailing import mail_the_news


class Command(BaseCommand):
    help = "Load an invented organisation, part-way through its first programme, into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=STANDARD, help=f"how many (default: {STANDARD})")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same organisation")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is data already")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and not is_empty():
            return
        if options["people"] < STANDARD:
            raise CommandError(f"The demo has at least {STANDARD} people; ask for more with --people.")
        try:
            with ProgressBars() as bars:
                loaded = load_demo(people=options["people"], seed=options["seed"], progress=bars)
        except NotEmptyError:
            raise CommandError(
                "The database holds an organisation already, and nothing of it was touched.\n"
                "Choose an empty one with DATABASE_URL, or remove the old one first."
            ) from None
        if settings.MAIL_BACKEND == "mailbox":  # nobody else's: the addresses are invented, too
            mail_the_news()
        self.report(loaded)
        if options["verbosity"]:
            self.say_how_to_see_it()

    def report(self, loaded: Loaded) -> None:
        self.stdout.write(
            self.style.SUCCESS(
                f"Loaded Vierspur, an invented company: {loaded.people:,} people in {loaded.units:,} units, "
                f"{loaded.interpretations:,} interpretations, {loaded.contributions:,} contributions."
            )
        )

    def say_how_to_see_it(self) -> None:
        if settings.DEMO:
            for line in cast.links(settings.SITE_URL):
                self.stdout.write(line)
            self.stdout.write("They work while “inhabit serve” is running.")
        else:
            self.stdout.write("To see it: INHABIT_DEMO=1 inhabit serve")


class ProgressBars:
    """A bar for each kind of thing, with its count, on a terminal; silence elsewhere."""

    def __init__(self) -> None:
        self.bars = Bars(
            TextColumn("{task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(file=sys.stderr),
            disable=not sys.stderr.isatty(),
        )
        self.current: TaskID | None = None

    def __enter__(self) -> Self:
        self.bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.finish()
        self.bars.stop()

    def begin(self, what: str, total: int) -> None:
        self.finish()
        self.current = self.bars.add_task(what, total=total)

    def advance(self, number: int) -> None:
        if self.current is not None:
            self.bars.advance(self.current, number)

    def finish(self) -> None:
        """Fill the bar whose total was an estimate."""
        if self.current is not None:
            self.bars.update(self.current, total=self.bars.tasks[self.current].completed)
