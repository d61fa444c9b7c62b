"""What I want my coach to have before the next session."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.brief.words import Given
from inhabit.stages.clarify.connect.forms import EditedForm
from inhabit.stages.clarify.forms import words


class ForNextTimeForm(EditedForm):
    """A word, and ticks beside one's own things; ``choices`` names what can be ticked."""

    text = words(
        _("For next time"), _("What is on your mind? What would make the hour worth it? A line is enough."), 4
    )
    parts = forms.MultipleChoiceField(label=_("My part"), required=False, widget=forms.CheckboxSelectMultiple)
    heard = forms.MultipleChoiceField(
        label=_("What I heard"), required=False, widget=forms.CheckboxSelectMultiple
    )
    entries = forms.MultipleChoiceField(
        label=_("From my journal"), required=False, widget=forms.CheckboxSelectMultiple
    )

    @property
    def given(self) -> Given:
        """Return what was written and ticked, once the form was cleaned."""
        cleaned = self.cleaned_data
        return Given(
            text=cleaned.get("text", ""),
            parts=tuple(int(key) for key in cleaned.get("parts", [])),
            heard=tuple(int(key) for key in cleaned.get("heard", [])),
            entries=tuple(cleaned.get("entries", [])),
        )
