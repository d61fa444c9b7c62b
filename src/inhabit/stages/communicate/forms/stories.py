"""The form for a programme's story, in all languages beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inhabit.access.languages import known_language
from inhabit.people.models import Unit
from inhabit.programme.models import Programme
from inhabit.stages.communicate.actions.stories import MOST_POINTS, PointContents, StoryContents
from inhabit.stages.communicate.models import Story

MOST_CHARACTERS = 5000
LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMES = dict(settings.LANGUAGES)

# The label, the hint and the lines of each part of a story.
PARTS: dict[str, tuple[str | Promise, str | Promise, int]] = {
    "title": (_("What the story is called"), _("A few words that people can say to each other."), 1),
    "why": (_("Why"), _("What happens to whom if nothing changes? An example says more than a figure."), 4),
    "changes": (_("What changes"), _("From when, and who notices it first?"), 4),
    "stays": (_("What stays"), _("People want to know this at least as much."), 3),
    "unknown": (
        _("What we don’t know yet"),
        _("Say it openly, and when you will know more. It makes the rest credible."),
        3,
    ),
    "new": (
        _("What is new since the story before"),
        _("What would somebody miss who heard the last one?"),
        3,
    ),
}


@dataclass(frozen=True)
class Part:
    """A part of the story with its field in each language."""

    label: str | Promise
    hint: str | Promise
    fields: list[tuple[str | Promise, BoundField]]  # with the name of each language


class StoryForm(forms.Form):
    """Everything may stay empty while it is a draft."""

    language = forms.ChoiceField(
        label=_("Which language comes first?"),
        help_text=_("Whoever reads none of the others reads this one. It must be complete."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )
    audience = forms.ModelChoiceField(
        label=_("For whom is it?"),
        help_text=_("This unit and every unit below it."),
        queryset=Unit.objects.none(),
        empty_label=None,
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        root = programme.root_unit_id
        audience = self.fields["audience"]
        assert isinstance(audience, forms.ModelChoiceField)  # noqa: S101  # tells mypy what stands above
        audience.queryset = Unit.objects.open().filter(Q(pk=root) | Q(parent=root))
        for code in LANGUAGES:
            for part, (label, _hint, lines) in PARTS.items():
                self.fields[f"{part}_{code}"] = words_field(f"{label} ({NAMES[code]})", lines)
            for number in range(1, MOST_POINTS + 1):
                label = _("Key point %(number)d (%(language)s)") % {
                    "number": number,
                    "language": NAMES[code],
                }
                self.fields[f"point_{number}_{code}"] = words_field(label, 2, most=300)
        for number in range(1, MOST_POINTS + 1):
            self.fields[f"from_{number}"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def parts(self) -> list[Part]:
        """Return the parts of the story in order, each with its field in every language."""
        return [
            Part(label, hint, self.in_languages(part))
            for part, (label, hint, _lines) in PARTS.items()
            if part != "new"
        ]

    @property
    def news(self) -> Part:
        label, hint, _lines = PARTS["new"]
        return Part(label, hint, self.in_languages("new"))

    @property
    def points(self) -> list[tuple[int, BoundField, list[tuple[str | Promise, BoundField]]]]:
        """Return the rows of key points: number, where it was taken from, its field in every language."""
        return [
            (number, self[f"from_{number}"], self.in_languages(f"point_{number}"))
            for number in range(1, MOST_POINTS + 1)
        ]

    def in_languages(self, name: str) -> list[tuple[str | Promise, BoundField]]:
        return [(NAMES[code], self[f"{name}_{code}"]) for code in LANGUAGES]


def words_field(label: Any, lines: int, most: int = MOST_CHARACTERS) -> forms.CharField:
    widget: forms.Widget = forms.Textarea(attrs={"rows": lines, "class": "voice-input"})
    if lines == 1:
        widget, most = forms.TextInput(attrs={"class": "voice-input"}), 120
    return forms.CharField(label=label, widget=widget, required=False, max_length=most)


def contents_of_form(form: StoryForm) -> StoryContents:
    """Return what a valid form says."""
    said = form.cleaned_data
    return StoryContents(
        language=said["language"],
        audience=said["audience"],
        texts={code: {part: said[f"{part}_{code}"] for part in Story.PARTS} for code in LANGUAGES},
        what_is_new={code: said[f"new_{code}"] for code in LANGUAGES},
        key_points=[
            PointContents(
                {code: said[f"point_{number}_{code}"] for code in LANGUAGES}, said[f"from_{number}"]
            )
            for number in range(1, MOST_POINTS + 1)
        ],
    )


def initial_of_story(draft: Story | None, programme: Programme) -> dict[str, Any]:
    """Return what the form shows of a draft; of none, the language of whoever opens it."""
    if draft is None:
        own = known_language(get_language() or "") or LANGUAGES[0]
        return {"language": own, "audience": programme.root_unit_id, "edits": 0}
    initial: dict[str, Any] = {
        "language": draft.language,
        "audience": draft.audience_id,
        "edits": draft.edits,
    }
    for code, parts in draft.texts.items():
        initial |= {f"{part}_{code}": text for part, text in parts.items()}
    initial |= {f"new_{code}": text for code, text in draft.what_is_new.items()}
    for number, point in enumerate(draft.key_points.all(), 1):
        initial[f"from_{number}"] = point.taken_from_id
        initial |= {f"point_{number}_{code}": text for code, text in point.texts.items()}
    return initial
