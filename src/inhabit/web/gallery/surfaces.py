"""Specimens: what holds many things, and what has just happened."""

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator

from inhabit.web.gallery.specimens import Specimen, State

MANY = Paginator(range(65_000), 50)

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Pages of a list",
        "components/pages.html",
        (
            State("The first page", {"page": MANY.page(1), "label": "Pages of fitters"}),
            State(
                "Amid many, beside another list",
                {"page": MANY.page(650), "label": "Pages of units", "name": "units", "query": "by=stage&"},
            ),
            State("The last page", {"page": MANY.page(1300), "label": "Pages of people"}),
        ),
    ),
    Specimen(
        "Messages",
        "components/messages.html",
        (
            State("Nothing has happened", {"messages": []}),
            State("Done", {"messages": [Message(constants.SUCCESS, "Shared with Bogie Overhaul.")]}),
            State(
                "Several",
                {
                    "messages": [
                        Message(constants.INFO, "Two people have no mail address."),
                        Message(constants.WARNING, "The file is from last month."),
                    ]
                },
            ),
        ),
    ),
)
