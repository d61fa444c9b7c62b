"""Forms of the decision log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit, today
from inhabit.stages.empower.decisions.actions import Entry
from inhabit.stages.empower.decisions.models import Decision, LookBack
from inhabit.strategy.models import Statement

LONGEST_LINE = 300
LONGEST_TEXT = 3000

NONE_OF_THEM = "none"

type Choices = list[tuple[Any, Any]]


class DecisionForm(forms.Form):
    """One line, and what may follow: everything but the line can stay empty."""

    text = forms.CharField(
        label=_("What was decided?"),
        help_text=_("One line, as you would tell it to somebody who wasn’t there."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Write what was decided first.")},
    )
    priority = forms.TypedChoiceField(
        label=_("Which priority does it serve?"),
        coerce=lambda value: None if value == NONE_OF_THEM else int(value),
        empty_value=None,
        error_messages={"required": _("Choose a priority, or that it serves none of them.")},
    )
    unit = forms.TypedChoiceField(label=_("In which unit’s log?"), coerce=int)
    expects = forms.CharField(
        label=_("What do you expect of it?"),
        help_text=_("So that you can tell later whether it came true."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        max_length=LONGEST_TEXT,
        required=False,
    )
    look_on = forms.DateField(
        label=_("When do you look again?"),
        help_text=_("On that day you are asked whether it came true. Without a day nobody asks."),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
    ease = forms.ChoiceField(
        label=_("If it turns out wrong, is it easy to undo?"),
        choices=Decision.Ease.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    context = forms.CharField(
        label=_("What led to it?"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice-input"}),
        max_length=LONGEST_TEXT,
        required=False,
    )
    audience = forms.ChoiceField(
        label=_("Who may read it?"), choices=Decision.Audience.choices, widget=forms.RadioSelect
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0, required=False)

    def __init__(
        self, *args: Any, statements: Iterable[Statement], units: Sequence[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        priority, unit = self.fields["priority"], self.fields["unit"]
        assert isinstance(priority, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        assert isinstance(unit, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        served = choices_of(statements)
        priority.required = bool(served)
        priority.choices = [("", _("Choose one")), *served, (NONE_OF_THEM, _("None of them, to be honest"))]
        unit.choices = [(one.pk, one.name) for one in units]

    def keep_priority(self, number: int | None, name: str) -> None:
        """Let what a decision serves be kept, also where the strategy does not name it any more."""
        priority = self.fields["priority"]
        assert isinstance(priority, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        if number is not None and not priority.valid_value(str(number)):
            priority.choices = [*priority.choices, (number, name)]
            priority.required = True

    def clean_look_on(self) -> date | None:
        day: date | None = self.cleaned_data["look_on"]
        if day is not None and day <= today() and day != self.initial.get("look_on"):
            raise ValidationError(_("Choose a day to come, or none."))
        return day

    def entry(self) -> Entry:
        """Return what was written, of a form that is valid."""
        said = self.cleaned_data
        return Entry(
            text=said["text"],
            priority=said["priority"],
            ease=said["ease"],
            expects=said["expects"],
            look_on=said["look_on"],
            context=said["context"],
            audience=said["audience"],
        )

    @property
    def asks_for_priority(self) -> bool:
        """Say whether there is a priority to choose at all."""
        return bool(self.fields["priority"].required)

    @property
    def has_trouble_below(self) -> bool:
        """Say whether something in the folded part needs a second look."""
        return bool(
            self.is_bound and set(self.errors) & {"expects", "look_on", "ease", "context", "audience"}
        )


def choices_of(statements: Iterable[Statement]) -> Choices:
    """Return priorities to choose from; where they are of several strategies, under each one's name."""
    groups = [
        (strategy.name, [(item.priority_id, item.name) for item in items])
        for strategy, items in groupby(statements, key=lambda item: item.version.strategy)
    ]
    return groups[0][1] if len(groups) == 1 else list(groups)


class LookForm(forms.Form):
    """Did it come true? ``seen`` is how many look-backs the page showed."""

    verdict = forms.ChoiceField(
        label=_("Did it come true?"),
        choices=LookBack.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four.")},
    )
    learned = forms.CharField(
        label=_("What did you learn from it?"),
        help_text=_("A line is enough; the next one who decides something like it reads it."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        max_length=LONGEST_LINE,
        required=False,
    )
    next_on = forms.DateField(
        label=_("If you can’t tell yet: when do you look again?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
