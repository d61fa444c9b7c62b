"""Forms of programmes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from inhabit.access.languages import known_language
from inhabit.people.models import Unit, today
from inhabit.programme.models import Stage, UnitStage
from inhabit.programme.moves import WordsOfMove
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
    """A programme's own words for a next step in each language, and those that it had at the beginning."""

    seen = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: WordsOfMove, **kwargs: Any) -> None:
        kwargs["initial"] = {
            f"{name}_{code}": text for code, own in words.items() for name, text in own.items()
        }
        super().__init__(*args, **kwargs)
        self.initial["seen"] = words
        for code, _name in settings.LANGUAGES:
            self.fields[f"title_{code}"] = words_field(code, gettext("What it says"), 120)
            self.fields[f"reason_{code}"] = words_field(code, gettext("Why it matters"), 200)

    @property
    def by_language(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the name of each language with its fields, the reader's own first."""
        own = known_language(get_language() or "")
        languages = sorted(settings.LANGUAGES, key=lambda language: language[0] != own)
        return [(str(name), [self[f"title_{code}"], self[f"reason_{code}"]]) for code, name in languages]

    @property
    def words(self) -> WordsOfMove:
        """Return what was written by language, once the form is valid."""
        said = self.cleaned_data
        found = {
            code: {name: said[f"{name}_{code}"] for name in ("title", "reason") if said[f"{name}_{code}"]}
            for code, _name in settings.LANGUAGES
        }
        return {code: own for code, own in found.items() if own}


def words_field(language: str, label: str, most: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"lang": language})
    return forms.CharField(label=label, required=False, max_length=most, widget=widget)
