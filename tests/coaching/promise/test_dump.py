"""The whole database, with every secret of the deployment but one, gives away no word of a coaching."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from attack import every_cell, faces_of, keys_from, opened_with, texts_in
from canaries import WORDS, Written, write_everywhere
from cast import Cast
from django.conf import settings
from django.db import connection

from inhabit.coaching.agreements.texts import PURPOSE
from inhabit.coaching.models import EngagementKey
from inhabit.coaching.sealed_texts import texts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def written(transactional_db: None) -> Written:
    return write_everywhere(Cast())


def secrets_but(*names: str) -> Iterator[str]:
    """Yield each text in each setting, but those called ``names``."""
    for name in dir(settings):
        if name.isupper() and name not in names:
            yield from texts_in(getattr(settings, name))


def bindings_of(written: Written) -> list[bytes]:
    """Return what texts of the coaching are bound to: the attacker has our code, and so knows it."""
    purposes = {PURPOSE}
    for kind in texts:
        for row, purpose_of in product(kind.model._default_manager.all(), kind.purposes.values()):
            purposes.add(purpose_of(row))
    return [f"{written.engagement.pk}:{purpose}".encode() for purpose in purposes]


def words_in(text: bytes) -> list[str]:
    return [word for word in WORDS if any(face in text for face in faces_of(word))]


def test_no_word_stands_in_any_row(written: Written) -> None:
    cells = [cell.encode() if isinstance(cell, str) else cell for cell in every_cell()]
    assert words_in(b"\n".join(cells)) == []


def test_no_word_stands_in_the_files_or_a_dump(written: Written, tmp_path: Path) -> None:
    assert words_in(whole_dump(tmp_path)) == []


def whole_dump(folder: Path) -> bytes:
    """Return the database as whoever takes it away gets it: files with free pages and log, or all tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM INTO %s", [str(folder / "copy.sqlite3")])
            file = Path(connection.settings_dict["NAME"])
            with closing(sqlite3.connect(folder / "copy.sqlite3")) as copied:
                texts = "\n".join(copied.iterdump())
            files = [path.read_bytes() for path in (*file.parent.glob(f"{file.name}*"), *folder.iterdir())]
            return b"\n".join([texts.encode(), *files])
        dump = []
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as copy:
                dump += [bytes(part) for part in copy]
        return b"".join(dump)


def test_no_other_secret_opens_one(written: Written) -> None:
    keys = keys_from(secrets_but("COACHING_KEYS"))
    assert settings.CONTENT_KEYS in list(secrets_but("COACHING_KEYS"))
    assert words_in(opened_with(keys, every_cell(), bindings_of(written))) == []


def test_with_the_one_secret_the_same_attack_opens_all(written: Written) -> None:
    """Else the test above would prove nothing."""
    keys = keys_from(texts_in(settings.COACHING_KEYS))
    found = words_in(opened_with(keys, every_cell(), bindings_of(written)))
    assert sorted(found) == sorted(WORDS)


def test_the_one_secret_is_not_in_the_database(written: Written, tmp_path: Path) -> None:
    dump = whole_dump(tmp_path)
    assert EngagementKey.objects.get().wrapped.encode() in dump
    assert str(settings.COACHING_KEYS).encode() not in dump
