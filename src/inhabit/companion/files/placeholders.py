"""What is wrong with the places in a path's texts where somebody's own words are put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from inhabit.companion.files.shape import CoachingPath, Said
from inhabit.companion.files.values import Finding
from inhabit.companion.files.ways import asked_on_every_way
from inhabit.strategy.files.nodes import Place

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def problems_of_placeholders(path: CoachingPath) -> Iterator[Finding]:
    before = asked_on_every_way(path)
    for index, question in enumerate(path.questions):
        place: Place = ("questions", index)
        for key in ("text", "hint"):
            allowed = before.get(question.key, set())
            yield from not_allowed((*place, key), getattr(question, key), allowed)
        for number, choice in enumerate(question.choices):
            yield from not_allowed((*place, "choices", number, "text"), choice.text, set())
            yield from not_allowed((*place, "choices", number, "said"), choice.said, {"said"})
        for number, branch in enumerate(question.branches):
            known = {"said", "word"} if branch.when == "mentions" else {"said"}
            yield from not_allowed((*place, "branches", number, "said"), branch.said, known)
    for index, end in enumerate(path.ends):
        for key in ("sentence", "act"):
            yield from not_allowed(("ends", index, key), getattr(end, key), before.get(end.key, set()))


def not_allowed(place: Place, text: Said | None, allowed: set[str]) -> Iterator[Finding]:
    if text is None:
        return
    for language in ("en", "de"):
        for name in PLACEHOLDER.findall(getattr(text, language)):
            if name not in allowed:
                message = _("{%(name)s} has nothing to put in here that every way has asked before.")
                known = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or _("none")
                possible = _("Possible here: %(known)s.") % {"known": known}
                yield (*place, language), f"{message % {'name': name}} {possible}"
