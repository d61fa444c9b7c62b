"""Specimens: numbers that were made from answers, and plain facts."""

from inhabit.web.gallery.cast import BOGIES
from inhabit.web.gallery.specimens import Specimen, State

NAME = "Knows the priorities"

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Figure",
        "components/figure.html",
        (
            State(
                "With its direction and what to do",
                {
                    "name": NAME,
                    "estimate": 62.4,
                    "low": 54.1,
                    "high": 70.3,
                    "pools": 3,
                    "since": "Up from 48 in June, more than chance would do.",
                    "advice": "Ask what people make of “first-time fixes”",
                    "address": "/",
                    "how": "/",
                },
            ),
            State(
                "The first time, one pool",
                {
                    "name": NAME,
                    "estimate": 41,
                    "low": 24,
                    "high": 58,
                    "pools": 1,
                    "since": "Measured for the first time.",
                },
            ),
            State(
                "About the same",
                {
                    "name": NAME,
                    "estimate": 62,
                    "low": 58,
                    "high": 66,
                    "pools": 1204,
                    "since": "As in June, or too close to call.",
                    "advice": "Leave it for now.",
                },
            ),
            State(
                "Leans mostly on the unit above",
                {"name": NAME, "estimate": 55, "low": 34, "high": 76, "pools": 1, "leans_on": BOGIES},
            ),
            State(
                "Without a pool of its own",
                {"name": NAME, "estimate": 57, "low": 49, "high": 65, "pools": 0, "leans_on": BOGIES},
            ),
            State(
                "At the ends of the scale", {"name": NAME, "estimate": 97, "low": 92, "high": 100, "pools": 4}
            ),
            State("Held back", {"name": NAME, "fewest": 8}),
            State("None yet", {"name": NAME, "waiting": "The first questions go out on 7 December."}),
        ),
    ),
    Specimen(
        "Facts",
        "components/facts.html",
        (
            State("One", {"facts": [("People", 18)]}),
            State(
                "Several",
                {
                    "facts": [
                        ("Lead", "Nadia Haddad"),
                        ("People", 18),
                        ("Hangs under", "Drehgestellinstandhaltungskapazitätsplanung"),
                        ("Since", "1 March 2024"),
                    ]
                },
            ),
        ),
    ),
)
