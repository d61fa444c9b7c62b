"""Forms of Clarify & Connect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.stages.clarify.models import ContestAnswer, Contribution, Interpretation
from inhabit.strategy.models import Initiative, Statement

MOST_CHARACTERS = 5000
MOST_CHARACTERS_OF_A_STOP = 500


def words(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    """Return a field for somebody's own words."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "voice-input"})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, required=False, max_length=MOST_CHARACTERS
    )


class InterpretationForm(forms.Form):
    """What a lead writes about one priority. Everything may stay empty while it is a draft."""

    stance = forms.ChoiceField(
        label=_("Is this one yours?"), choices=Interpretation.Stance.choices, widget=forms.RadioSelect
    )
    meaning = words(
        _("What it means for us"),
        _("In your words, as you would say it to your people. Only this is needed."),
        5,
    )
    changes = words(_("What changes in our daily work"), _("From when, and who notices it first?"))
    stays = words(_("What stays"), _("People want to know this at least as much."))
    telling = words(_("How I will tell it"), _("Where, when, with which example of our own?"))
    also = forms.TypedMultipleChoiceField(
        label=_("Does this also serve another priority?"),
        help_text=_("Then these words stand for it, too, and count once among your three."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    because = words(
        _("Because…"),
        _("A sentence is enough. It tells those below why, and whoever has to answer you above."),
    )
    wish = words(_("What would make it work?"), _("What would have to change, and who could change it?"))
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, further: Iterable[Statement] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        also = self.fields["also"]
        assert isinstance(also, forms.TypedMultipleChoiceField)  # noqa: S101  # tells mypy what stands above
        also.choices = [(item.priority_id, item.name) for item in further]


class AnswerForm(forms.Form):
    """What is answered to a contest. ``seen`` is how many answers the page showed."""

    verdict = forms.ChoiceField(
        label=_("What is your answer?"), choices=ContestAnswer.Verdict.choices, widget=forms.RadioSelect
    )
    text = words(_("In your words"), _("The unit reads this beside its own words, and so does everyone."), 4)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, may_pass_up: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_pass_up:
            verdict = self.fields["verdict"]
            assert isinstance(verdict, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
            verdict.choices = [
                (value, label)
                for value, label in ContestAnswer.Verdict.choices
                if value != ContestAnswer.Verdict.PASSED_UP
            ]


class StopForm(forms.Form):
    """Something that a unit stops, from when, and for which priority."""

    text = forms.CharField(
        label=_("What do you stop?"),
        help_text=_("Concrete enough that somebody could notice if you still did it."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        max_length=MOST_CHARACTERS_OF_A_STOP,
    )
    stops_on = forms.DateField(label=_("From when?"), widget=forms.DateInput(attrs={"type": "date"}))
    priority = forms.TypedChoiceField(
        label=_("Because of which priority?"), coerce=int, empty_value=None, required=False
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, statements: Iterable[Statement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority = self.fields["priority"]
        assert isinstance(priority, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        priority.choices = [("", _("The strategy as a whole"))] + [
            (item.priority_id, item.name) for item in statements
        ]


class ContributionForm(forms.Form):
    """What a person contributes, to what, and who may read it."""

    text = words(
        _("My part"), _("One sentence is enough: what you do, or will do, that moves this forward."), 4
    )
    initiative = forms.ModelChoiceField(
        label=_("Does it belong to an initiative?"),
        queryset=Initiative.objects.none(),
        required=False,
        empty_label=_("No, or I don’t know"),
    )
    audience = forms.ChoiceField(
        label=_("Who may read it?"), choices=Contribution.Audience.choices, widget=forms.RadioSelect
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        initiatives = self.fields["initiative"]
        assert isinstance(initiatives, forms.ModelChoiceField)  # noqa: S101  # tells mypy what stands above
        initiatives.queryset = statement.initiatives.all()


def with_edits(data: Any, edits: int) -> Any:
    """Return what was posted with another count of edits: the next save follows the stored text."""
    return with_count(data, "edits", edits)


def with_count(data: Any, name: str, count: int | str) -> Any:
    copy = data.copy()
    copy[name] = count
    return copy
