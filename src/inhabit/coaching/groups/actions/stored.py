"""A group as it is stored now, for nobody else to change until the transaction is over."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.coaching.models import Group


def lock_group(group: Group) -> Group:
    rows = Group.objects.select_for_update(of=("self",))
    return rows.select_related(
        "cohort__party", "unit__lead", "coach__person", "party", "engagement", "asked_by"
    ).get(pk=group.pk)


def refuse_closed(group: Group) -> None:
    if not group.is_open:
        raise ValidationError(_("This group has ended. Nothing was changed."))
