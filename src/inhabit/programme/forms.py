"""Forms of programmes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit, today
from inhabit.programme.models import Stage, UnitStage
from inhabit.strategy.models import Strategy

MOST_WEEKS = 52  # of a stage
MOST_LEVELS = 2  # a programme starts at the root or at most so many levels below it


class ProgrammeForm(forms.Form):
    """A new programme: which strategy, for whom, from when."""

    strategy = forms.ModelChoiceField(label=_("Strategy"), queryset=Strategy.objects.none(), empty_label=None)
    root_unit = forms.ModelChoiceField(
        label=_("For"),
        queryset=Unit.objects.none(),
        help_text=_("This unit and everyone below it."),
        empty_label=None,
    )
    starts_on = forms.DateField(
        label=_("Starts on"), initial=today, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty to use the strategy’s name."),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = Strategy.objects.filter(versions__published_at__isnull=False).distinct()
        self.choices_of("strategy", published.order_by("-versions__is_in_force", "name"))
        self.choices_of("root_unit", units.order_by("depth", "name"))

    def choices_of(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # tells mypy what stands above
        field.queryset = queryset


def weeks_field(stage: Stage) -> forms.IntegerField:
    return forms.IntegerField(
        label=stage.label,
        min_value=1,
        max_value=MOST_WEEKS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class UnitWeeksForm(forms.Form):
    """How many weeks a unit takes for its present stage and for those that follow in this cycle."""

    def __init__(self, *args: Any, stage: UnitStage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = list(Stage)
        for each in stages[stages.index(Stage(stage.stage)) :]:
            self.fields[each.value] = weeks_field(each)


class MoveWordsForm(forms.Form):
    """A programme's own words for a next step, and those that it had when the form was opened."""

    title = forms.CharField(
        label=_("What it says"),
        required=False,
        max_length=120,
        help_text=_("In your people’s language. Empty: as delivered, which also names the unit."),
    )
    reason = forms.CharField(label=_("Why it matters"), required=False, max_length=200)
    seen_title = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_reason = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def words_and_seen(self) -> dict[str, Any]:
        given = self.cleaned_data
        seen = {name: given[f"seen_{name}"] for name in ("title", "reason") if given[f"seen_{name}"]}
        return {"title": given["title"], "reason": given["reason"], "seen": seen}
