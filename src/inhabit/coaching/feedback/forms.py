"""What somebody says of the work with their coach, and how they look back."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models import Item

POINTS = [
    (5, _("Fully")),
    (4, _("Mostly")),
    (3, _("Partly")),
    (2, _("Hardly")),
    (1, _("Not at all")),
]
LONGEST_WISH = 300
LONGEST_REVIEW = 5000


class AllianceForm(forms.Form):
    """Three sentences, each from 1 to 5, and a wish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in Item:
            self.fields[item.value] = forms.TypedChoiceField(
                label=item.label, choices=POINTS, coerce=int, widget=forms.RadioSelect
            )
        self.fields["wish"] = forms.CharField(
            label=_("What would you like more of?"),
            help_text=_("One sentence, so worded that it could be from any of five."),
            max_length=LONGEST_WISH,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        )

    @property
    def items(self) -> list[forms.BoundField]:
        return [self[item.value] for item in Item]

    @property
    def points(self) -> dict[str, int]:
        return {item.value: cast(int, self.cleaned_data[item.value]) for item in Item}


class ReviewForm(forms.Form):
    """A look back, and who else reads it."""

    text = forms.CharField(
        label=_("What has changed?"),
        help_text=_("What do you do differently, and who would notice? What stays open?"),
        required=False,
        max_length=LONGEST_REVIEW,
        widget=forms.Textarea(attrs={"rows": 8, "class": "voice-input"}),
    )
    is_for_other_side = forms.BooleanField(required=False)
    is_for_party = forms.BooleanField(required=False)
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, other_side: str, party: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_for_other_side"].label = _("%(who)s may read it") % {"who": other_side}
        self.fields["is_for_party"].label = _("%(who)s, for the organisation, may read it") % {"who": party}
        if not party:
            del self.fields["is_for_party"]
