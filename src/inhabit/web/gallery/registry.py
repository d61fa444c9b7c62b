"""Every family of components, in the order of the index."""

from inhabit.web.gallery import figures, forms, icons, people, shell, surfaces, thread, words
from inhabit.web.gallery.specimens import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "words",
        "Words and their readers",
        "What people say here, and who will read it.",
        words.SPECIMENS,
    ),
    Family("thread", "Thread", "The way from the vision to somebody’s own work.", thread.CURTAIN),
    Family("people", "People and units", "Who is meant, always by the same marks.", people.SPECIMENS),
    Family("forms", "Forms", "One thing asked at a time, and what is wrong said beside it.", forms.SPECIMENS),
    Family("figures", "Figures", "Numbers, none of which stands alone.", figures.SPECIMENS),
    Family(
        "surfaces",
        "Surfaces",
        "What holds many things, and what has just happened.",
        surfaces.SPECIMENS,
    ),
    Family("shell", "Shell", "What stands around every page.", shell.SPECIMENS),
    Family("icons", "Icons", "One set, drawn within the page in the colour of its words.", icons.SPECIMENS),
)


def family_of(slug: str) -> Family | None:
    return next((family for family in FAMILIES if family.slug == slug), None)
