"""Forms of the journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.stages.reflect.journal.models import Rhythm
from inhabit.stages.reflect.journal.pages import Passage
from inhabit.stages.reflect.journal.sharing import PossibleReader

MOST_CHARACTERS = 10_000  # of an answer


class EntryForm(forms.Form):
    """A field for each question of a page. Every one may stay empty."""

    entry = forms.UUIDField(widget=forms.HiddenInput)
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, passages: Iterable[Passage], rows: int = 3, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = []
        for one in passages:
            self.keys.append(one.key)
            self.fields[one.key] = forms.CharField(
                label=one.asked,
                initial=one.words,
                required=False,
                max_length=MOST_CHARACTERS,
                widget=forms.Textarea(attrs={"rows": rows, "class": "voice-input"}),
            )

    @property
    def answers(self) -> dict[str, str]:
        """What was written, by question, of a form that is valid."""
        return {key: self.cleaned_data[key] for key in self.keys}

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[key] for key in self.keys]


class ShowForm(forms.Form):
    """To whom an entry is shown, with a word for them."""

    reader = forms.TypedChoiceField(
        label=_("Whom do you show it to?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one person.")},
    )
    word = forms.CharField(
        label=_("A word with it"),
        help_text=_("Why you show it, or what you would like: an ear, an opinion, nothing at all."),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
    )

    def __init__(self, *args: Any, readers: Iterable[PossibleReader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = self.fields["reader"]
        assert isinstance(reader, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        reader.choices = [(one.person.pk, f"{one.person}, {one.label}") for one in readers]


class AnswerForm(forms.Form):
    """A line for whoever showed an entry."""

    answer = forms.CharField(
        label=_("Your line in answer"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
    )


class RhythmForm(forms.Form):
    """How often somebody wants to be reminded."""

    rhythm = forms.ChoiceField(label=_("Remind me on Home"), choices=Rhythm.choices, widget=forms.RadioSelect)
