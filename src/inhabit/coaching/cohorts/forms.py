"""Forms of offers of coaching."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.coaching.cohorts.places import MOST_SESSIONS
from inhabit.coaching.models import CoachingRules, Cohort, Format
from inhabit.people.models import Person, Unit, today
from inhabit.programme.models import Programme

LENGTHS = (30, 45, 60, 75, 90, 120)  # minutes of a session
WINDOW = timedelta(days=42)  # in which people may answer, unless the programme team says otherwise


def number_field(label: Any, most: int, help_text: Any = "", least: int = 1) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=help_text, widget=widget
    )


def length_choices() -> list[tuple[int, str]]:
    return [(minutes, _("%(minutes)s minutes") % {"minutes": minutes}) for minutes in LENGTHS]


def length_field() -> forms.TypedChoiceField:
    label = gettext_lazy("Length of a session")
    return forms.TypedChoiceField(label=label, choices=length_choices, coerce=int)


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget)


class CohortForm(forms.Form):
    """Whom coaching is offered, how much of it, and until when they may answer."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("For the programme team; whoever is offered it doesn’t read it."),
    )
    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("For which units"),
        help_text=gettext_lazy("Each with everything below it."),
        queryset=Unit.objects.none(),
        error_messages={"required": gettext_lazy("Choose at least one unit.")},
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("For whom there"), choices=Cohort.Audience, widget=forms.RadioSelect
    )
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    formats = forms.MultipleChoiceField(
        label=gettext_lazy("How they can be coached"), choices=Format, widget=forms.CheckboxSelectMultiple
    )
    sessions = number_field(gettext_lazy("Sessions for each person"), MOST_SESSIONS)
    minutes = length_field()
    budget = number_field(
        gettext_lazy("Budget in sessions"),
        10_000_000,
        gettext_lazy("For everybody together. Who comes when it is used up can wait for a place."),
    )
    is_matched_together = forms.BooleanField(
        label=gettext_lazy("Suggest coaches to everybody at once"),
        required=False,
        help_text=gettext_lazy(
            "Best for all together: people say what they need, you start the matching, and each one gets"
            " three suggestions to choose from. Without it each gets them as soon as they have said it."
        ),
    )
    starts_on = day_field(gettext_lazy("From"))
    ends_on = day_field(gettext_lazy("Answers are possible until"))
    party = forms.ModelChoiceField(
        label=gettext_lazy("Who stands in the agreement for the organisation"),
        help_text=gettext_lazy(
            "Learns that the coaching takes place, how many sessions were held, and the goals that"
            " somebody shares with them. Nothing else."
        ),
        queryset=Person.objects.none(),
        error_messages={"required": gettext_lazy("Choose a person.")},
    )

    def __init__(self, *args: Any, units: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices_of("units", units)
        self.choices_of("programme", programmes)
        self.choices_of("party", Person.objects.here().filter(name__gt=""))

    def choices_of(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # tells mypy what stands above
        field.queryset = rows

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", ValidationError(_("It has to come after the first day.")))
        sessions, budget = given.get("sessions"), given.get("budget")
        if sessions and budget and budget < sessions:
            self.add_error("budget", ValidationError(_("It isn’t enough for one person.")))
        return given


def first_values(first: date | None = None) -> dict[str, object]:
    """Return what stands in the form of a new offer."""
    first = first or today()
    return {
        "audience": Cohort.Audience.LEADS,
        "formats": [Format.ONE_TO_ONE],
        "sessions": 6,
        "minutes": 60,
        "starts_on": first,
        "ends_on": first + WINDOW,
    }


def values_of(cohort: Cohort) -> dict[str, object]:
    """Return what stands in the form of an offer that is there."""
    names = ("name", "audience", "programme", "formats", "sessions", "minutes", "budget", "party")
    more = ("is_matched_together",)
    days = ("starts_on", "ends_on")
    kept: dict[str, object] = {name: getattr(cohort, name) for name in (*names, *more, *days)}
    return kept | {"units": list(cohort.units.all())}


class RulesForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker alone
    """Whether people may ask for coaching by themselves, and how much there is of it."""

    sessions = number_field(gettext_lazy("Sessions for each person"), MOST_SESSIONS)
    minutes = length_field()
    budget = number_field(
        gettext_lazy("Budget in sessions"),
        10_000_000,
        gettext_lazy(
            "For everybody together; 0 sets no limit. It begins to count once eight people have asked."
        ),
        least=0,
    )

    class Meta:
        model = CoachingRules
        fields = ("is_own_request_open", "sessions", "minutes", "budget")
        labels = {"is_own_request_open": gettext_lazy("People may ask for coaching by themselves")}
