"""Forms of a session room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.rooms.actions.check_outs import LONGEST_ANSWER, Useful
from inhabit.coaching.rooms.actions.nudges import LONGEST_NUDGE
from inhabit.coaching.rooms.actions.paragraphs import LONGEST_PARAGRAPH
from inhabit.coaching.rooms.actions.steps import LONGEST_STEP
from inhabit.coaching.rooms.actions.tryouts import LONGEST_CHANGE


class OwnWords(forms.CharField):
    """Somebody's own words; browsers send line ends in their own manner, here there is one."""

    def to_python(self, value: object) -> str:
        words: str = super().to_python(value) or ""
        return words.replace("\r\n", "\n")


def own_words(
    label: str | Promise, *, rows: int = 3, most: int = LONGEST_PARAGRAPH, hint: str | Promise = ""
) -> OwnWords:
    """Return a field for words that may stay empty while they are being written."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "voice-input"})
    return OwnWords(label=label, help_text=hint, widget=widget, required=False, max_length=most)  # type: ignore[arg-type]  # lazy texts


def day(label: str | Promise, *, required: bool = True) -> forms.DateField:
    """Return a field for a day, as browsers choose one."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)  # type: ignore[arg-type]  # lazy texts


class ParagraphForm(forms.Form):
    """What one is writing into the shared notes. ``edits`` counts the saves that it follows."""

    text = own_words(_("Write into the notes"), hint=_("It appears on the other side while you write."))
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class SeenForm(forms.Form):
    """A form that knows what stood there when it was opened."""

    seen = OwnWords(widget=forms.HiddenInput, required=False)

    def having_seen(self, standing: str) -> Any:
        """Return what was posted as a form that knows what stands there now."""
        posted: Any = self.data
        copy = posted.copy()
        copy["seen"] = standing
        return copy


class RewordingForm(SeenForm):
    """A finished paragraph, to be changed."""

    text = own_words(_("Your paragraph"), rows=6)


class ChangeForm(SeenForm):
    """What somebody changes after a rehearsal."""

    text = own_words(
        _("One thing that you will change"),
        most=LONGEST_CHANGE,
        hint=_("Only one. It stands beside your draft the next time you write."),
    )


class StepForm(forms.Form):
    """A step that one of the coaching takes by a day."""

    text = forms.CharField(label=_("What is done then?"), max_length=LONGEST_STEP)
    due_on = day(_("By when?"))
    owner = forms.TypedChoiceField(label=_("Who does it?"), coerce=int)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **({"auto_id": "step-%s"} | kwargs))
        owner = cast(forms.TypedChoiceField, self.fields["owner"])
        owner.choices = list(people)


class AnotherDayForm(forms.Form):
    """Another day for a step, or another step in its place."""

    text = forms.CharField(label=_("What is done then?"), max_length=LONGEST_STEP)
    due_on = day(_("By when?"))
    word = own_words(
        _("A word on it"),
        rows=2,
        most=LONGEST_ANSWER,
        hint=_("What came in between, or what you know now. It helps at the next session."),
    )


class CheckOutForm(forms.Form):
    """What somebody takes from a session."""

    will_try = own_words(
        _("What will you try with your team?"),
        most=LONGEST_ANSWER,
        hint=_("One thing, small enough for this week. We come back to it at the beginning next time."),
    )
    due_on = day(_("By when? Then it stands among your steps, too."), required=False)
    useful = forms.ChoiceField(
        label=_("How useful was this hour?"),
        choices=[*Useful.choices, ("", _("I’d rather not say"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"auto_id": "check-out-%s"} | kwargs))


class OutcomeForm(forms.Form):
    outcome = own_words(_("What happened?"), rows=2, most=LONGEST_ANSWER)


class NudgeForm(forms.Form):
    """A reminder to oneself."""

    text = forms.CharField(
        label=_("What do you want to tell yourself?"),
        max_length=LONGEST_NUDGE,
        help_text=_("In your own words, as you would say it to yourself on that day."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        coerce=int,
        choices=[(number, WEEKDAYS[number]) for number in range(7)],
        widget=forms.CheckboxSelectMultiple,
    )
    at = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"auto_id": "reminder-%s"} | kwargs))
