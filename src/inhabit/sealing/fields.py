"""A field of text that the database holds sealed."""

from __future__ import annotations

from typing import Any

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
