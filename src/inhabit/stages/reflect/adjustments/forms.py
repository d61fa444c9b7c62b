"""Forms of proposed changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inhabit.stages.clarify.forms import words
from inhabit.stages.empower.remits.forms import decision_field, level_field, limit_field
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentAnswer

Part, Verdict = Adjustment.Part, AdjustmentAnswer.Verdict


class ProposalForm(forms.Form):
    """What should stand there instead, and why. ``before`` is what the page showed."""

    wording = words(_("What should stand there"), rows=5)
    reason = words(_("Why?"), _("What do you see from where you are that whoever wrote it may not see?"))
    is_credited = forms.BooleanField(
        label=_("If it is accepted, my name and my unit may stand beside it"), required=False
    )
    part = forms.CharField(widget=forms.HiddenInput, required=False)
    before = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording = self.fields["wording"]
        if part == Part.ADD:
            wording.help_text = _("Its name in the first line; below it, why it matters.")
        elif part == Part.WEIGHT:
            wording.help_text = _(
                "Out of 100 points. In your reason, say what should weigh less or more for it."
            )
        elif part == Part.DROP:
            del self.fields["wording"]
        else:
            wording.help_text = _("Change the words below, or write your own.")


class LineProposalForm(forms.Form):
    """What a line of a remit should say, and why."""

    wording = decision_field()
    level = level_field(_("How should it be shared?"))
    limit = limit_field()
    reason = words(_("Why?"), _("What do you see from where you are that whoever wrote it may not see?"))
    is_credited = forms.BooleanField(
        label=_("If it is accepted, my name and my unit may stand beside it"), required=False
    )
    before = forms.CharField(widget=forms.HiddenInput, required=False)


class AdjustmentAnswerForm(forms.Form):
    """What is answered to a proposed change. ``seen`` is what the page was made of."""

    verdict = forms.ChoiceField(label=_("What is your answer?"), widget=forms.RadioSelect)
    part = forms.ChoiceField(label=_("If you accept it: which text does it change?"), required=False)
    wording = words(
        _("If you accept it: the words that will stand there"),
        _("As proposed, or with changes of yours. They replace what stands there now."),
        5,
    )
    is_published = forms.BooleanField(
        label=_("Put the next version of the strategy in force at once, with all else that its draft says"),
        required=False,
    )
    text = words(
        _("A word to whoever proposed it"),
        _("Needed when you decline it or pass it up. Those who support it read it, too."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        adjustment: Adjustment,
        parts: Iterable[Adjustment.Part],
        may_pass_up: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        verdicts = [
            (Verdict.ACCEPTED, _("Yes, we change it")),
            (Verdict.DECLINED, _("No, because…")),
            *([(Verdict.PASSED_UP, _("It is not mine to decide: I pass it up"))] if may_pass_up else []),
        ]
        choose(self.fields["verdict"], verdicts)
        if adjustment.part == Part.OPEN:
            none = (Part.OPEN.value, _("None of them: it holds as it is said"))
            choose(self.fields["part"], [none, *((part.value, part.label) for part in parts)])
        else:
            del self.fields["part"]
        if adjustment.part == Part.DROP:
            del self.fields["wording"]
        if not adjustment.is_about_strategy:
            del self.fields["is_published"]


def choose(field: forms.Field, choices: list[Any]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells mypy what stands above
    field.choices = choices
