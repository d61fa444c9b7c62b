"""Every family of components, in the order of the index."""

from inhabit.web.gallery import shell, surfaces, words
from inhabit.web.gallery.specimens import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "words", "Words and their readers", "What people say here, and who will read it.", words.SPECIMENS
    ),
    Family(
        "surfaces",
        "Tables, lists and dialogs",
        "How much is shown, narrowed down, asked about and taken back.",
        surfaces.SPECIMENS,
    ),
    Family("shell", "Shell", "What stands around every page.", shell.SPECIMENS),
)


def family_of(slug: str) -> Family | None:
    return next((family for family in FAMILIES if family.slug == slug), None)
