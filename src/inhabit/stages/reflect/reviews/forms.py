"""The words of a review: a few sentences beside what is there already."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_CHARACTERS = 600  # so that three of them fit on the page


def few_sentences(label: Any, help_text: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "class": "voice-input"})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, required=False, max_length=MOST_CHARACTERS
    )


class ReviewForm(forms.Form):
    """Three short fields. ``edits`` counts the saves that the form was opened with."""

    went_well = few_sentences(_("What went well?"), _("What would you do again, and what made it possible?"))
    was_hard = few_sentences(_("What was hard?"), _("What did you learn from it that others could use?"))
    goes_on = few_sentences(
        _("What do you do differently from now on?"), _("One or two things, so concrete that one sees them.")
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
