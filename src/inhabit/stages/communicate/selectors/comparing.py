"""A stored draft beside what somebody has typed meanwhile, and a retelling beside the words above it."""

from __future__ import annotations

from collections.abc import Iterable

from django.forms import Form

from inhabit.stages.communicate.models import Retelling, Story
from inhabit.surfaces.rewording import Passage, changed_passages, likeness

NEARLY_A_COPY = 0.7  # from this likeness on, most words are those from above


def story_against_form(stored: Story, form: Form) -> tuple[Passage, ...]:
    """Return what the stored draft says in other words than the form."""
    texts = {f"{part}_{code}": text for code, parts in stored.texts.items() for part, text in parts.items()}
    texts |= {f"new_{code}": text for code, text in stored.what_is_new.items()}
    for number, point in enumerate(stored.key_points.all(), 1):
        texts |= {f"point_{number}_{code}": text for code, text in point.texts.items()}
    return passages(form, texts)


def retelling_against_form(stored: Retelling, form: Form) -> tuple[Passage, ...]:
    """Return what the stored retelling says in other words than the form."""
    return passages(form, {f"text_{code}": text for code, text in stored.texts.items()})


def passages(form: Form, stored: dict[str, str]) -> tuple[Passage, ...]:
    texts = [
        (str(form[name].label), str(form.cleaned_data.get(name) or ""), stored.get(name, ""))
        for name in form.fields
        if name.startswith(("title_", "why_", "changes_", "stays_", "unknown_", "new_", "point_", "text_"))
    ]
    return changed_passages(texts)


def is_nearly_a_copy(texts: dict[str, str], above: Iterable[dict[str, str]]) -> bool:
    """Say whether one of ``texts``, by language, is mostly the words of one ``above`` it."""
    return any(
        likeness(other[language], text) >= NEARLY_A_COPY
        for other in above
        for language, text in texts.items()
        if text.strip() and other.get(language, "").strip()
    )
