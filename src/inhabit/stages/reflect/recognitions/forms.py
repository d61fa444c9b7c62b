"""Forms of recognition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person
from inhabit.stages.reflect.recognitions.models import Reach
from inhabit.strategy.models import Statement

MOST_CHARACTERS = 600


def words(label: Any, help_text: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4, "class": "voice-input"})
    return forms.CharField(label=label, help_text=help_text, max_length=MOST_CHARACTERS, widget=widget)


class WordsForm(forms.Form):
    """A story's two answers. ``edits`` counts its wordings."""

    did = words(
        _("What did they do?"),
        _("One moment, as you would tell it to somebody who was not there. No praise in general."),
    )
    made_possible = words(_("What did it make possible?"), _("For whom, and how did you notice?"))
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)


class StoryForm(WordsForm):
    """A new story: whom it is about, and which priority they lived."""

    people = forms.ModelMultipleChoiceField(
        label=_("Whom is it about?"),
        help_text=_("One person, or those who did it together."),
        queryset=Person.objects.none(),
        error_messages={"required": _("Choose whom the story is about.")},
    )
    priority = forms.TypedChoiceField(
        label=_("Which priority did they live?"),
        coerce=int,
        error_messages={"required": _("Choose the priority that it comes closest to.")},
    )

    def __init__(self, *args: Any, statements: Iterable[Statement], people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, priority = self.fields["people"], self.fields["priority"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # tells mypy what stands above
        assert isinstance(priority, forms.TypedChoiceField)  # noqa: S101  # as above
        field.queryset = people
        priority.choices = [("", "–"), *((item.priority_id, item.name) for item in statements)]


class AgreeForm(forms.Form):
    """A yes to a story about oneself, and to whom it may show."""

    reach = forms.ChoiceField(
        label=_("Who may read it?"),
        choices=Reach.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may read it.")},
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class OtherWordsForm(WordsForm):
    """The words that somebody would rather have in a story about them."""

    reach = forms.ChoiceField(
        label=_("Who may read it then?"),
        choices=Reach.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may read it.")},
    )
