"""The form that says where something is on or off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Unit
from inhabit.people.words import every_word_begins
from inhabit.stages.empower.switches.models import What

MOST_CHOICES = 8
ON, OFF, AGREEMENT = "on", "off", "agreement"


class SwitchForm(forms.Form):
    """What is on or off, from which unit down, for which place, and why."""

    state = forms.ChoiceField(
        label=_("What do you want to do?"),
        choices=[
            (AGREEMENT, _("A works agreement is required: everything starts off here")),
            (OFF, _("Switch off")),
            (ON, _("Switch on")),
        ],
        widget=forms.RadioSelect,
    )
    what = forms.MultipleChoiceField(
        label=_("What?"),
        choices=What.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("For a works agreement it is all three."),
    )
    words = forms.CharField(
        label=_("For which unit, and all below it?"),
        help_text=_("Begin to write its name. Empty means the whole programme."),
        max_length=300,
        required=False,
    )
    which = forms.TypedChoiceField(
        label=_("Which of them?"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    place = forms.CharField(
        label=_("Only for those who work in"),
        help_text=_("A town, a site or a country, as it stands with people’s names. Empty means everywhere."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "places"}),
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everyone concerned reads it. To switch on: which agreement, and from when."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, root: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.root, self.unit = root, root
        words = str(self.data.get("words", "")).strip()
        self.found = units_within(root, words) if words else []
        which = self.fields["which"]
        assert isinstance(which, forms.TypedChoiceField)  # noqa: S101  # tells mypy what stands above
        which.choices = [(unit.pk, in_full(unit)) for unit in self.found]

    @property
    def has_several(self) -> bool:
        return len(self.found) > 1

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("state") != AGREEMENT and not said.get("what"):
            self.add_error("what", _("Choose what it is about."))
        if said.get("words") and not self.found:
            self.add_error("words", _("No unit of this programme is called that."))
        elif self.has_several and not said.get("which"):
            self.add_error("which", _("Several are called that. Which one is it?"))
        elif self.found:
            self.unit = next((unit for unit in self.found if unit.pk == said.get("which")), self.found[0])
        return said


def units_within(root: Unit, words: str) -> list[Unit]:
    """Return the few units of the programme that ``words`` name; the one called exactly that alone."""
    units = Unit.objects.open().within(root).select_related("parent")
    exact = list(units.filter(name__iexact=words)[:MOST_CHOICES])
    return exact or list(
        units.filter(every_word_begins("name", words)).order_by("depth", "name")[:MOST_CHOICES]
    )


def in_full(unit: Unit) -> str:
    return f"{unit} ({unit.parent})" if unit.parent else str(unit)
