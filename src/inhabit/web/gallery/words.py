"""Specimens: somebody's words, who will read them, and what we say ourselves."""

from datetime import date

from inhabit.access.readers import Breadth, Said
from inhabit.surfaces.rewording import changed_words
from inhabit.surfaces.thanks import Thanks
from inhabit.web.gallery.cast import BOGIES, JONAS, LONG, LONG_UNIT, NADIA
from inhabit.web.gallery.specimens import Specimen, State

SHORT = "A train that leaves on the promised day is one we never have to apologise for."
SHORTER = "A train that leaves on the day we promised is one we never apologise for."
QUESTION = "Who decides when two priorities want the same lathe?"
LONG_WORDS = (
    "For us it means that a bogie which comes in on Monday is promised to nobody before Tuesday noon, when "
    "we have seen the axles.\n\nWe stop taking every job at once. Two bogies on the stands, not four, and "
    "whoever waits is told why. It will look slower for a month. I would rather explain that month than "
    "another year of trains that come back."
)
GERMAN = "Ein Drehgestell, das wir zweimal anfassen, haben wir einmal zu wenig verstanden."

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Voice",
        "components/voice.html",
        (
            State(
                "By somebody, for a unit",
                {"words": SHORT, "who": NADIA, "where": BOGIES, "at": date(2026, 11, 9)},
            ),
            State("Words alone", {"words": SHORT}),
            State(
                "Without a name",
                {"words": QUESTION, "at": date(2026, 11, 9)},
            ),
            State("Long", {"words": LONG_WORDS, "who": NADIA, "at": date(2026, 11, 9)}),
            State("Small", {"words": SHORT, "who": JONAS, "size": "small"}),
            State("Quiet, from above", {"words": SHORT, "where": BOGIES, "size": "quiet"}),
            State(
                "In another language", {"words": GERMAN, "who": LONG, "where": LONG_UNIT, "language": "de"}
            ),
        ),
    ),
    Specimen(
        "Quotation",
        "components/quote.html",
        (
            State("Within a sentence", {"words": "two bogies on the stands, not four"}),
            State("In another language", {"words": "einmal zu wenig verstanden", "language": "de"}),
        ),
    ),
    Specimen(
        "Rewording",
        "components/rewording.html",
        (
            State("Reworded", {"pieces": changed_words(SHORT, SHORTER)}),
            State("Taken out and put in whole", {"pieces": changed_words(SHORT, QUESTION)}),
            State("New", {"pieces": changed_words("", SHORT)}),
        ),
    ),
    Specimen(
        "Thanks",
        "components/thanks.html",
        (State("One proposal", {"thanks": [Thanks("With thanks to Nadia Haddad, Bogie Overhaul", "#")]}),),
    ),
    Specimen(
        "Who will read this",
        "components/readers.html",
        (
            State("Nobody", {"readers": Said("Nobody.", Breadth.NOBODY)}),
            State("Only you", {"readers": Said("Only you.", Breadth.ONE)}),
            State(
                "You and a few",
                {"readers": Said("You and whoever leads Bogie Overhaul (now Nadia Haddad).", Breadth.FEW)},
            ),
            State(
                "A unit",
                {
                    "readers": Said(
                        "You and everyone in Bogie Overhaul, dotted lines included, and its lead.",
                        Breadth.UNIT,
                    )
                },
            ),
            State("Everyone", {"readers": Said("Everyone who works here.", Breadth.EVERYONE)}),
            State("Counted", {"readers": Said("Nobody: it is counted, never shown alone.", Breadth.COUNTED)}),
        ),
    ),
    Specimen(
        "Notice",
        "components/notice.html",
        (
            State("To know", {"words": "Bogie Overhaul moves to Hall 4 on 1 December."}),
            State("Good", {"kind": "good", "words": "The thread holds from the vision down to you."}),
            State(
                "Mind",
                {
                    "kind": "warn",
                    "title": "More people would leave than stay.",
                    "words": "Is this the whole list, and the right file?",
                },
            ),
            State(
                "A problem, with a way out",
                {
                    "kind": "bad",
                    "title": "The file could not be read.",
                    "words": "Nothing has changed. Save it as CSV or XLSX and upload it again.",
                    "address": "/",
                    "action": "Choose another file",
                },
            ),
        ),
    ),
    Specimen(
        "Nothing here yet",
        "components/empty.html",
        (
            State(
                "With nothing to do",
                {"words": "Nobody has shown you a part yet. When they do, it stands here."},
            ),
            State(
                "With an example and the first thing to do",
                {
                    "words": "What you do for a priority will stand here, in your words.",
                    "example": "I tell the planner by nine which bogies will be late.",
                    "action": "Write my part",
                    "address": "/",
                },
            ),
        ),
    ),
)
