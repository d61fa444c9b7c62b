"""Forms of questions and answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_IN_QUESTION = 1000
MOST_IN_ANSWER = 5000
MOST_IN_WORD = 500
NAMED, UNNAMED = "named", "unnamed"


def words(
    label: Any, help_text: Any = "", *, rows: int = 3, most: int, required: bool = True
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "voice-input"})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, required=required, max_length=most
    )


class QuestionForm(forms.Form):
    """What somebody asks, on which priority, and whether with their name."""

    text = words(
        _("Your question"),
        _("As you would say it aloud. One question at a time travels best."),
        most=MOST_IN_QUESTION,
    )
    priority = forms.TypedChoiceField(
        label=_("Is it about one of the priorities?"), required=False, coerce=int, empty_value=None
    )
    name = forms.ChoiceField(
        label=_("With your name?"), choices=[(NAMED, _("With my name")), (UNNAMED, _("Without my name"))]
    )

    def __init__(self, *args: Any, priorities: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["priority"]
        assert isinstance(choices, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        choices.choices = [("", _("No, or I don’t know")), *priorities]


class AnswerForm(forms.Form):
    """A lead's answer, the question as it stands above it, and how far both go."""

    wording = words(
        _("The question, as it will stand above your answer"),
        _("Keep it as it was asked, or leave out what would tell who asked."),
        rows=2,
        most=MOST_IN_QUESTION,
    )
    text = words(
        _("Your answer"),
        _("Say what you know, what you don’t know yet, and when you will."),
        rows=5,
        most=MOST_IN_ANSWER,
    )
    audience = forms.ChoiceField(
        label=_("How far does it go?"),
        choices=[("under", _("To everyone under me")), ("everyone", _("To everyone here"))],
        initial="under",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)


class PassingForm(forms.Form):
    word = forms.CharField(
        label=_("Why does it go up?"),
        help_text=_("A word for the lead above and for those who asked, if you like."),
        required=False,
        max_length=MOST_IN_WORD,
    )
    unit = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
