"""What my calendar says, and where a coach meets people."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.calendars.video import check_meeting_place


class CalendarChoicesForm(forms.Form):
    """``title`` is "neutral" or "plain"."""

    title = forms.ChoiceField(
        label=_("What does your calendar say?"),
        choices=[
            ("plain", _("“Coaching”, with the video link, and with whom unless they prefer not to be named")),
            ("neutral", _("“Appointment”: the time, and nothing else")),
        ],
        widget=forms.RadioSelect,
    )
    is_mailed = forms.BooleanField(
        label=_("Send me each session by mail, as an invitation that my calendar takes"), required=False
    )


class MeetingPlaceForm(forms.Form):
    address = forms.CharField(
        label=_("Where do you meet people by video?"),
        help_text=_(
            "An address that begins with https://. Where it holds {room}, as in "
            "https://meet.example.org/{room}, each session gets a room of its own that nobody can guess. "
            "Empty: the organisation’s place."
        ),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        if address:
            check_meeting_place(address)
        return address
