"""What do you want to think about?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inhabit.coaching.matching.needs import MOST_TOPICS, Needs
from inhabit.coaching.matching.reasons import language_name
from inhabit.coaching.models import Coach, Format
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.programme.models import Stage

MOST_WORDS = 2000  # signs
MOST_STYLES = 2


class NeedsForm(forms.Form):
    """What somebody who looks for a coach needs. Everything may stay empty but the language."""

    topics = forms.MultipleChoiceField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("Up to three. It doesn’t have to be exact."),
        choices=Topic,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Where are you with the strategy?"), required=False, widget=forms.RadioSelect
    )
    styles = forms.MultipleChoiceField(
        label=gettext_lazy("What kind of coach does you good?"),
        help_text=gettext_lazy("Up to two."),
        choices=Style,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language do you think best?"))
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Which others would do?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    format = forms.ChoiceField(
        label=gettext_lazy("How would you like to be coached?"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5, "class": "voice-input"}),
    )
    shows_words = forms.BooleanField(
        label=gettext_lazy("The coach I choose may read these words"), required=False
    )
    never = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Is there anybody whom you don’t want to be suggested?"),
        help_text=gettext_lazy("Nobody learns of it, and you need no reason."),
        queryset=Coach.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, formats: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = languages_spoken()
        self.set_choices("stage", [("", _("Anywhere; it doesn’t matter")), *Stage.choices])
        self.set_choices("language", languages)
        self.set_choices("languages", languages)
        self.set_choices("format", [(one, label) for one, label in Format.choices if one in formats])
        never = self.fields["never"]
        assert isinstance(never, forms.ModelMultipleChoiceField)  # noqa: S101  # tells mypy what stands above
        never.queryset = coaches_to_leave_out()

    def set_choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # as above
        field.choices = choices

    def clean_topics(self) -> list[str]:
        return at_most(self.cleaned_data["topics"], MOST_TOPICS)

    def clean_styles(self) -> list[str]:
        return at_most(self.cleaned_data["styles"], MOST_STYLES)

    @property
    def needs(self) -> Needs:
        """Return what was said, the preferred language first."""
        given = self.cleaned_data
        languages = dict.fromkeys([given["language"], *given["languages"]])
        return Needs(
            topics=tuple(given["topics"]),
            stage=given["stage"],
            styles=tuple(given["styles"]),
            languages=tuple(languages),
            format=given["format"],
            words=given["words"].strip(),
            shows_words=given["shows_words"],
            never=tuple(coach.pk for coach in given["never"]),
        )


def at_most(chosen: list[str], most: int) -> list[str]:
    if len(chosen) > most:
        words = ngettext("Choose %(number)s at most.", "Choose %(number)s at most.", most)
        raise ValidationError(words % {"number": most})
    return chosen


def coaches_to_leave_out() -> Any:
    return Coach.objects.in_service().select_related("person").order_by("person__name", "pk")


def languages_spoken() -> list[tuple[str, str]]:
    """Return the languages in which somebody coaches here, by name."""
    spoken = {
        code
        for codes in Coach.objects.may_be_suggested().values_list("languages", flat=True)
        for code in codes
    }
    return sorted(((code, language_name(code)) for code in spoken), key=lambda pair: pair[1])


def values_of(needs: Needs, *, language: str) -> dict[str, object]:
    """Return what stands in the form; ``language`` is the person's own, where they have said none."""
    first, *others = needs.languages or (language,)
    return {
        "topics": list(needs.topics),
        "stage": needs.stage,
        "styles": list(needs.styles),
        "language": first,
        "languages": others,
        "format": needs.format,
        "words": needs.words,
        "shows_words": needs.shows_words,
        "never": list(needs.never),
    }
