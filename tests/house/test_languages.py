"""Every language is complete: no text is missing in it, stale, unsure or at odds with its English."""

import catalogues
import pytest
from django.conf import settings


def test_the_languages_offered_are_those_with_a_catalogue() -> None:
    assert sorted(code for code, _name in settings.LANGUAGES if code != "en") == catalogues.LANGUAGES


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_language_is_complete(language: str) -> None:
    problems = catalogues.problems_of(language, catalogues.phrases_of_source())
    assert problems == [], f"Run bin/messages, then translate in {catalogues.po_file(language)}"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_language_is_compiled(language: str) -> None:
    assert catalogues.is_compiled(language), "Run bin/messages: the .mo file is older than the .po file."
