"""The forms of remits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, PersonQuerySet, Placement, Unit
from inhabit.people.selectors import units_led_by
from inhabit.stages.communicate.seats import seat_above
from inhabit.stages.empower.remits.models import Level, Remit
from inhabit.strategy.models import Statement

MOST_OF_A_DECISION = 300
MOST_OF_A_LIMIT = 200
MOST_OF_A_WORD = 1000


def level_field(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=Level.choices, coerce=int, widget=forms.RadioSelect)


def limit_field() -> forms.CharField:
    return forms.CharField(
        label=_("Up to where, or an example"),
        help_text=_("“Up to 5,000 €”, “in your own shift”, “as long as nobody else is affected”."),
        max_length=MOST_OF_A_LIMIT,
        required=False,
    )


def decision_field() -> forms.CharField:
    return forms.CharField(
        label=_("Which decision?"),
        help_text=_("As somebody would say it who has to take it: “Give a customer money back”."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        max_length=MOST_OF_A_DECISION,
    )


class LineForm(forms.Form):
    """A decision, how it is shared, up to where, and for which priority."""

    decision = decision_field()
    level = level_field(_("How do you share it?"))
    limit = limit_field()
    priority = forms.TypedChoiceField(
        label=_("Which priority does it serve?"), coerce=int, empty_value=None, required=False
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, statements: Iterable[Statement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority = self.fields["priority"]
        assert isinstance(priority, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        priority.choices = [("", _("None in particular"))] + [
            (item.priority_id, item.name) for item in statements
        ]


class NewRemitForm(forms.Form):
    """For whom a list of decisions is."""

    kind = forms.ChoiceField(label=_("Whose decisions?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What is the group called?"),
        help_text=_("“Shift leaders”, “those who see customers”. Only for a group."),
        max_length=120,
        required=False,
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Who is it?"),
        help_text=_("Only for a group, or for one person."),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, unit: Unit, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        kind, people = self.fields["kind"], self.fields["people"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
        assert isinstance(people, forms.ModelMultipleChoiceField)  # noqa: S101  # as above
        kind.choices = kinds_for(unit, by)
        people.queryset = people_to_choose_in(unit, by)
        if {value for value, _label in kind.choices} == {Remit.Kind.LEAD}:
            del self.fields["name"], self.fields["people"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind, people = said.get("kind"), list(said.get("people", []))
        if kind == Remit.Kind.GROUP and not said.get("name", "").strip():
            self.add_error("name", _("Give the group a name, so that people know whom it means."))
        if kind == Remit.Kind.GROUP and not people:
            self.add_error("people", _("Choose who belongs to the group."))
        if kind == Remit.Kind.PERSON and len(people) != 1:
            self.add_error("people", _("Choose the one person whom it is for."))
        return said


def kinds_for(unit: Unit, by: Person) -> list[tuple[str, Any]]:
    """Return for whom ``by`` can give decisions in ``unit``: its lead gives to its people, the next to it."""
    kinds: list[tuple[str, Any]] = []
    if unit.pk in {led.pk for led in units_led_by(by)}:
        of_the_unit = (Remit.Kind.EVERYONE, Remit.Kind.GROUP, Remit.Kind.PERSON)
        kinds += [(kind.value, kind.label) for kind in of_the_unit]
    above = seat_above(unit)
    if above is not None and above.lead_id == by.pk:
        kinds.append((Remit.Kind.LEAD.value, Remit.Kind.LEAD.label))
    return kinds


class GroupForm(forms.Form):
    """Who belongs to a group."""

    people = forms.ModelMultipleChoiceField(
        label=_("Who is it?"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, remit: Remit, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["people"]
        assert isinstance(people, forms.ModelMultipleChoiceField)  # noqa: S101  # tells mypy what stands above
        people.queryset = people_to_choose_in(remit.unit, by)


def people_to_choose_in(unit: Unit, by: Person) -> PersonQuerySet:
    placed = Placement.objects.current().filter(unit=unit)
    return Person.objects.filter(pk__in=placed.values("person")).exclude(pk=by.pk)


class ProposalForm(forms.Form):
    """Why this version is different."""

    reason = forms.CharField(
        label=_("Why, in a sentence"),
        help_text=_("They read it above what is new. It may stay empty."),
        max_length=500,
        required=False,
    )


class WishForm(forms.Form):
    """What should be different."""

    word = forms.CharField(
        label=_("What should be different?"),
        help_text=_("Which decision would you like to take, or rather not, and what would you need for it?"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice-input"}),
        max_length=MOST_OF_A_WORD,
    )


class ReplyForm(forms.Form):
    """An answer to somebody who asked for a change."""

    reply = forms.CharField(
        label=_("Your answer"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        max_length=MOST_OF_A_WORD,
    )


class RequestForm(forms.Form):
    """A decision that nobody has settled yet."""

    decision = forms.CharField(
        label=_("What would you like to decide?"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
        max_length=MOST_OF_A_DECISION,
    )


class SettlementForm(forms.Form):
    """Whose a decision is, in the words of whoever settles it."""

    decision = decision_field()
    level = level_field(_("How do you share it?"))
    limit = limit_field()
    word = forms.CharField(
        label=_("A word to whoever asked"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MOST_OF_A_WORD,
        required=False,
    )


class DeclineForm(forms.Form):
    """Why it isn't settled."""

    word = forms.CharField(
        label=_("Why do you leave it open?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_OF_A_WORD,
    )
