"""How I want to be told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.notify.models import Limit, Preferences, Way, Weekday
from inhabit.notify.rhythms import usual_way

WAY = "way-"  # before the key of a kind, in the name of its field
HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class NoticePreferencesForm(forms.Form):
    """Ways by kind (of ``kinds``), the limit to all mails, quiet hours and the day of the weekly mail."""

    limit = forms.ChoiceField(
        label=_("Mails in all"), choices=Limit.choices, required=False, widget=forms.RadioSelect
    )
    quiet_from = forms.TypedChoiceField(label=_("No mails from"), choices=HOURS, coerce=int)
    quiet_until = forms.TypedChoiceField(label=_("until"), choices=HOURS, coerce=int)
    is_quiet_on_weekends = forms.BooleanField(label=_("Nor on Saturdays and Sundays"), required=False)
    weekday = forms.TypedChoiceField(label=_("The weekly mail comes on"), choices=Weekday.choices, coerce=int)

    def __init__(self, *args: Any, preferences: Preferences, kinds: list[NoticeKind], **kwargs: Any) -> None:
        names = ("limit", "quiet_from", "quiet_until", "is_quiet_on_weekends", "weekday")
        initial = {name: getattr(preferences, name) for name in names}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        for kind in kinds:
            self.fields[WAY + kind.key] = way_field(kind, preferences)

    @property
    def kinds(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(WAY)]

    @property
    def ways(self) -> dict[str, str]:
        """Return what was chosen for each kind, once the form is valid."""
        chosen = self.cleaned_data.items()
        return {name.removeprefix(WAY): way for name, way in chosen if name.startswith(WAY)}

    @property
    def others(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith(WAY)}


def way_field(kind: NoticeKind, preferences: Preferences) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=str(kind.label),
        choices=Way.choices,
        initial=preferences.ways.get(kind.key, usual_way(kind)),
    )
