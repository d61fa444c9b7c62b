"""``inhabit check coaching``: whether every frame for sessions and every guide is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inhabit.coaching.resources.guides import GUIDES
from inhabit.coaching.resources.guides import SHIPPED as SHIPPED_GUIDES
from inhabit.coaching.rooms.frames import FRAMES
from inhabit.coaching.rooms.frames import SHIPPED as SHIPPED_FRAMES
from inhabit.coaching.written.reading import Kind, read_folder
from inhabit.strategy.files.nodes import UnusableFileError


class Command(BaseCommand):
    help = (
        "Checks the frames for coaching sessions and the guides: shape, both languages, questions, minutes."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        broken = [*self.broken_in(SHIPPED_FRAMES, FRAMES), *self.broken_in(SHIPPED_GUIDES, GUIDES)]
        if broken:
            raise CommandError("\n".join(broken))

    def broken_in(self, folder: Path, kind: Kind[Any]) -> list[str]:
        read = list(read_folder(folder, kind))
        broken = [
            "\n".join([f"{file.name}:", *(f"  {problem}" for problem in found.problems)])
            for file, found in read
            if isinstance(found, UnusableFileError)
        ]
        self.stdout.write(f"{folder}: {len(read) - len(broken)} of {len(read)} files are whole.")
        return broken
