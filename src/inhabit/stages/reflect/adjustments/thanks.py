"""What a version owes to those who proposed it: said on the version, with a name only where they wish."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.surfaces.thanks import FINDERS, Thanks


def thanks_from(field: str, numbers: Collection[int]) -> dict[int, list[Thanks]]:
    """Return the thanks for each of ``numbers``, of the things that ``field`` leads to."""
    rows = Adjustment.objects.accepted().filter(**{f"{field}__in": numbers})
    found: dict[int, list[Thanks]] = {}
    for row in rows.select_related("author", "from_unit").order_by("closed_at", "pk"):
        thanks = Thanks(in_words(row), reverse("adjustment", args=[row.pk]))
        found.setdefault(getattr(row, f"{field}_id"), []).append(thanks)
    return found


def in_words(row: Adjustment) -> str:
    if row.is_from_retrospective and row.from_unit is not None:
        return _("Agreed in %(unit)s, looking back together") % {"unit": row.from_unit}
    if row.is_credited and row.author is not None:
        if row.from_unit is None:
            return _("With thanks to %(name)s") % {"name": row.author}
        return _("With thanks to %(name)s, %(unit)s") % {"name": row.author, "unit": row.from_unit}
    return _("Proposed by somebody who works here")


def join_thanks() -> None:
    FINDERS["words"] = partial(thanks_from, "words")
    FINDERS["remit"] = partial(thanks_from, "remit_version")
    FINDERS["version"] = partial(thanks_from, "version")
