"""Forms of what listeners heard, and of what a lead writes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from inhabit.stages.communicate.models.playbacks import MOST_CHARACTERS


class Name(models.TextChoices):
    WITH = "with", _("With my name")
    WITHOUT = "without", _("Without my name")


def words(label: Any, help_text: Any, *, most: int, rows: int = 3, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "voice-input"})
    return forms.CharField(label=label, help_text=help_text, widget=widget, max_length=most, **kwargs)


class PlaybackForm(forms.Form):
    """What a listener heard. ``unit`` is the one whose lead reads it without a name, as the page said."""

    heard = words(
        _("What I heard"),
        _("As you would tell it to a colleague. Two sentences are plenty."),
        most=MOST_CHARACTERS,
        error_messages={"required": _("Write a sentence about what you heard first.")},
    )
    means = words(
        _("What it means for me"),
        _("“I don’t know yet” is an answer too."),
        most=MOST_CHARACTERS,
        required=False,
    )
    name = forms.ChoiceField(
        label=_("With your name or without?"), choices=Name, widget=forms.RadioSelect, initial=Name.WITH
    )
    unit = forms.IntegerField(widget=forms.HiddenInput, required=False)
    receipt = forms.RegexField(r"^[\w-]{32}$", widget=forms.HiddenInput, required=False)
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReceiptForm(forms.Form):
    """The receipt of a text without a name, as its author noted it."""

    receipt = forms.CharField(
        label=_("Your receipt"),
        help_text=_("The 32 signs that stood on the page when you sent your words."),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class EchoForm(forms.Form):
    """What a lead heard. It may stay empty while it is a draft."""

    text = words(
        _("What I heard"),
        _("What arrived, what did not, what surprised you, and what you do with it. No names."),
        most=3000,
        rows=8,
        required=False,
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
