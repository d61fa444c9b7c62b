"""The forms in which a lead retells a story and rehearses it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inhabit.access.languages import known_language
from inhabit.stages.communicate.actions.retellings import MOST_ADDED, MarkContents, RetellingContents
from inhabit.stages.communicate.forms.stories import LANGUAGES, NAMES, words_field
from inhabit.stages.communicate.listeners import LISTENERS, Listener
from inhabit.stages.communicate.models import KeyPoint, Mark, Rehearsal, Retelling

MARKS = [("", _("Not said yet")), ("kept", Mark.Kind.KEPT.label), ("left_out", Mark.Kind.LEFT_OUT.label)]


class RetellingForm(forms.Form):
    """A retelling in each language, a link, and what becomes of each of the story's ``points``."""

    link = forms.URLField(
        label=_("Link to a recording"),
        help_text=_("If you have told it before a camera. It stays where it is: here stands only the link."),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["https"], message=_("The address has to begin with “https”."))],
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, points: Sequence[KeyPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key_points = points
        for code in LANGUAGES:
            label = _("In your own words (%(language)s)") % {"language": NAMES[code]}
            self.fields[f"text_{code}"] = words_field(label, 8)
        for point in points:
            self.fields[f"mark_{point.pk}"] = forms.ChoiceField(
                label=str(point), choices=MARKS, widget=forms.RadioSelect, required=False
            )
            self.fields[f"because_{point.pk}"] = forms.CharField(
                label=_("Why you leave it out"), required=False, max_length=500
            )
        for number in range(1, MOST_ADDED + 1):
            label = _("Added for us, %(number)d") % {"number": number}
            self.fields[f"added_{number}"] = forms.CharField(label=label, required=False, max_length=300)

    @property
    def texts(self) -> list[BoundField]:
        """Return the fields for the words, the reader's own language first."""
        own = known_language(get_language() or "")
        return [self[f"text_{code}"] for code in sorted(LANGUAGES, key=lambda code: code != own)]

    @property
    def marks(self) -> list[tuple[KeyPoint, BoundField, BoundField]]:
        return [(point, self[f"mark_{point.pk}"], self[f"because_{point.pk}"]) for point in self.key_points]

    @property
    def added(self) -> list[BoundField]:
        return [self[f"added_{number}"] for number in range(1, MOST_ADDED + 1)]

    def has_only_a_wrong_link(self) -> bool:
        """Say whether everything but the link can be kept."""
        return set(self.errors) <= {"link"}


def contents_of_form(form: RetellingForm) -> RetellingContents:
    """Return what a form says; without the link, where it is wrong."""
    said = form.cleaned_data
    texts = {code: said[f"text_{code}"] for code in LANGUAGES}
    own = known_language(get_language() or "") or LANGUAGES[0]
    filled = [code for code in sorted(LANGUAGES, key=lambda code: code != own) if texts[code].strip()]
    return RetellingContents(
        language=filled[0] if filled else own,
        texts=texts,
        link=said.get("link", ""),
        marks=[
            MarkContents(
                point.pk,
                kind := said[f"mark_{point.pk}"],
                said[f"because_{point.pk}"] if kind == Mark.Kind.LEFT_OUT else "",
            )
            for point in form.key_points
        ],
        added=[said[f"added_{number}"] for number in range(1, MOST_ADDED + 1)],
    )


def initial_of_retelling(stored: Retelling | None, reader_pk: int) -> dict[str, Any]:
    """Return what the form shows of what stands; why something was left out only to who wrote it."""
    if stored is None:
        return {"edits": 0}
    initial: dict[str, Any] = {"edits": stored.edits, "link": stored.link}
    initial |= {f"text_{code}": text for code, text in stored.texts.items()}
    added = 0
    for mark in stored.marks.all():
        if mark.kind == Mark.Kind.ADDED:
            added += 1
            initial[f"added_{added}"] = mark.text
        else:
            initial[f"mark_{mark.key_point_id}"] = mark.kind
            if stored.author_id == reader_pk:
                initial[f"because_{mark.key_point_id}"] = mark.because
    return initial


class RehearsalForm(forms.Form):
    """What one would answer each kind of listener."""

    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for listener in LISTENERS:
            self.fields[listener.key] = words_field(_("What you would answer"), 4)

    @property
    def listeners(self) -> list[tuple[Listener, BoundField]]:
        return [(listener, self[listener.key]) for listener in LISTENERS]


def notes_of_form(form: RehearsalForm) -> str:
    """Return the notes as they are kept: JSON by listener; nothing where nothing was noted."""
    notes = {each.key: text for each in LISTENERS if (text := form.cleaned_data[each.key].strip())}
    return json.dumps(notes, ensure_ascii=False) if notes else ""


def initial_of_rehearsal(stored: Rehearsal | None) -> dict[str, Any]:
    if stored is None:
        return {"edits": 0}
    return {"edits": stored.edits} | (json.loads(stored.notes) if stored.notes else {})
