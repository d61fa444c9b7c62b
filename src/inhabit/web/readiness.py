"""What must hold before the product may answer requests."""

import hashlib
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from inhabit.coaching.keys import open_one_key
from inhabit.sealing.fields import open_one_of_each
from inhabit.sealing.keys import UnreadableSealError

# Packages above this one that want something done before "serve --prepare" starts name it here.
preparations: list[Callable[[], None]] = []

LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


def refuse_unsafe_settings(host: str) -> None:
    """Stop where a setting would expose people's words. ``host`` is where the server listens."""
    site = urlsplit(settings.SITE_URL)
    is_local = site.hostname in LOCAL_HOSTS
    if site.scheme != "https" and not is_local:
        raise CommandError(
            f"INHABIT_SITE_URL is {settings.SITE_URL}: passwords would travel unencrypted.\n"
            "Put a proxy with TLS in front and set the https:// address."
        )
    if settings.DEBUG and not (settings.DEMO or (is_local and host in LOCAL_HOSTS)):
        raise CommandError(
            "INHABIT_DEBUG shows the inside of every error to everybody.\n"
            "Unset it, or listen on 127.0.0.1 with a local INHABIT_SITE_URL."
        )
    if settings.MAIL_BACKEND == "mailbox" and not (settings.DEMO or settings.DEBUG):
        raise CommandError(
            "INHABIT_MAIL is “mailbox”: no mail would leave, and each would lie in a file.\n"
            "Set it to “smtp”, and INHABIT_MAIL_HOST to your mail server."
        )
    if "*" in settings.ALLOWED_HOSTS and not settings.DEMO:
        raise CommandError("INHABIT_ALLOWED_HOSTS is “*”: name the hosts that people use.")
    if len(settings.SECRET_KEY) < 32:
        raise CommandError("INHABIT_SECRET_KEY is shorter than 32 characters: sessions could be forged.")


def missing_migrations() -> int:
    """Return how many migrations the database lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    connection.close()
    return len(plan)


def refuse_missing_migrations() -> None:
    """Stop where the database is not yet what the code expects."""
    if missing := missing_migrations():
        raise CommandError(
            f"The database lacks {missing} migrations. Run “inhabit migrate”, "
            "or start with “inhabit serve --prepare”."
        )


# What opens a little of everything that is sealed, and what to put back where that fails.
KEYRINGS = (
    (open_one_of_each, "INHABIT_CONTENT_KEYS, or the file content_key in INHABIT_VAR"),
    (open_one_key, "INHABIT_COACHING_KEYS, or the file coaching_key in INHABIT_VAR"),
)


def refuse_missing_keys() -> None:
    """Stop where the database holds private words that the keys we have do not open."""
    try:
        for open_something, place in KEYRINGS:
            refuse_where_shut(open_something, place)
    finally:
        connection.close()


def refuse_where_shut(open_something: Callable[[], None], place: str) -> None:
    try:
        open_something()
    except UnreadableSealError:
        raise CommandError(
            "The database holds private words that the keys of this deployment do not open.\n"
            f"Put the key back that sealed them: {place}."
        ) from None


def prepare() -> None:
    """Apply missing migrations, and do what the packages above this one want done."""
    if missing_migrations():
        call_command("migrate", interactive=False, verbosity=0)
    for step in preparations:
        step()


def refuse_taken_port(host: str, port: int) -> None:
    """Stop where another program listens already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Cannot listen on {host}:{port} ({error.strerror}). Perhaps the product runs already; "
                f"choose another port with --port."
            ) from None


def collect_static_files() -> bool:
    """Bring the collected files up to date where one has changed; say whether that was so."""
    stamp = settings.VAR / "static.stamp"
    fingerprint = static_fingerprint()
    is_fresh = stamp.exists() and stamp.read_text() == fingerprint
    if is_fresh and Path(settings.STATIC_ROOT).exists():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)
    return True


def static_fingerprint() -> str:
    """Return a digest over the names, sizes and times of all static files of the product."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
