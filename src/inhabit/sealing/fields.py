"""A field of text that the database holds sealed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from inhabit.sealing.keys import seal, unseal


class SealedTextField(models.TextField):  # type: ignore[type-arg]  # as the others of its kind
    """Text for its author's eyes: sealed on its way into the database, opened on its way out.

    An empty text stays empty, and can be searched for; no other search makes sense.
    """

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return seal(text) if text else text

    def from_db_value(
        self, value: str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> str | None:
        return unseal(value) if value else value


type Column = tuple[type[models.Model], SealedTextField]


def sealed_columns() -> Iterator[Column]:
    """Yield every field of the product that holds sealed text, with its model."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField):
                yield model, field


def open_one_of_each() -> None:
    """Open one text of every sealed field. ``UnreadableSealError`` where our keys are not theirs."""
    for model, field in sealed_columns():
        model._default_manager.exclude(**{field.attname: ""}).values_list(field.attname, flat=True).first()
