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
from inhabit.stages.empower.remits.models import RemitLine
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
    remit_line = forms.TypedChoiceField(
        label=_("What does it rest on?"), coerce=int, empty_value=None, required=False
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
        self,
        *args: Any,
        statements: Iterable[Statement],
        units: Sequence[Unit],
        lines: Iterable[RemitLine] = (),
        stored: Decision | None = None,
        **kwargs: Any,
    ) -> None:
        """``stored``: what it served or rested on can be kept, also where nothing names it any more."""
        super().__init__(*args, **kwargs)
        served, agreed = choices_of(statements), [(line.pk, words_of_line(line)) for line in lines]
        if stored is not None and stored.priority_id is not None:
            served = with_kept(served, stored.priority_id, getattr(stored, "priority_name", None) or "")
        if stored is not None and stored.remit_line is not None:
            agreed = with_kept(agreed, stored.remit_line.pk, words_of_line(stored.remit_line))
        self.choose(
            "priority", [("", _("Choose one")), *served, (NONE_OF_THEM, _("None of them, to be honest"))]
        )
        self.choose("remit_line", [("", _("On nothing that was agreed")), *agreed])
        self.choose("unit", [(one.pk, one.name) for one in units])
        self.fields["priority"].required = self.asks_for_priority = bool(served)
        self.asks_for_line = bool(agreed)

    def choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        field.choices = choices

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
            remit_line=said["remit_line"],
            ease=said["ease"],
            expects=said["expects"],
            look_on=said["look_on"],
            context=said["context"],
            audience=said["audience"],
        )

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


def with_kept(choices: Choices, number: int, name: str) -> Choices:
    """Return ``choices`` with one of this ``number``, which may stand in a group already."""
    flat = [value for value, label in choices if not isinstance(label, list)]
    flat += [value for _name, group in choices if isinstance(group, list) for value, _label in group]
    return choices if number in flat else [*choices, (number, name)]


def words_of_line(line: RemitLine) -> str:
    return f"{line.decision} ({line.get_level_display()})"


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
