"""Forms of barriers and trials."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inhabit.people.models import Person, Unit
from inhabit.stages.communicate.forms.questions import NAMED, UNNAMED, words
from inhabit.stages.empower.barriers.models import Category, Trial
from inhabit.stages.empower.barriers.seats import Where

MOST_IN_BARRIER = 600
MOST_IN_WORD = 500
MOST_IN_NOTE = 300
MOST_IN_MEASURE = 200
WEEKS = range(1, 7)


class BarrierForm(forms.Form):
    """What stands in the way, of which kind, what would help, where it goes, and whether with a name."""

    text = words(
        _("What stands in your way?"),
        _("One or two sentences. Say what it is, not who."),
        most=MOST_IN_BARRIER,
    )
    category = forms.ChoiceField(
        label=_("What is it about?"), choices=Category.choices, widget=forms.RadioSelect
    )
    help = words(_("What would help?"), _("A guess is enough."), rows=2, most=MOST_IN_BARRIER, required=False)
    priority = forms.TypedChoiceField(
        label=_("Which priority does it slow down?"), required=False, coerce=int, empty_value=None
    )
    where = forms.ChoiceField(label=_("Who can clear it?"), choices=Where.choices, initial=Where.UNIT)
    other_words = forms.CharField(label=_("Which unit?"), required=False, max_length=100)
    other = forms.ModelChoiceField(
        label=_("Which unit?"), queryset=Unit.objects.open(), required=False, empty_label=None
    )
    name = forms.ChoiceField(
        label=_("With your name?"),
        choices=[(NAMED, _("With my name")), (UNNAMED, _("Without my name"))],
        initial=NAMED,
    )

    def __init__(self, *args: Any, priorities: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "priority", [("", _("None in particular")), *priorities])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        is_named = self.cleaned_data.get("name") == NAMED
        if is_named and self.cleaned_data.get("where") == "other" and not self.cleaned_data.get("other"):
            self.add_error("where", _("Find the unit by its name, and choose it."))
        return cleaned


def set_choices(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells mypy what the form declares
    field.choices = list(choices)


class WithEdits(forms.Form):
    """A form that was made from a barrier at a moment: ``edits`` says which."""

    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DoingForm(WithEdits):
    doing = words(
        _("What is being done?"),
        _("Those in whose way it stands read this today."),
        rows=2,
        most=MOST_IN_WORD,
    )
    planned_on = forms.DateField(
        label=_("By when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class HandingForm(WithEdits):
    to = forms.ModelChoiceField(label=_("To whom?"), queryset=Person.objects.none(), empty_label=_("Choose"))
    word = forms.CharField(label=_("A word to them"), required=False, max_length=MOST_IN_WORD)

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, forms.ModelChoiceField)  # noqa: S101  # tells mypy what stands above
        to.queryset = Person.objects.filter(pk__in=[person.pk for person in people])
        to.choices = [("", _("Choose")), *((person.pk, str(person)) for person in people)]


class ClosingForm(WithEdits):
    done = words(
        _("What was done?"),
        _("They are asked whether it is gone, and can open it again."),
        rows=2,
        most=MOST_IN_BARRIER,
    )


class WordForm(forms.Form):
    """A word on a step: why it goes up, how one helps, what still stands in the way."""

    word = forms.CharField(label=_("A word on it"), required=False, max_length=MOST_IN_WORD)
    level = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


class TrialForm(forms.Form):
    """What is tried, how we see whether it helps, for how long, and who is in."""

    change = words(
        _("What do you do differently?"),
        _("One change, small enough to begin tomorrow."),
        rows=2,
        most=MOST_IN_BARRIER,
    )
    measure = words(
        _("How will you see whether it helps?"),
        _("One thing that you can count or that somebody notices."),
        rows=2,
        most=MOST_IN_BARRIER,
    )
    before = forms.CharField(
        label=_("How is it now?"),
        help_text=_("A figure or a few words, to compare with at the end."),
        required=False,
        max_length=MOST_IN_MEASURE,
    )
    weeks = forms.TypedChoiceField(label=_("For how long?"), coerce=int, initial=2)
    people = forms.ModelMultipleChoiceField(
        label=_("Who is in?"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "weeks", [(number, in_weeks(number)) for number in WEEKS])
        chosen = self.fields["people"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)  # noqa: S101  # tells mypy what stands above
        chosen.queryset = Person.objects.filter(pk__in=[person.pk for person in people])
        chosen.choices = [(person.pk, str(person)) for person in people]


def in_weeks(number: int) -> str:
    return ngettext("%(number)d week", "%(number)d weeks", number) % {"number": number}


class NoteForm(forms.Form):
    text = forms.CharField(label=_("What did you see?"), max_length=MOST_IN_NOTE)


class EndForm(forms.Form):
    """Whether a trial is kept, what was learned, and how it is now."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[(Trial.Outcome.KEPT, _("We keep it")), (Trial.Outcome.DROPPED, _("We drop it"))],
        widget=forms.RadioSelect,
    )
    learned = words(
        _("What did you learn?"),
        _("Others who think of trying it read this first."),
        rows=3,
        most=MOST_IN_BARRIER,
    )
    after = forms.CharField(label=_("How is it now?"), required=False, max_length=MOST_IN_MEASURE)
