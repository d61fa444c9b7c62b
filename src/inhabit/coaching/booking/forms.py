"""Forms in which a coach says when and how they can be booked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from itertools import pairwise
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.coaching.models import BookingRules, Weekday

STRETCHES = 3  # of hours in a day
type Stretch = tuple[time, time]


def time_field(label: Any, **fields: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **fields
    )


def date_field(label: Any, **fields: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **fields
    )


class WeekForm(forms.Form):
    """A coach's usual week: up to three stretches a day. ``copy`` gives the hours of one day to others."""

    seen = forms.CharField(widget=forms.HiddenInput)
    source = forms.TypedChoiceField(
        label=gettext_lazy("Copy the hours of"), choices=Weekday, coerce=int, required=False
    )
    targets = forms.TypedMultipleChoiceField(
        label=gettext_lazy("to"),
        choices=Weekday,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, week: Mapping[int, list[Stretch]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in Weekday:
            stretches = week.get(day, [])
            for number in range(STRETCHES):
                start, end = stretches[number] if number < len(stretches) else (None, None)
                self.fields[f"start-{day}-{number}"] = time_field(
                    _("%(day)s from") % {"day": day.label}, required=False, initial=start
                )
                self.fields[f"end-{day}-{number}"] = time_field(
                    _("%(day)s until") % {"day": day.label}, required=False, initial=end
                )

    def days(self) -> Iterator[dict[str, Any]]:
        """Yield each day of the grid with its fields: what is filled, and one more."""
        for day in Weekday:
            pairs = [
                (self[f"start-{day}-{number}"], self[f"end-{day}-{number}"]) for number in range(STRETCHES)
            ]
            yield {"label": day.label, "pairs": pairs, "error": self.errors.get(f"start-{day}-0")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for day in Weekday:
            try:
                cleaned[str(int(day))] = in_order(list(self.stretches_of(day)))
            except ValidationError as error:
                self.add_error(f"start-{day}-0", error)
        return cleaned

    def stretches_of(self, day: int) -> Iterator[Stretch]:
        for number in range(STRETCHES):
            start = self.cleaned_data.get(f"start-{day}-{number}")
            end = self.cleaned_data.get(f"end-{day}-{number}")
            if (start is None) != (end is None):
                raise ValidationError(_("Say from when and until when."))
            if start is not None and end is not None:
                yield start, end

    def week(self) -> dict[int, list[Stretch]]:
        """Return what was typed, with the copies that were asked for."""
        week = {int(day): self.cleaned_data[str(int(day))] for day in Weekday}
        source = self.cleaned_data.get("source")
        if "copy" in self.data and source not in {None, ""}:
            week |= dict.fromkeys(self.cleaned_data["targets"], week[int(source)])
        return week


def in_order(stretches: list[Stretch]) -> list[Stretch]:
    """Return ``stretches`` sorted. ``ValidationError`` where one ends before it begins, or two overlap."""
    ordered = sorted(stretches)
    for start, end in ordered:
        if end <= start and end != time.min:
            raise ValidationError(_("They end before they begin. Midnight is 0:00."))
    for before, after in pairwise(ordered):
        if before[1] == time.min or after[0] < before[1]:
            raise ValidationError(_("Two of them overlap."))
    return ordered


class ChangeForm(forms.Form):
    """Time off, or extra hours, on one day or several."""

    is_extra = forms.TypedChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[("", gettext_lazy("Time off")), ("1", gettext_lazy("More hours than usual"))],
        coerce=bool,
        required=False,
        empty_value=False,  # type: ignore[arg-type]  # any value will do
    )
    first = date_field(gettext_lazy("First day"))
    last = date_field(gettext_lazy("Last day"), required=False)
    start = time_field(gettext_lazy("From"), required=False)
    end = time_field(gettext_lazy("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last") or cleaned.get("first")
        cleaned["last"] = last
        if first and last and last < first:
            self.add_error("last", _("The last day comes before the first."))
        cleaned["start"], cleaned["end"] = cleaned.get("start") or time.min, cleaned.get("end") or time.min
        if cleaned["end"] <= cleaned["start"] and cleaned["end"] != time.min:
            self.add_error("end", _("They end before they begin. Midnight is 0:00."))
        if cleaned.get("is_extra") and cleaned["start"] == cleaned["end"]:
            self.add_error("start", _("Say from when and until when."))
        return cleaned


class SeasonForm(forms.Form):
    """Weekly hours that hold for a time only."""

    weekday = forms.TypedChoiceField(label=gettext_lazy("Day"), choices=Weekday, coerce=int)
    start = time_field(gettext_lazy("From"))
    end = time_field(gettext_lazy("Until"))
    first = date_field(gettext_lazy("First day"))
    last = date_field(gettext_lazy("Last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"auto_id": "season-%s"} | kwargs))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last, start, end = (cleaned.get(name) for name in ("first", "last", "start", "end"))
        if first and last and last < first:
            self.add_error("last", _("The last day comes before the first."))
        if start is not None and end is not None and end <= start and end != time.min:
            self.add_error("end", _("They end before they begin. Midnight is 0:00."))
        return cleaned


def number_field(label: Any, most: int, least: int = 0, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, help_text=hint)


class RulesForm(forms.Form):
    """How a coach wants to be booked."""

    step = forms.TypedChoiceField(
        label=gettext_lazy("Sessions begin at"), choices=BookingRules.STEPS, coerce=int
    )
    before = number_field(
        gettext_lazy("Minutes to prepare"), 120, hint=gettext_lazy("Kept free before each session.")
    )
    after = number_field(
        gettext_lazy("Minutes to write up"), 120, hint=gettext_lazy("Kept free after each session.")
    )
    notice_hours = number_field(
        gettext_lazy("Hours ahead at least"),
        24 * 14,
        hint=gettext_lazy("Nobody books at shorter notice; you can."),
    )
    days_ahead = number_field(gettext_lazy("Days ahead at most"), 180, 7)
    late_hours = number_field(
        gettext_lazy("Hours before which cancelling is free"),
        24 * 7,
        hint=gettext_lazy("After that it counts as a session, unless you let it pass."),
    )
