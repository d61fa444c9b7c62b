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
    os.umask(0o077)  # database, uploads and exports are for the account that runs this, and for no other
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")
    execute_from_command_line(join_two_words(sys.argv))


def join_two_words(argv: list[str]) -> list[str]:
    """Return ``argv`` with ``import people`` written as the command ``import_people``."""
    if len(argv) < 3:
        return argv
    django.setup()  # get_commands remembers its first answer, which knows no packages before this
    joined = "_".join(argv[1:3])
    if joined in get_commands():
        return [argv[0], joined, *argv[3:]]
    return argv
