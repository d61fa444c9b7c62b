"""Forms of a session room."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.rooms.actions.paragraphs import LONGEST_PARAGRAPH


class OwnWords(forms.CharField):
    """Somebody's own words; browsers send line ends in their own manner, here there is one."""

    def to_python(self, value: object) -> str:
        words: str = super().to_python(value) or ""
        return words.replace("\r\n", "\n")


def own_words(
    label: str | Promise, *, rows: int = 3, most: int = LONGEST_PARAGRAPH, hint: str | Promise = ""
) -> OwnWords:
    """Return a field for words that may stay empty while they are being written."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "voice-input"})
    return OwnWords(label=label, help_text=hint, widget=widget, required=False, max_length=most)  # type: ignore[arg-type]  # lazy texts


class ParagraphForm(forms.Form):
    """What one is writing into the shared notes. ``edits`` counts the saves that it follows."""

    text = own_words(_("Write into the notes"), hint=_("It appears on the other side while you write."))
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class RewordingForm(forms.Form):
    """A finished paragraph, to be changed. ``seen`` is what stood there when the form was opened."""

    text = own_words(_("Your paragraph"), rows=6)
    seen = OwnWords(widget=forms.HiddenInput, required=False)
