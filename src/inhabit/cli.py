"""The console script ``inhabit``: Django's management commands with our settings.

Commands may be written as two words, as one says them: ``inhabit import people FILE``
runs the management command ``import_people``.
"""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands
from django.db import DatabaseError


def main() -> None:
    """Run the command named on the command line and exit with its status.

    Where the database refuses, say so in a line; ``--traceback`` shows where.
    """
    os.umask(0o077)  # database, uploads and exports are for the account that runs this, and for no other
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")
    try:
        execute_from_command_line(join_two_words(sys.argv))
    except DatabaseError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database answered: {error}. Has “inhabit migrate” been run?")


def join_two_words(argv: list[str]) -> list[str]:
    """Return ``argv`` with ``import people`` written as the command ``import_people``."""
    if len(argv) < 3:
        return argv
    django.setup()  # get_commands remembers its first answer, which knows no packages before this
    joined = "_".join(argv[1:3])
    if joined in get_commands():
        return [argv[0], joined, *argv[3:]]
    return argv
