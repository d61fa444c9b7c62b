"""``inhabit check paths [FOLDER]``: whether every path of coaching conversations is whole."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inhabit.companion.library import SHIPPED, BrokenFile, read_folder


class Command(BaseCommand):
    help = (
        "Checks the paths of “Think it through”: the shipped ones and those of INHABIT_PATHS, or those "
        "in a folder."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", help="a folder with YAML files")

    def handle(self, *args: Any, folder: Path | None, **options: Any) -> None:
        own = [Path(settings.COMPANION_PATHS)] if settings.COMPANION_PATHS else []
        folders = [folder] if folder is not None else [SHIPPED, *own]
        broken = [one for each in folders for one in self.broken_in(each)]
        if broken:
            raise CommandError("\n".join(in_words(one) for one in broken))

    def broken_in(self, folder: Path) -> list[BrokenFile]:
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        read = [found for _file, found in read_folder(folder)]
        broken = [found for found in read if isinstance(found, BrokenFile)]
        self.stdout.write(f"{folder}: {len(read) - len(broken)} of {len(read)} paths are whole.")
        return broken


def in_words(broken: BrokenFile) -> str:
    return "\n".join([f"{broken.name}:", *(f"  {problem}" for problem in broken.problems)])
