"""``inhabit reseal``: puts everything that is sealed under the newest key, so that older ones can go."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, models, transaction

from inhabit.sealing.fields import SealedTextField, sealed_columns
from inhabit.sealing.keys import reseal

BATCH = 500


class Command(BaseCommand):
    help = "Seal every private text anew, with the first key of INHABIT_CONTENT_KEYS. Can be run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        number = sum(reseal_field(model, field) for model, field in sealed_columns())
        self.stdout.write(f"Texts under the newest key: {number}. Older keys can be removed.")


def reseal_field(model: type[models.Model], field: SealedTextField) -> int:
    """Reseal one column, a batch of rows at a time; return how many texts that were."""
    last: Any = None
    number = 0
    while rows := next_rows(model, field, last):
        last = rows[-1][0]
        number += len(rows)
    return number


@transaction.atomic
def next_rows(model: type[models.Model], field: SealedTextField, last: Any) -> list[tuple[Any, str]]:
    """Reseal the rows that come after ``last``, and return them. What is written meanwhile is new already."""
    quote, key_column = connection.ops.quote_name, str(model._meta.pk.column)
    table, key, column = quote(model._meta.db_table), quote(key_column), quote(str(field.column))
    after = f"AND {key} > %s" if last is not None else ""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    # The names are those of our own models; values go in as parameters.
    read = f"SELECT {key}, {column} FROM {table} WHERE {column} <> '' {after}"  # noqa: S608  # as above
    write = f"UPDATE {table} SET {column} = %s WHERE {key} = %s"  # noqa: S608  # as above
    with connection.cursor() as cursor:
        cursor.execute(f"{read} ORDER BY {key} LIMIT {BATCH}{lock}", [last] if last is not None else [])
        rows: list[tuple[Any, str]] = cursor.fetchall()
        cursor.executemany(write, [(reseal(sealed), pk) for pk, sealed in rows])
    return rows
