"""Many rows in one statement, for writes of whole organisations: no model object for each row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import batched
from typing import Any

from django.db import connection
from django.db.models import Model

BATCH = 10_000  # rows a statement


def quoted(name: str | None) -> str:
    return str(connection.ops.quote_name(name or ""))


def columns_of(model: type[Model], fields: Sequence[str]) -> list[str]:
    """Return the quoted database columns of ``fields``."""
    columns = {field.attname: field.column for field in model._meta.concrete_fields}
    return [quoted(columns[field]) for field in fields]


def insert_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert ``rows``, whose values stand in the order of ``fields``. No other field gets a default."""
    table = quoted(model._meta.db_table)
    columns = ", ".join(columns_of(model, fields))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join(["%s"] * len(fields))
    run_many(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608  # names from models


def update_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write ``fields`` of many rows; each of ``rows`` has their values and, last, the primary key."""
    table = quoted(model._meta.db_table)
    assignments = ", ".join(f"{column} = %s" for column in columns_of(model, fields))
    run_many(f"UPDATE {table} SET {assignments} WHERE id = %s", rows)  # noqa: S608  # names from models


def delete_rows(model: type[Model], keys: Collection[int]) -> None:
    """Delete rows to which nothing refers."""
    table = quoted(model._meta.db_table)
    run_many(f"DELETE FROM {table} WHERE id = %s", ((key,) for key in keys))  # noqa: S608  # as above


def run_many(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor:
        for batch in batched(rows, BATCH):
            cursor.executemany(statement, batch)
