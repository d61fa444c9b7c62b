"""The languages that coaches speak, by their names in the reader's language."""

from django.utils.translation import get_language, get_language_info

# Those of Europe and the most spoken ones beyond it, as Django names them in every language we speak.
CODES = "ar bg cs da de el en es et fi fr hi hr hu it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk zh-hans"
SPOKEN = tuple(CODES.split())


def name_of_language(code: str) -> str:
    """Return the name of the language in the reader's language; of one we don't know, its code."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def language_choices() -> list[tuple[str, str]]:
    """Return the languages to choose from: English and the reader's own first, then by name."""
    named = [(code, name_of_language(code)) for code in SPOKEN]
    first = {get_language() or "en", "en", "de"}
    return sorted(named, key=lambda pair: (pair[0] not in first, pair[1]))


def in_ones_language(texts: dict[str, str]) -> str:
    """Return the text in the reader's language or, where there is none, in another one."""
    own = texts.get((get_language() or "en").split("-")[0], "")
    return own or next((text for text in texts.values() if text), "")
