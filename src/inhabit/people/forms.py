"""Forms about people."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from inhabit.access.models import Account, Role
from inhabit.people.models import Person, Unit
from inhabit.people.permissions import units_run_by

UNITS_OFFERED = 200


class AppointmentForm(forms.Form):
    """A role for a unit and all units below it."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        label=_("For which unit"),
        help_text=_("It counts for this unit and all units below it."),
        queryset=Unit.objects.none(),
        empty_label=None,
    )

    def __init__(self, *args: Any, by: Person, words: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_run_by(by).open().order_by("depth", "name", "pk")
        unit: forms.ModelChoiceField[Unit] = self.fields["unit"]  # type: ignore[assignment]  # a mapping of any fields
        if self.is_bound:
            unit.queryset = units
            return
        for word in words.split():
            units = units.filter(name__icontains=word)
        unit.queryset = units[:UNITS_OFFERED]


@cache
def places() -> list[str]:
    """Return the time zones that are named after a place. Looked up once: it reads many files."""
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


class PreferencesForm(forms.Form):
    """How I want to be spoken to."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"language": account.language, "time_zone": account.time_zone})
        super().__init__(*args, **kwargs)
        as_listed = [("", _("As my organisation’s list says"))]
        # The mapping holds fields of any kind; these two have choices.
        self.fields["language"].choices = as_listed + list(settings.LANGUAGES)  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = as_listed + [(zone, zone) for zone in places()]  # type: ignore[attr-defined]
