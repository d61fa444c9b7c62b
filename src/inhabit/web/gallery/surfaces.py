"""Specimens: tables, lists with filters, tabs, dialogs, toasts, progress and the palette."""

from django.core.paginator import Paginator

from inhabit.surfaces.filters import filter_by
from inhabit.surfaces.tables import Cell, Column, Sorting, Table, headings_of
from inhabit.surfaces.tabs import Tab
from inhabit.surfaces.toasts import Toast
from inhabit.web.gallery.specimens import Specimen, State

NOWHERE = "#"
INVENTED = "invented"
LONG_NAME = "Instandhaltungswerkstatt für Drehgestelle und Radsatzaufarbeitung Südniedersachsen"

ROLES = (Column("Name", "name"), Column("Role", "role"), Column("For", "unit"), Column("Since", "since"))
FIGURES = (
    Column("Unit", "unit"),
    Column("Lead"),
    Column("People", "people", is_number=True),
    Column("Units that have shared", "shared", is_number=True),
    Column("Reached", "reached", is_number=True),
)


def roles(*names: str, sorting: str = "name") -> Table:
    rows = [
        [
            Cell(name, NOWHERE, note="has not joined yet" if n == 1 else ""),
            Cell("Coach"),
            Cell(unit),
            Cell(day),
        ]
        for n, (name, unit, day) in enumerate(
            (name, LONG_NAME if n == 1 else "Bogie Overhaul", f"{n + 3} May 2026")
            for n, name in enumerate(names)
        )
    ]
    headings = headings_of(ROLES, Sorting.asked(sorting, ROLES, default="name"))
    return Table(f"Roles held now ({len(names)}, by {sorting})", headings, rows)


def figures(number: int, caption: str) -> Table:
    rows = [
        [
            Cell(f"Workshop {n}" if n != 2 else LONG_NAME, NOWHERE),
            Cell("Nadia Haddad"),
            Cell(str(12 + 97 * n)),
            Cell(f"{n} of {n + 3}"),
            Cell(f"{(n * 17) % 100}%"),
        ]
        for n in range(1, number + 1)
    ]
    return Table(caption, headings_of(FIGURES, Sorting("people", is_descending=True)), rows)


