"""The calendar of a programme as a form: weeks, pauses, and whose public holidays count."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from holidays import list_supported_countries

from inhabit.programme.forms import weeks_field
from inhabit.programme.models import Stage

MOST_PAUSES = 12
MOST_REGIONS = 12


class WeeksForm(forms.Form):
    """How many weeks each stage takes, and the countries whose public holidays count."""

    regions = forms.CharField(
        label=_("Public holidays of"),
        required=False,
        max_length=200,
        help_text=_(
            "Codes of countries, or of a part of one, with commas between: DE-BY, AT, CH-ZH. "
            "A holiday in one of them counts for everyone in the programme."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {stage.value: weeks_field(stage) for stage in Stage} | self.fields

    def clean_regions(self) -> list[str]:
        codes = [code.strip().upper() for code in self.cleaned_data["regions"].split(",")]
        chosen = list(dict.fromkeys(code for code in codes if code))
        if unknown := [code for code in chosen if not is_region(code)]:
            raise forms.ValidationError(
                _("No public holidays are known for: %(codes)s."), params={"codes": ", ".join(unknown)}
            )
        if len(chosen) > MOST_REGIONS:
            raise forms.ValidationError(
                _("At most %(number)s, please: with more, hardly a working day is left."),
                params={"number": MOST_REGIONS},
            )
        return chosen

    @property
    def weeks(self) -> dict[str, int]:
        return {stage.value: self.cleaned_data[stage.value] for stage in Stage}


def is_region(code: str) -> bool:
    country, dash, part = code.partition("-")
    parts = list_supported_countries().get(country)
    return parts is not None and (not dash or part in {name.upper() for name in parts if len(name) <= 3})


def day_field(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class PauseForm(forms.Form):
    """Days on which the programme rests. Left empty, the pause goes."""

    first = day_field(_("From"))
    last = day_field(_("Until, included"))
    reason = forms.CharField(label=_("Why"), required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if self.errors or not (first or last or self.cleaned_data.get("reason")):
            return self.cleaned_data
        if not first or not last:
            self.add_error("last" if first else "first", _("A pause has a first and a last day."))
        elif last < first:
            self.add_error("last", _("The last day comes before the first one."))
        elif (last - first).days > 366:
            self.add_error("last", _("A pause of more than a year: would it be better to end the programme?"))
        elif not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Say why: people see it in their calendar."))
        return self.cleaned_data

    @property
    def pause(self) -> dict[str, str] | None:
        """The pause as ``Programme.pauses`` keeps it; None where the form was left empty."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if not first or not last:
            return None
        return {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "reason": self.cleaned_data["reason"].strip(),
        }


PauseForms = forms.formset_factory(
    PauseForm, extra=2, max_num=MOST_PAUSES, absolute_max=MOST_PAUSES, validate_max=True
)
