"""Forms of goals: its words, and where one stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.goals.wording import FROM_THE_TOP, NEEDED, Level, Wording
from inhabit.stages.clarify.connect.forms import EditedForm
from inhabit.stages.clarify.forms import words

EXAMPLES: dict[Level, str | Promise] = {
    Level.MUCH_MORE: _("For example: my people bring it to me before I ask."),
    Level.MORE: _("For example: in every meeting somebody says what worries them, and we stay with it."),
    Level.AS_HOPED: _(
        "For example: twice a month I ask what speaks against a plan, and wait for the answer."
    ),
    Level.LESS: _("For example: I ask, but I answer it myself."),
    Level.MUCH_LESS: _("For example: I only hear of problems once they are large."),
}


def level_field(level: Level) -> str:
    return f"level_{level.value}"


class GoalForm(EditedForm):
    """The goal and its five levels. Everything may stay empty while it is a draft."""

    text = words(
        _("What do you want to get to?"), _("In a sentence of your own, as somebody could notice it."), 3
    )
    baseline = forms.TypedChoiceField(
        label=_("Where are you today?"), coerce=int, required=False, empty_value=None
    )
    priority = forms.TypedChoiceField(
        label=_("Does it hang on a priority of the strategy?"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, priorities: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in FROM_THE_TOP:
            self.fields[level_field(level)] = words(f"{level.sign}: {level.words}", EXAMPLES[level], 2)
        self.fields["baseline"].choices = [("", _("I can’t say yet")), *level_choices()]  # type: ignore[attr-defined]  # a choice field
        private = ("", _("No, it is a goal of my own"))
        self.fields["priority"].choices = [private, *priorities]  # type: ignore[attr-defined]  # as above

    @property
    def level_fields(self) -> list[tuple[forms.BoundField, bool]]:
        """Return the fields of the levels, the highest first, each with whether it may stay empty."""
        return [(self[level_field(level)], level not in NEEDED) for level in FROM_THE_TOP]

    @property
    def wording(self) -> Wording:
        """Return what was written, once the form was cleaned."""
        cleaned = self.cleaned_data
        baseline = cleaned.get("baseline")
        levels = {level: cleaned.get(level_field(level), "") for level in FROM_THE_TOP}
        return Wording(
            text=cleaned.get("text", ""),
            levels={level: said for level, said in levels.items() if said},
            baseline=None if baseline is None else Level(baseline),
            priority=cleaned.get("priority"),
        )


class RatingForm(forms.Form):
    """Where one stands today."""

    level = forms.TypedChoiceField(
        label=_("Where does it stand today?"), coerce=int, widget=forms.RadioSelect
    )
    word = words(_("A word on it"), _("What did you notice that tells you so?"), 2)

    def __init__(self, *args: Any, wording: Wording, **kwargs: Any) -> None:
        """Each level is named by what ``wording`` says of it, where it says something."""
        super().__init__(*args, **kwargs)
        said = [
            (level.value, f"{level.sign}: {wording.levels.get(level) or level.words}")
            for level in FROM_THE_TOP
        ]
        self.fields["level"].choices = said  # type: ignore[attr-defined]  # a choice field


def level_choices() -> list[tuple[int, str]]:
    return [(level.value, f"{level.sign}: {level.words}") for level in FROM_THE_TOP]


def initial_of(wording: Wording, edits: int) -> dict[str, Any]:
    levels = {level_field(level): words for level, words in wording.levels.items()}
    own = {"text": wording.text, "baseline": wording.baseline, "priority": wording.priority, "edits": edits}
    return own | levels
