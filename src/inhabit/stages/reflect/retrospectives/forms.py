"""Forms of retrospectives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inhabit.people.circles import MembersOf
from inhabit.people.models import Person, Unit
from inhabit.stages.reflect.adjustments.models import Adjustment
from inhabit.stages.reflect.retrospectives.frames import FIRST, OWN, all_frames
from inhabit.stages.reflect.retrospectives.models import LIVE_PHASES, Idea
from inhabit.strategy.models import Statement

Target = Adjustment.Target
MOST_ON_A_CARD = 500
NOW, LATER = "now", "later"
MOMENT = "%Y-%m-%dT%H:%M"


def question(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, required=False)


class StartForm(forms.Form):
    """How a unit looks back: who facilitates, with which questions, and when."""

    facilitator: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who facilitates?"),
        help_text=_(
            "They keep the time and lead from step to step. People are more open when it is not their lead."
        ),
        queryset=Person.objects.none(),
        empty_label=_("Please choose"),
    )
    frame = forms.ChoiceField(label=_("Which questions?"), widget=forms.RadioSelect)
    first = question(_("Your first question"))
    second = question(_("Your second question"))
    third = question(_("Your third question"))
    when = forms.ChoiceField(
        label=_("When?"),
        choices=[(NOW, _("Now")), (LATER, _("Later"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    starts_at = forms.DateTimeField(
        label=_("On which day, at what time"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT],
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facilitator, frame = self.fields["facilitator"], self.fields["frame"]
        assert isinstance(facilitator, forms.ModelChoiceField)  # noqa: S101  # tells mypy what stands above
        assert isinstance(frame, forms.ChoiceField)  # noqa: S101  # as above
        facilitator.queryset = MembersOf(unit).people().order_by("name", "pk")
        frames = [
            (one.id, f"{one.title}: {' · '.join(map(str, one.columns))}") for one in all_frames().values()
        ]
        frame.choices = [*frames, (OWN, _("Our own three questions"))]
        frame.initial = FIRST

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        own = self.own_questions(cleaned)
        if cleaned.get("frame") == OWN and not own:
            self.add_error("first", _("Write down at least one question of your own."))
        if cleaned.get("when") == LATER:
            self.check_moment(cleaned.get("starts_at"))
        return cleaned

    def own_questions(self, cleaned: dict[str, Any]) -> list[str]:
        return [cleaned[name] for name in ("first", "second", "third") if cleaned.get(name)]

    def check_moment(self, moment: datetime | None) -> None:
        if moment is None and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Say on which day, and at what time."))
        elif moment is not None and moment < timezone.now():
            self.add_error("starts_at", _("This moment is over. Choose a later one."))

    @property
    def said(self) -> dict[str, Any]:
        """Return what the action needs of a valid form."""
        cleaned = self.cleaned_data
        own = self.own_questions(cleaned) if cleaned["frame"] == OWN else []
        return {
            "facilitator": cleaned["facilitator"],
            "frame": cleaned["frame"],
            "columns": own,
            "starts_at": cleaned["starts_at"] if cleaned["when"] == LATER else None,
        }


class CardForm(forms.Form):
    """A card, as its author's browser sends it."""

    key = forms.UUIDField()
    column = forms.IntegerField(min_value=0, max_value=2)
    text = forms.CharField(required=False, max_length=MOST_ON_A_CARD)
    revision = forms.IntegerField(min_value=1, max_value=1_000_000)


class PlaceForm(forms.Form):
    """Where a card belongs: with a topic's cards, or by itself."""

    key = forms.UUIDField()
    card = forms.UUIDField()
    topic = forms.UUIDField(required=False)


class TitleForm(forms.Form):
    key = forms.UUIDField()
    topic = forms.UUIDField()
    title = forms.CharField(max_length=120, required=False)
    edits = forms.IntegerField(min_value=0)


class VoiceForm(forms.Form):
    """A voice for a topic, or for going with an idea; without ``is_given`` it is taken back."""

    key = forms.UUIDField()
    about = forms.UUIDField()
    is_given = forms.BooleanField(required=False)


class IdeaForm(forms.Form):
    """What the unit could change. ``about``: what would change where others decide, and which priority."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What could we change?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice-input"}),
    )
    because = forms.CharField(label=_("Because…"), max_length=500, required=False)
    kind = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=Idea.Kind.choices,
        widget=forms.RadioSelect,
        initial=Idea.Kind.COMMITMENT,
    )
    about = forms.ChoiceField(label=_("If others decide it: what would change?"), required=False)
    due_on = forms.DateField(
        label=_("By when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    topic = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, statements: Sequence[Statement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
        about.choices = [
            (Target.REMIT.value, _("What is ours to decide")),
            *((f"{Target.INTERPRETATION}:{item.priority_id}", in_our_words(item)) for item in statements),
            *((f"{Target.STRATEGY}:{item.priority_id}", in_the_strategy(item)) for item in statements),
        ]

    @property
    def said(self) -> dict[str, Any]:
        """Return what the action needs of a valid form."""
        cleaned = dict(self.cleaned_data)
        target, _colon, priority = cleaned.pop("about").partition(":")
        is_for_others = cleaned["kind"] == Idea.Kind.ADJUSTMENT
        return (
            {"idea": cleaned.pop("key")}
            | cleaned
            | {
                "target": target if is_for_others else "",
                "priority": int(priority) if priority and is_for_others else None,
            }
        )


def in_our_words(statement: Statement) -> str:
    return gettext("What we say about “%(name)s”") % {"name": statement.name}


def in_the_strategy(statement: Statement) -> str:
    return gettext("The strategy itself: “%(name)s”") % {"name": statement.name}


class PhaseForm(forms.Form):
    came_from = forms.ChoiceField(choices=[(phase, phase) for phase in LIVE_PHASES])
    to = forms.ChoiceField(choices=[(phase, phase) for phase in LIVE_PHASES])
    is_named = forms.BooleanField(required=False)


class IdeaActForm(forms.Form):
    """Something that is done to an idea: agreed on, taken on, given back, taken off."""

    idea = forms.UUIDField()
    act = forms.ChoiceField(choices=[(act, act) for act in ("agree", "unagree", "take", "give", "off")])


class RemovalForm(forms.Form):
    card = forms.UUIDField()
    is_removed = forms.BooleanField(required=False)
