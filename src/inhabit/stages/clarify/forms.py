"""Forms of Clarify & Connect."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.strategy.models import Initiative, Statement

MOST_CHARACTERS = 5000


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
    because = words(
        _("Not ours, because…"), _("A sentence is enough. It tells those below why you let it pass.")
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


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
    copy = data.copy()
    copy["edits"] = edits
    return copy
