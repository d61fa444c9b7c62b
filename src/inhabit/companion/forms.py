"""Forms of "Think it through"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.companion.files.shape import Question
from inhabit.companion.walking import Answer
from inhabit.strategy.files.nodes import MOST_BYTES

MOST_WORDS = 5000  # characters


class AnswerForm(forms.Form):
    """The answer to one question: open words, one of a few answers, or both."""

    choice = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the one that comes closest.")},
    )
    words = forms.CharField(
        label=_("Your answer"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice-input"}),
        error_messages={"required": _("A word is enough. “I don’t know” is an answer too.")},
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        choice = self.fields["choice"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
        choice.choices = [(one.key, str(one.text)) for one in question.choices]
        if not question.has_choices:
            del self.fields["choice"]
        if not question.has_words:
            del self.fields["words"]
        elif question.has_choices:
            self.fields["words"].required = False
            self.fields["words"].label = _("And in your words, if you like")

    @property
    def answer(self) -> Answer:
        """The answer of a form that is valid."""
        data = self.cleaned_data
        return Answer(question=self.question.key, choice=data.get("choice", ""), words=data.get("words", ""))


class DraftForm(forms.Form):
    """Open words as far as they are typed."""

    words = forms.CharField(max_length=MOST_WORDS, required=False, strip=False)
    edits = forms.IntegerField(min_value=0)


class EndForm(forms.Form):
    """One sentence and one small act, suggested by the path and changed by whoever says them."""

    sentence = forms.CharField(
        label=_("In one sentence"),
        help_text=_("A suggestion made of your words. Change it until it is yours."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
    )
    act = forms.CharField(
        label=_("One small thing, within two days"),
        help_text=_("So small that you will do it. A smaller one is fine."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
    )


class PathForm(forms.Form):
    """A path's file, pasted or chosen."""

    text = forms.CharField(
        label=_("The file’s text"),
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 24, "class": "code-input", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        help_text=_("YAML, as one of the files you can download here. It goes before the text above."),
        required=False,
    )


def with_edits(data: Any, edits: int) -> Any:
    """Return what was posted with another count of edits: the next answer follows what is stored."""
    copy = data.copy()
    copy["edits"] = edits
    return copy
