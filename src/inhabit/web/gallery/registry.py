"""Every family of components, in the order of the index."""

from inhabit.web.gallery import charts, curtain, figures, forms, icons, people, shell, surfaces, thread, words
from inhabit.web.gallery.specimens import Family

FAMILIES: tuple[Family, ...] = (
    Family(
        "thread",
        "Thread",
        "The picture that the product is drawn around, and nothing else in its red.",
        (*thread.SPECIMENS, *curtain.SPECIMENS),
    ),
    Family(
        "words",
        "Words and their readers",
        "What people say here, and who will read it.",
        words.SPECIMENS,
    ),
    Family("people", "People and units", "Who is meant, always by the same marks.", people.SPECIMENS),
    Family("forms", "Forms", "One thing asked at a time, and what is wrong said beside it.", forms.SPECIMENS),
    Family("figures", "Figures", "Numbers, none of which stands alone.", figures.SPECIMENS),
    Family(
        "surfaces",
        "Tables, lists and dialogs",
        "How much is shown, narrowed down, asked about and taken back.",
        surfaces.SPECIMENS,
    ),
    Family(
        "charts",
        "Charts",
        "Each says its finding, draws it, repeats it as a table and can be taken along.",
        charts.SPECIMENS,
    ),
    Family("shell", "Shell", "What stands around every page.", shell.SPECIMENS),
    Family("icons", "Icons", "One set, drawn within the page in the colour of its words.", icons.SPECIMENS),
)


def family_of(slug: str) -> Family | None:
    return next((family for family in FAMILIES if family.slug == slug), None)
