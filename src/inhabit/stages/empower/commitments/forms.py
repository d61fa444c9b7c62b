"""Forms of promises."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.stages.empower.commitments.models import CheckIn, Commitment
from inhabit.stages.empower.commitments.serving import Ties

MOST_CHARACTERS = 300


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("This is no day. Choose one.")},
    )


def outcome_field() -> forms.CharField:
    return forms.CharField(
        label=_("What will be different?"),
        help_text=_("Not what you will do, but what others could then see. One sentence."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice-input"}),
        max_length=MOST_CHARACTERS,
        error_messages={"required": _("Say first what will be different.")},
    )


def word_field(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "class": "voice-input"})
    return forms.CharField(label=label, widget=widget, required=False, max_length=MOST_CHARACTERS)


class PromiseForm(forms.Form):
    """A new promise: what will be different, until when, what it serves and who reads it."""

    outcome = outcome_field()
    due_on = day_field(_("Until when?"), _("Near enough that you can see it from here."))
    serves = forms.ChoiceField(label=_("What does it serve?"), required=False)
    audience = forms.ChoiceField(
        label=_("Who may read it?"), choices=Commitment.Audience.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, ties: Ties, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        serves = self.fields["serves"]
        assert isinstance(serves, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
        groups = (
            (_("My part"), ties.mine),
            (_("What my units say"), ties.from_units),
            (_("Priorities"), ties.priorities),
        )
        offered = [(label, [(tie.key, tie.label) for tie in some]) for label, some in groups if some]
        serves.choices = [*offered, ("", _("The strategy as a whole"))]


class RenewalForm(forms.Form):
    """Other words or another day for a promise, and why."""

    outcome = outcome_field()
    due_on = day_field(_("Until when now?"))
    word = word_field(_("What has changed?"))
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class EndingForm(forms.Form):
    """How a promise ended."""

    state = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[
            (Commitment.State.KEPT, _("It is as I said: kept")),
            (Commitment.State.NOT_KEPT, _("It did not come about")),
            (Commitment.State.LET_GO, _("I let it go: it is not needed any more")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    word = word_field(_("A word to it"))
    may_be_told = forms.BooleanField(
        label=_("If it was kept, others may read what is different now, without my name"), required=False
    )


class ReadersForm(forms.Form):
    """Who reads a promise, and how it goes."""

    audience = forms.ChoiceField(
        label=_("Who may read it?"), choices=Commitment.Audience.choices, widget=forms.RadioSelect
    )
    shows_check_ins = forms.BooleanField(
        label=_("My unit also reads how it goes, from the next time I say so"), required=False
    )
    may_be_told = forms.BooleanField(
        label=_("Once it is kept, others may read what is different, without my name"), required=False
    )


class CheckInForm(forms.Form):
    """How a promise goes this week, in a line."""

    commitment = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    line = forms.CharField(label=_("In one line"), required=False, max_length=200)
    state = forms.ChoiceField(choices=CheckIn.State.choices)
