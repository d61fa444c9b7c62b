"""The form of a private note."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_CHARACTERS = 50_000


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("My note"),
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 14, "class": "voice-input"}),
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