AMONG = filter_by(
    "among",
    "Look among",
    [("", "Everyone"), ("my-unit", "My unit"), ("leads", "Leads"), ("posts", "Posts without a name")],
    asked="leads",
)
COUNTRIES = filter_by(
    "country",
    "Country",
    [("", "All"), ("de", "Germany"), ("nl", "Netherlands"), ("pl", "Poland"), ("pt", "Portugal")],
    asked="",
    is_select=True,
)

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Table",
        "components/table.html",
        (
            State(
                "To act on: blocks on a phone",
                {
                    "id": "t-roles",
                    "table": roles("Nadia Haddad", "Maximiliane von Hohenberg-Wittgenstein", "Ole Bakker"),
                    "empty": "",
                    "kind": "stacked",
                },
            ),
            State(
                "Sorted the other way, caption for screen readers",
                {
                    "id": "t-one",
                    "table": roles("Ole Bakker", sorting="-since"),
                    "empty": "",
                    "kind": "stacked",
                    "is_caption_hidden": True,
                },
            ),
            State(
                "Figures: scrolls in its own region",
                {"id": "t-figures", "table": figures(4, "Workshops by people"), "empty": ""},
            ),
            State(
                "10,000 rows: pages",
                {
                    "id": "t-many",
                    "table": figures(12, "All 10,000 workshops"),
                    "empty": "",
                    "page": Paginator(range(10_000), 12).page(2),
                    "query": "sort=-people&",
                },
            ),
            State(
                "Empty",
                {"id": "t-empty", "table": roles(), "empty": "Nobody holds a role yet.", "kind": "stacked"},
            ),
        ),
    ),
    Specimen(
        "Pages",
        "components/pages.html",
        (
            State("The first", {"page": Paginator(range(90), 50).page(1), "label": "Audit trail"}),
            State(
                "In the middle",
                {
                    "page": Paginator(range(10_000), 50).page(17),
                    "label": "People",
                    "name": "after",
                    "query": "q=an&",
                },
            ),
        ),
    ),
    Specimen(
        "List with filters",
        "components/filters.html",
        (
            State(
                "Chips",
                {
                    "id": "f-people",
                    "address": NOWHERE,
                    "label": "Find somebody",
                    "words": "had",
                    "filters": [AMONG],
                    "found": "f-people-found",
                    "hint": "A part of the name is enough.",
                },
            ),
            State(
                "Chips and a select",
                {
                    "id": "f-units",
                    "address": NOWHERE,
                    "label": "Find a unit",
                    "words": "",
                    "filters": [AMONG, COUNTRIES],
                    "found": "f-units-found",
                },
            ),
            State(
                "Search alone",
                {
                    "id": "f-alone",
                    "address": NOWHERE,
                    "label": "Find a strategy",
                    "words": "",
                    "filters": [],
                    "found": "f-alone-found",
                },
            ),
        ),
    ),
    Specimen(
        "What was found",
        "components/found.html",
        (
            State("Everything", {"found": "f-units-found", "sentence": "More than 50 people, by name"}),
            State("Narrowed", {"found": "f-people-found", "sentence": "3 people", "clear": NOWHERE}),
            State("Nothing", {"found": "f-alone-found", "sentence": "Nobody found", "clear": NOWHERE}),
        ),
    ),
    Specimen(
        "An answer is on its way",
        "components/waiting.html",
        (State("Hidden until 300 ms have gone by", {"id": "w-waiting"}),),
    ),
    Specimen(
        "Tabs",
        "components/tabs.html",
        (
            State(
                "Two views",
                {
                    "label": "Views of the map",
                    "tabs": [Tab("Picture", NOWHERE, is_here=True), Tab("Table", NOWHERE)],
                },
            ),
            State(
                "Many, with counts",
                {
                    "label": "Parts of the import",
                    "tabs": [
                        Tab("All rows", NOWHERE, count=65_000),
                        Tab("Joins", NOWHERE, count=412),
                        Tab("Moves", NOWHERE, is_here=True, count=31),
                        Tab("Leaves", NOWHERE, count=0),
                        Tab("Zusammengeführte Organisationseinheiten", NOWHERE),
                        Tab("Left as they are", NOWHERE, count=64_557),
                    ],
                },
            ),
        ),
    ),
    Specimen(
        "Dialog",
        "components/dialog.html",
        (
            State(
                "A question that names what goes",
                {
                    "id": "d-delete",
                    "title": "Delete this?",
                    "body": "web/gallery_question.html",
                    "about": "I check every wheelset twice, so that nobody has to bring a train back.",
                    "csrf_token": INVENTED,
                },
            ),
        ),
    ),
    Specimen(
        "What opens a dialog",
        "components/dialog_link.html",
        (
            State("As a link", {"address": NOWHERE, "dialog": "d-delete", "label": "Delete"}),
            State(
                "As a button, said in full",
                {
                    "address": NOWHERE,
                    "dialog": "d-delete",
                    "label": "Delete",
                    "spoken": "Delete my part on “On time, every time”",
                    "kind": "quiet",
                },
            ),
        ),
    ),
    Specimen(
        "The two answers",
        "components/confirm.html",
        (
            State(
                "On a page",
                {
                    "address": NOWHERE,
                    "label": "Delete it",
                    "keep": "Keep it",
                    "back": NOWHERE,
                    "csrf_token": INVENTED,
                },
            ),
            State(
                "In a dialog",
                {
                    "address": NOWHERE,
                    "label": "End it",
                    "keep": "Let it run",
                    "back": NOWHERE,
                    "csrf_token": INVENTED,
                    "dialog": "d-delete",
                },
            ),
        ),
    ),
    Specimen(
        "What has just happened",
        "components/messages.html",
        (
            State(
                "With a way back: stays",
                {
                    "toasts": [
                        Toast(
                            "Asked. The lead of your unit sees that somebody asked, not who.", "success", "#"
                        )
                    ],
                    "csrf_token": INVENTED,
                },
            ),
            State(
                "Without: goes after ten seconds",
                {
                    "toasts": [Toast("Deleted.", "success"), Toast("Nothing new was shared.", "info")],
                    "csrf_token": INVENTED,
                },
            ),
            State(
                "What went wrong stands in the page",
                {
                    "toasts": [Toast("You can ask the lead of your own unit.", "error")],
                    "csrf_token": INVENTED,
                },
            ),
            State("Nothing", {"toasts": [], "csrf_token": INVENTED}),
        ),
    ),
    Specimen(
        "Progress",
        "components/progress.html",
        (
            State(
                "Nobody knows how long",
                {"id": "p-unknown", "label": "Reading your file", "state": "running", "done": 0, "total": 0},
            ),
            State(
                "With a count",
                {
                    "id": "p-known",
                    "label": "Writing the import",
                    "state": "running",
                    "done": 1200,
                    "total": 65_000,
                    "count": "1,200 of 65,000",
                    "note": "You can close this page and come back.",
                },
            ),
            State(
                "Done",
                {
                    "id": "p-done",
                    "label": "Writing the import",
                    "state": "done",
                    "done": 65_000,
                    "total": 65_000,
                    "count": "65,000 of 65,000",
                },
            ),
            State(
                "Failed",
                {
                    "id": "p-failed",
                    "label": "Writing the import",
                    "state": "failed",
                    "done": 31_000,
                    "total": 65_000,
                    "count": "31,000 of 65,000",
                    "note": "Nothing was written: everybody stands where they stood. You can start it again.",
                },
            ),
        ),
    ),
    Specimen(
        "Command palette",
        "components/palette.html",
        (State("Closed: Ctrl K opens the one in the masthead", {"id": "p-palette"}),),
    ),
)
