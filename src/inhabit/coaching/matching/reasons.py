"""Why a coach was suggested, in words. Kept as keys, so that everybody reads them in their language."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from inhabit.coaching.matching.fit import Reason
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.programme.models import Stage


def reasons_to_text(reasons: Iterable[Reason]) -> str:
    """Return ``reasons`` as a match keeps them."""
    return json.dumps([list(reason) for reason in reasons])


def reasons_from_text(text: str) -> list[Reason]:
    return [(str(key), str(about)) for key, about in json.loads(text)] if text else []


def in_words(reasons: Iterable[Reason]) -> list[str]:
    """Return ``reasons`` as sentences, one for each kind."""
    by_key: dict[str, list[str]] = {}
    for key, about in reasons:
        by_key.setdefault(key, []).append(about)
    sentences = [
        speaks(by_key.get("language", [])),
        works_on(by_key.get("topic", [])),
        at_home_in(by_key.get("stage", [])),
        works_by(by_key.get("style", [])),
        is_apart(by_key.get("apart", [])),
    ]
    return [sentence for sentence in sentences if sentence]


def speaks(codes: list[str]) -> str:
    names = [language_name(code) for code in codes]
    return _("Speaks %(languages)s.") % {"languages": in_a_row(names)} if names else ""


def language_name(code: str) -> str:
    """Return a language's name as the reader says it, or its code where there is no name."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def in_a_row(names: list[str]) -> str:
    return get_text_list(names, _("and"))


def works_on(topics: list[str]) -> str:
    labels = [str(Topic(topic).label) for topic in topics if topic in Topic.values]
    if not labels:
        return ""
    return _("Works on what you named: %(topics)s.") % {"topics": "; ".join(labels)}


def at_home_in(stages: list[str]) -> str:
    labels = [str(Stage(stage).label) for stage in stages if stage in Stage.values]
    return _("At home in “%(stage)s”.") % {"stage": labels[0]} if labels else ""


def works_by(styles: list[str]) -> str:
    labels = [str(Style(style).label) for style in styles if style in Style.values]
    return _("The manner you asked for: %(styles)s.") % {"styles": "; ".join(labels)} if labels else ""


def is_apart(hours: list[str]) -> str:
    apart = float(hours[0]) if hours else 0.0
    if not apart:
        return _("Works in your time.")
    if apart < 1:
        return _("Less than an hour apart.")
    return ngettext("About an hour apart.", "About %(hours)s hours apart.", round(apart)) % {
        "hours": round(apart)
    }


def everybodys_time(apart: float) -> str:
    """Say how far a coach is from those of a group, at most: whoever reads it need not be one of them."""
    if not apart:
        return _("Works in everybody’s time.")
    if apart < 1:
        return _("Less than an hour apart from everybody.")
    return ngettext("Up to about an hour apart.", "Up to about %(hours)s hours apart.", round(apart)) % {
        "hours": round(apart)
    }
