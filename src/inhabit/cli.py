"""The console script ``inhabit``: Django's management commands with our settings.

Commands may be written as two words, as one says them: ``inhabit import people FILE``
runs the management command ``import_people``.
"""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands


def main() -> None:
    """Run the command named on the command line and exit with its status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")
    django.setup()  # the commands of our own packages are known only then
    execute_from_command_line(join_two_words(sys.argv))


def join_two_words(argv: list[str]) -> list[str]:
    """Return ``argv`` with ``import people`` written as the command ``import_people``."""
    joined = "_".join(argv[1:3])
    if len(argv) > 2 and joined in get_commands():
        return [argv[0], joined, *argv[3:]]
    return argv
