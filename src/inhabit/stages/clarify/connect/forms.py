"""Forms of Connect: one for each step, one for values and goals, two for what is shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.stages.clarify.connect.models import Words
from inhabit.stages.clarify.forms import words
from inhabit.stages.clarify.models import Contribution

MOST_IN_LINE = 200


class EditedForm(forms.Form):
    """A form that knows which save it follows. What is written in it is everything but that count."""

    BESIDE: frozenset[str] = frozenset({"edits"})  # fields that are no part of what was written

    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, choices: Mapping[str, Iterable[str | int]] | None = None, **kwargs: Any
    ) -> None:
        """``choices`` holds the keys of what one can tick, by the name of the field."""
        super().__init__(*args, **kwargs)
        for name, keys in (choices or {}).items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
            field.choices = [(key, str(key)) for key in keys]

    @property
    def words(self) -> Words:
        """Return what was written, as it is kept."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.BESIDE}

    def is_keepable(self) -> bool:
        """Say whether what was written fits, whatever is wrong beside it."""
        self.full_clean()
        return "edits" in self.cleaned_data and self.BESIDE.issuperset(self.errors)


class NowForm(EditedForm):
    now = words(_("What I do already"), rows=4)


class StartStopForm(EditedForm):
    start = words(_("I would start"))
    stop = words(_("I would stop"))


class TouchForm(EditedForm):
    """``touched`` are keys of the written set, or somebody's own words after ``selectors.OWN``."""

    touched = forms.MultipleChoiceField(
        label=_("It touches"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = forms.CharField(
        label=_("Or in a word of your own"), required=False, max_length=MOST_IN_LINE, widget=forms.TextInput
    )
    rub = words(_("Where it rubs"), _("What in it goes against the grain, and with what of yours?"))


class NeedForm(EditedForm):
    need = words(_("What I need"), rows=4)


class SentenceForm(EditedForm):
    """The last step: the sentence, what else it serves, and who may read it."""

    BESIDE = frozenset({"audience", "edits", "part_edits"})

    sentence = words(_("My part"), rows=3)
    also = forms.TypedMultipleChoiceField(
        label=_("Does it serve more than one?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    audience = forms.ChoiceField(
        label=_("Who may read it?"), choices=Contribution.Audience.choices, widget=forms.RadioSelect
    )
    part_edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


STEP_FORMS: dict[int, type[EditedForm]] = {
    1: NowForm,
    2: StartStopForm,
    3: TouchForm,
    4: NeedForm,
    5: SentenceForm,
}


class ValuesForm(EditedForm):
    """Somebody's values and goals: chosen from the written set, and in words of their own, one a line."""

    values = forms.MultipleChoiceField(
        label=_("What matters to me at work"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = words(_("In words of my own"), _("One to a line."), 2)
    goals = words(_("What I want to get to"), _("Goals of yours, at work or through it. One to a line."))


class SharingForm(forms.Form):
    """What somebody would show their lead. ``unit`` is the one that the page named."""

    text = words(_("What my lead would read"), _("As you wrote it, or as you would say it to them."), 4)
    unit = forms.CharField(required=False, widget=forms.HiddenInput)


class ReplyForm(forms.Form):
    """A lead's word on what somebody has shared with them."""

    reply = words(
        _("I heard you:"), _("What you understood, and what you can do about it. Or that you can’t."), 2
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
