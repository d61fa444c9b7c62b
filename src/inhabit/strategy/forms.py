"""The form of a draft: one page with priorities, and in each its signs, key points and initiatives.

What was posted is first read into plain rows (:mod:`inhabit.strategy.rows`), so that the buttons
which add, remove and move rows work on whatever somebody typed, right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.people.models import today
from inhabit.strategy.contents import Contents, InitiativeContents, PriorityContents, SignContents
from inhabit.strategy.models import Initiative
from inhabit.strategy.problems import is_ended_before_it_starts
from inhabit.strategy.rows import DraftRows, PriorityRows
from inhabit.strategy.units import clean as clean_unit_name
from inhabit.strategy.units import find_units


def lines(rows: int, css: str = "") -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": css})


class DateField(forms.DateField):
    """A date that browsers ask for with their own calendar."""

    def __init__(self, label: Any, help_text: Any = "", required: bool = False) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        formats = ["%Y-%m-%d"]
        super().__init__(
            label=label, help_text=help_text, required=required, widget=widget, input_formats=formats
        )


class NewStrategyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("What is the strategy called?"), max_length=200)


class VersionForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the strategy"), max_length=200)
    vision = forms.CharField(
        label=gettext_lazy("Vision"),
        help_text=gettext_lazy("One or two sentences that somebody could repeat by heart."),
        required=False,
        max_length=20_000,
        widget=lines(3, "voice-input"),
    )
    dated_on = DateField(
        gettext_lazy("Date on the strategy"),
        help_text=gettext_lazy("If it carries one of its own. It is shown on the page."),
    )


class PriorityForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    weight = forms.IntegerField(
        label=gettext_lazy("Weight, out of 100"), required=False, min_value=0, max_value=100
    )
    why = forms.CharField(
        label=gettext_lazy("Why"), required=False, max_length=20_000, widget=lines(2, "voice-input")
    )
    changes = forms.CharField(
        label=gettext_lazy("What changes"), required=False, max_length=20_000, widget=lines(2)
    )
    stays = forms.CharField(
        label=gettext_lazy("What stays"), required=False, max_length=20_000, widget=lines(2)
    )


class SignForm(forms.Form):
    measure = forms.CharField(label=gettext_lazy("What we look at"), required=False, max_length=300)
    start = forms.CharField(label=gettext_lazy("Where it starts"), required=False, max_length=60)
    latest = forms.CharField(label=gettext_lazy("Where it is now"), required=False, max_length=60)
    target = forms.CharField(label=gettext_lazy("Where it should get"), required=False, max_length=60)


class KeyPointForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Key point"), required=False, max_length=1000, widget=lines(1))

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class InitiativeForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    starts_on = DateField(gettext_lazy("Starts on"))
    ends_on = DateField(gettext_lazy("Ends on"))
    hours_per_week = forms.DecimalField(
        label=gettext_lazy("Hours a week for each person it affects"),
        required=False,
        min_value=0,
        max_value=60,
        max_digits=4,
        decimal_places=1,
    )
    depth = forms.ChoiceField(
        label=gettext_lazy("How deep it goes"),
        required=False,
        choices=Initiative.Depth.choices,
    )
    units = forms.CharField(
        label=gettext_lazy("Units it affects"),
        help_text=gettext_lazy("One name a line. Leave it empty where it affects everybody."),
        required=False,
        widget=lines(1),
    )

    def unit_names(self) -> list[str]:
        written = str(self.cleaned_data.get("units") or "")
        return [clean_unit_name(line) for line in written.splitlines() if line.strip()]


@dataclass(frozen=True)
class PriorityForms:
    """The forms of one priority. Their prefixes are the anchors on the page."""

    form: PriorityForm
    signs: list[SignForm]
    key_points: list[KeyPointForm]
    initiatives: list[InitiativeForm]

    def all(self) -> Iterator[forms.Form]:
        yield self.form
        yield from self.signs
        yield from self.key_points
        yield from self.initiatives


class DraftForms:
    """All forms of a draft, bound to ``rows``."""

    def __init__(self, rows: DraftRows, *, has_name: bool) -> None:
        self.version = VersionForm(rows.fields)
        if not has_name:
            del self.version.fields["name"]
        self.priorities = [
            priority_forms(f"p-{number}", priority) for number, priority in enumerate(rows.priorities)
        ]
        self.units = find_units(())

    def all(self) -> Iterator[forms.Form]:
        yield self.version
        for priority in self.priorities:
            yield from priority.all()

    def is_valid(self) -> bool:
        """Check every field, days against each other and units against the organisation."""
        are_valid = [form.is_valid() for form in self.all()]
        initiatives = [one for priority in self.priorities for one in priority.initiatives]
        self.units = find_units(name for one in initiatives for name in one.unit_names())
        for one in initiatives:
            for name in one.unit_names():
                if problem := self.units.problem_with(name):
                    one.add_error("units", problem[:1].upper() + problem[1:])
            days = InitiativeContents(
                starts_on=one.cleaned_data.get("starts_on"), ends_on=one.cleaned_data.get("ends_on")
            )
            if is_ended_before_it_starts(days):
                one.add_error("ends_on", _("It ends before it starts."))
        return all(are_valid) and not any(form.errors for form in self.all())

    def errors(self) -> list[tuple[str, str, str]]:
        """Return of each error the id of its field, the field's label and what is wrong."""
        return [
            (form[name].id_for_label, str(form[name].label), str(error))
            for form in self.all()
            for name, found in form.errors.items()
            if name in form.fields
            for error in found
        ]

    def contents(self, former: Contents) -> Contents:
        """Return what valid forms say; readings are dated as in ``former``, or today."""
        contents = Contents(
            vision=self.version.cleaned_data["vision"],
            dated_on=self.version.cleaned_data["dated_on"],
            priorities=tuple(self.priority(one) for one in self.priorities),
        )
        return contents.with_readings_dated(today(), former=former)

    def priority(self, one: PriorityForms) -> PriorityContents:
        said = one.form.cleaned_data
        return PriorityContents(
            **said | {"weight": said["weight"] or 0},
            signs=tuple(SignContents(**sign.cleaned_data) for sign in one.signs),
            key_points=tuple(point.cleaned_data["text"] for point in one.key_points),
            initiatives=tuple(self.initiative(initiative) for initiative in one.initiatives),
        )

    def initiative(self, form: InitiativeForm) -> InitiativeContents:
        said = form.cleaned_data
        units = {self.units.found[name] for name in form.unit_names()}
        return InitiativeContents(
            **said
            | {
                "depth": int(said["depth"] or Initiative.Depth.ADJUSTS),
                "hours_per_week": said["hours_per_week"] or Decimal(0),
                "units": tuple(sorted(units)),
            }
        )


def priority_forms(prefix: str, rows: PriorityRows) -> PriorityForms:
    def bound[F: forms.Form](form: type[F], kind: str) -> list[F]:
        return [
            form(prefixed(f"{prefix}-{kind}-{number}", row), prefix=f"{prefix}-{kind}-{number}")
            for number, row in enumerate(rows.lists[kind])
        ]

    return PriorityForms(
        PriorityForm(prefixed(prefix, rows.fields), prefix=prefix),
        bound(SignForm, "signs"),
        bound(KeyPointForm, "key_points"),
        bound(InitiativeForm, "initiatives"),
    )


def prefixed(prefix: str, row: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}-{name}": value for name, value in row.items()}


class ReadingForm(forms.Form):
    latest = forms.CharField(label=gettext_lazy("Where it stands"), max_length=60)
    latest_on = DateField(gettext_lazy("As of"), required=True)


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A YAML file"), widget=forms.FileInput(attrs={"accept": ".yaml,.yml,text/yaml"})
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish it at once, for everybody"), required=False, initial=False
    )
