"""Every family of components, in the order of the index."""

from inhabit.web.gallery import shell, words
from inhabit.web.gallery.specimens import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "words", "Words and their readers", "What people say here, and who will read it.", words.SPECIMENS
    ),
    Family("shell", "Shell", "What stands around every page.", shell.SPECIMENS),
)


def family_of(slug: str) -> Family | None:
    return next((family for family in FAMILIES if family.slug == slug), None)
