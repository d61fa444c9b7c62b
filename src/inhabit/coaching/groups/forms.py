"""Forms in which groups are put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inhabit.coaching.cohorts.forms import length_field, number_field
from inhabit.coaching.cohorts.places import MOST_SESSIONS
from inhabit.coaching.groups.fitting import CoachOption
from inhabit.people.models import Person


def coach_choices(options: Sequence[CoachOption], first: tuple[str, Any]) -> list[tuple[str, Any]]:
    return [first, *((str(option.coach.pk), option.coach.person.name) for option in options)]


class PlanForm(forms.Form):
    """A circle as the programme team puts it together."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("Read by everybody who is asked into it."),
    )
    people = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Whom you would ask"),
        queryset=Person.objects.none(),
        required=False,
    )
    coach = forms.ChoiceField(label=gettext_lazy("Coach"), required=False, widget=forms.RadioSelect)
    edits = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Any, options: Sequence[CoachOption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, coach = self.fields["people"], self.fields["coach"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # tells mypy what stands above
        assert isinstance(coach, forms.ChoiceField)  # noqa: S101  # as above
        field.queryset = people
        coach.choices = coach_choices(options, ("", _("Nobody yet")))


class TeamForm(forms.Form):
    """What the programme team says yes to, for a unit as a team."""

    sessions = number_field(gettext_lazy("Sessions"), MOST_SESSIONS)
    minutes = length_field()
    coach = forms.ChoiceField(label=gettext_lazy("Coach"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, options: Sequence[CoachOption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        coach = self.fields["coach"]
        assert isinstance(coach, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
        coach.choices = coach_choices(options, ("", _("The lead chooses one of the first three")))


class AnswerForm(forms.Form):
    """The version of the agreement that somebody has read who comes into a group later; 0: none yet."""

    number = forms.IntegerField(min_value=0, required=False)


class GoalForm(forms.Form):
    """What a group wants together."""

    text = forms.CharField(
        label=gettext_lazy("What we want together"),
        help_text=gettext_lazy("How would you notice, after the last session, that it was worth it?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice-input"}),
    )
    edits = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
