"""Forms of an agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.agreements.actions import MOST_OF_ONES_OWN
from inhabit.coaching.cohorts.places import MOST_SESSIONS


class SentenceForm(forms.Form):
    """A sentence of one's own. ``number`` is the version that it was written under."""

    text = forms.CharField(
        label=_("A sentence of my own"),
        help_text=_("What would you need so that you can speak freely? It becomes part of the agreement."),
        max_length=MOST_OF_ONES_OWN,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice-input"}),
    )


class SessionsForm(forms.Form):
    """How many sessions there are to be in all."""

    sessions = forms.IntegerField(
        label=_("Sessions in all"),
        help_text=_("Those you have had already are counted among them."),
        min_value=1,
        max_value=MOST_SESSIONS,
        error_messages={
            "required": _("Say how many sessions there are to be in all."),
            "invalid": _("Write the number of sessions as a whole number."),
            "min_value": _("Write the number of sessions as a whole number."),
            "max_value": _("At most %(limit_value)s sessions fit one agreement."),
        },
    )


class ConsentForm(forms.Form):
    """The version somebody has read, and as what they agree."""

    number = forms.IntegerField(min_value=1)
    side = forms.CharField(max_length=7)
