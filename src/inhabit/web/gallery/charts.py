"""Specimens: charts, with invented figures of Vierspur.

Each is drawn when it is shown, since a chart has words in the reader's language.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from math import sin

from inhabit.charts.answers import AnswersChart, Question, draw_answers
from inhabit.charts.dots import Dot, DotChart, draw_dots
from inhabit.charts.figures import NOT_SHOWN, Figure
from inhabit.charts.frame import Frame
from inhabit.charts.load import Load, LoadChart, draw_load
from inhabit.charts.multiples import Multiples, Series, draw_multiples
from inhabit.charts.organisation import OrganisationChart, Unit, draw_organisation
from inhabit.charts.retelling import Lane, RetellingChart, Told, draw_retelling
from inhabit.charts.shares import Pair, ShareChart, draw_shares
from inhabit.charts.sheet import Picture
from inhabit.charts.slope import Change, SlopeChart, direction_of, draw_slopes
from inhabit.charts.waits import Waited, WaitsChart, draw_waits
from inhabit.charts.weeks import Counted, WeeksChart, draw_weeks
from inhabit.web.gallery.specimens import Specimen, State

type Drawing = Callable[[], Picture]

DAY = date(2026, 11, 16)
LONG = (
    "Radsatz- und Drehgestellinstandhaltungskapazitätsplanung für Nahverkehrstriebzüge "
    "der Werke Süd und Südost"
)
NAMES = (
    "Bogie Overhaul",
    "Wheelset Shop",
    "Paint Shop Harburg",
    "Door Systems",
    "Brake Test Stand",
    "Mobile Repair West",
    "Mobile Repair East",
    "Depot Porto",
    "Depot Poznań",
    "Spare Parts Utrecht",
    "Interior Refit",
    "Traction Motors",
    "Night Shift Hall 3",
    "Supply and Stores",
    "Engineering Office",
)


def frame(slug: str, finding: str, what: str, base: str = "") -> Frame:
    return Frame(slug, finding, what, DAY, base, is_simulated=True)


def figure(index: int, shift: float = 0) -> Figure:
    """Return an invented figure between 0 and 100 with a wider interval for every third."""
    middle = 58 + 24 * sin(index * 1.7) + shift
    half = 5 + 4 * (index % 3)
    return Figure(middle, max(0, middle - half), min(100, middle + half))


# A dot with its interval
UNDERSTANDING = "Understanding of the priorities, 0 to 100, with 90% intervals"
ABOVE = Dot("Vierspur", Figure(58, 55, 61))
FEW_DOTS = (
    Dot("Depot Poznań", Figure(78, 71, 85), "four groups", address="#poznan"),
    Dot("Wheelset Shop", Figure(64, 58, 70), "three groups", is_own=True, address="#wheelset"),
    Dot(LONG, Figure(55, 44, 66), "one group", leans=True, address="#long"),
    Dot("Night Shift Hall 3", address="#night"),
    Dot("Paint Shop Harburg", Figure(31, 24, 38), "two groups", address="#paint"),
)
MANY_DOTS = tuple(
    sorted(
        (
            Dot(f"{NAMES[index % 15]} {index + 1}", figure(index), "two groups", leans=index % 3 == 2)
            for index in range(200)
        ),
        key=lambda dot: -dot.figure.value,
    )
)
ODD_DOTS = (
    Dot("At the very end", Figure(100, 96, 100)),
    Dot("At nothing", Figure(0, 0, 3)),
    Dot("Without an interval", Figure(50)),
    Dot("The same", Figure(50, 50, 50)),
)


def dots(slug: str, finding: str, rows: tuple[Dot, ...], above: Dot | None = ABOVE) -> Drawing:
    return partial(draw_dots, DotChart(frame(slug, finding, UNDERSTANDING, "ten groups"), rows, above))


DOTS = (
    State(
        "Among siblings, some less certain, one held back",
        {
            "chart": dots(
                "dots", "Three of five units know the priorities; the paint shop doesn’t yet.", FEW_DOTS
            ),
            "is_open": True,
            "level": 4,
        },
    ),
    State("One row", {"chart": dots("dots-one", "Wheelset Shop stands just above Vierspur.", FEW_DOTS[1:2])}),
    State("At the ends", {"chart": dots("dots-ends", "Two units stand at the ends.", ODD_DOTS, None)}),
    State(
        "Two hundred",
        {
            "chart": dots("dots-many", "Two hundred units, and most lie close together.", MANY_DOTS),
            "query": "by=name",
        },
    ),
    State("None yet", {"chart": dots("dots-none", "No unit has been asked yet.", (), None)}),
)


# What was said, and what is done
SAID = (
    Pair("Keep the hand-back promise", 30, 7),
    Pair("Find the fault before the passenger does", 20, 30),
    Pair("Everyone may stop the job", 20, 20),
    Pair(LONG, 30, 26),
    Pair("None of them", None, 17),
)


def said_and_done(slug: str, finding: str, pairs: tuple[Pair, ...]) -> Drawing:
    what = "Points given by the strategy, and share of what is done, per cent"
    return partial(draw_shares, ShareChart(frame(slug, finding, what, "ten groups"), pairs))


SHARES = (
    State(
        "A few",
        {
            "chart": said_and_done("shares", "“Keep the hand-back promise” gets less than was said.", SAID),
            "is_open": True,
            "level": 4,
            "query": "by=name",
        },
    ),
    State("None yet", {"chart": said_and_done("shares-none", "Nothing has been counted yet.", ())}),
)

# Two rounds
ROUNDS = ("Spring 2026", "Autumn 2026")


def change(name: str, before: Figure, after: Figure, is_own: bool = False) -> Change:
    return Change(name, before, after, direction_of(before, after), is_own)


FEW_CHANGES = (
    change("Depot Poznań", Figure(52, 46, 58), Figure(78, 71, 85)),
    change("Wheelset Shop", Figure(61, 55, 67), Figure(64, 58, 70), is_own=True),
    change("Paint Shop Harburg", Figure(48, 42, 54), Figure(31, 24, 38)),
    change(LONG, Figure(60, 50, 70), Figure(63, 52, 74)),
    change("Night Shift Hall 3", NOT_SHOWN, Figure(44, 35, 53)),
)
MANY_CHANGES = tuple(
    change(
        f"{NAMES[index % 15]} {index + 1}", figure(index), figure(index, 14 * sin(index * 2.3)), index == 20
    )
    for index in range(60)
)


def slopes(slug: str, finding: str, changes: tuple[Change, ...]) -> Drawing:
    return partial(
        draw_slopes, SlopeChart(frame(slug, finding, UNDERSTANDING, "ten groups"), ROUNDS, changes)
    )


SLOPES = (
    State(
        "A few",
        {
            "chart": slopes("slope", "Poznań gained, the paint shop lost, the others stayed.", FEW_CHANGES),
            "is_open": True,
            "level": 4,
            "query": "round=2",
        },
    ),
    State("Many", {"chart": slopes("slope-many", "More units fell than rose since spring.", MANY_CHANGES)}),
    State(
        "All alike",
        {
            "chart": slopes(
                "slope-alike",
                "Nothing moved.",
                (change("Brakes", Figure(50), Figure(50)), change("Doors", Figure(50), Figure(50))),
            )
        },
    ),
    State(
        "None to compare", {"chart": slopes("slope-none", "There is only one round so far.", FEW_CHANGES[4:])}
    ),
)

# The organisation
DEPOTS = tuple(
    Unit(
        name,
        30 + 17 * index,
        100 - 7 * index,
        tuple(Unit(f"{name}, shift {shift}", 8 + 5 * index, 90 - 30 * shift) for shift in (1, 2)),
        f"#unit-{index}",
    )
    for index, name in enumerate(NAMES)
)
ORGANISATION = OrganisationChart(
    frame(
        "organisation",
        "The thread reaches half of Vierspur; it breaks below the depots.",
        "People whom the thread reaches, by unit",
    ),
    Unit("Vierspur", 40 + sum(unit.people for unit in DEPOTS), 51, DEPOTS, "#unit"),
    "Reached by the thread",
)
ONE_UNIT = OrganisationChart(
    frame("organisation-one", "One unit, with nobody below it.", "People whom the thread reaches, by unit"),
    Unit(LONG, 12, None),
    "Reached by the thread",
)
ORGANISATIONS = (
    State(
        "Three levels",
        {
            "chart": partial(draw_organisation, ORGANISATION),
            "is_open": False,
            "level": 4,
            "query": "by=sight",
        },
    ),
    State("One unit, held back", {"chart": partial(draw_organisation, ONE_UNIT)}),
)


def big_organisation() -> list[tuple[object, ...]]:
    """Return 2,000 invented units in six levels, as the explorer reads them."""
    above = [None, *((index - 1) // 4 for index in range(1, 2000))]
    own = [4 + index % 9 for index in range(2000)]
    people = own.copy()
    for index in range(1999, 0, -1):
        people[above[index] or 0] += people[index]
    return [
        (
            index,
            above[index],
            f"{NAMES[index % 15]} {index}" if index else "Vierspur",
            own[index],
            people[index],
            None if index % 31 == 5 else round(abs(100 * sin(index))),
            "#unit",
        )
        for index in range(2000)
    ]


# Several measures
WAVES = ("Autumn 2025", "Winter", "Spring", "Summer", "Autumn 2026")
MEASURES = (
    "Line of sight",
    "Goal clarity",
    "Commitment: I want to",
    "Change fatigue",
    "Psychological safety",
    "Veränderungsbereitschaftsempfinden",
    "Team learning",
)
SINCE = ("Up since summer.", "Unchanged since summer.", "Down since summer.")
SERIES = tuple(
    Series(
        name,
        tuple(
            NOT_SHOWN if (index, wave) in {(3, 2), (6, 4)} else figure(index, 4 * wave * sin(index))
            for wave in range(5)
        ),
        SINCE[index % 3],
    )
    for index, name in enumerate(MEASURES)
)
MULTIPLES = (
    State(
        "Seven measures, two rounds held back",
        {
            "chart": partial(
                draw_multiples,
                Multiples(
                    frame(
                        "multiples",
                        "Line of sight grows; fatigue has been falling for a year.",
                        "Seven measures, 0 to 100, with 90% intervals",
                        "41 groups",
                    ),
                    WAVES,
                    SERIES,
                ),
            ),
            "is_open": True,
            "level": 4,
            "query": "unit=4",
        },
    ),
    State(
        "The first round",
        {
            "chart": partial(
                draw_multiples,
                Multiples(
                    frame(
                        "multiples-first",
                        "The first round has been counted.",
                        "Two measures, 0 to 100, with 90% intervals",
                        "three groups",
                    ),
                    WAVES[-1:],
                    tuple(Series(item.name, item.figures[:1]) for item in SERIES[:2]),
                ),
            )
        },
    ),
)

# Retelling
ONE_PATH = RetellingChart(
    frame(
        "retelling-one",
        "On the way to the night shift one point was lost and one turned round.",
        "Key points of the story, retelling by retelling",
    ),
    ("Vision", "Executive team", "Works Hamburg", "Bogie Overhaul", "Night shift"),
    (
        Lane("A train comes back within ten days.", (Told(kept=1),) * 5),
        Lane(
            "We repair before we replace.",
            (Told(kept=1), Told(kept=1), Told(kept=1), Told(missing=1), Told(missing=1)),
        ),
        Lane(
            "Nobody loses their post.",
            (Told(kept=1), Told(kept=1), Told(contradicted=1), Told(contradicted=1), Told(contradicted=1)),
        ),
        Lane(
            "Fitters decide on the spot.",
            (Told(kept=1), Told(missing=1), Told(kept=1), Told(kept=1), Told(kept=1)),
        ),
        Lane(
            "The night shift ends at four.",
            (Told(), Told(), Told(), Told(kept=1), Told(kept=1)),
            is_added=True,
        ),
    ),
)
MANY_RETELLINGS = RetellingChart(
    frame(
        "retelling-many",
        "“Ten days” arrives nearly everywhere; “repair first” thins at the works.",
        "Key points of the story, kept in how many retellings",
        "63 retellings",
    ),
    ("Vision", "Executive team", "Works", "Shops", "Teams"),
    (
        Lane(
            "A train comes back within ten days.", (Told(1), Told(6), Told(11, 1), Told(18, 2), Told(23, 1))
        ),
        Lane(
            "We repair before we replace.", (Told(1), Told(5, 1), Told(6, 5, 1), Told(8, 12), Told(6, 16, 2))
        ),
        Lane("Nobody loses their post.", (Told(1), Told(6), Told(7, 1, 4), Told(8, 3, 9), Told(7, 4, 13))),
        Lane("Overtime is paid again.", (Told(), Told(), Told(3), Told(9), Told(14)), is_added=True),
    ),
)
RETELLINGS = (
    State(
        "One line, from the vision to a team",
        {"chart": partial(draw_retelling, ONE_PATH), "is_open": True, "level": 4, "query": "story=1"},
    ),
    State("The whole organisation", {"chart": partial(draw_retelling, MANY_RETELLINGS)}),
)

# Change load
MONDAY = date(2026, 8, 31)


def weeks(count: int) -> tuple[date, ...]:
    return tuple(MONDAY + timedelta(weeks=week) for week in range(count))


def load(name: str, index: int, count: int) -> Load:
    hours = (max(0.0, round(4 + 4 * sin(index + week / 2.5), 1)) for week in range(count))
    return Load(name, tuple(None if (index, week) == (2, 3) else value for week, value in enumerate(hours)))


def loads(slug: str, finding: str, rows: tuple[Load, ...], count: int) -> Drawing:
    what = "Hours of change for each person and week"
    return partial(draw_load, LoadChart(frame(slug, finding, what), weeks(count), rows))


QUARTER = tuple(load(name, index, 13) for index, name in enumerate((*NAMES[:5], LONG)))
LOADS = (
    State(
        "A quarter",
        {
            "chart": loads(
                "load", "Three initiatives meet in the paint shop at the end of October.", QUARTER, 13
            ),
            "is_open": True,
            "level": 4,
            "query": "from=2026-08-31",
        },
    ),
    State(
        "A year",
        {
            "chart": loads(
                "load-year",
                "The load comes in waves, and they don’t meet.",
                tuple(load(name, index, 53) for index, name in enumerate(NAMES)),
                53,
            )
        },
    ),
    State(
        "No hours",
        {"chart": loads("load-none", "Nothing new is planned.", (Load("Door Systems", (0.0,) * 13),), 13)},
    ),
)

# Counted by week, and waited for
SESSIONS = (
    State(
        "Three offers over thirteen weeks",
        {
            "chart": partial(
                draw_weeks,
                WeeksChart(
                    frame("weeks", "More sessions than before.", "Sessions held a week"),
                    weeks(13),
                    tuple(
                        Counted(name, tuple((week * 7 + index) % 9 for week in range(13)), "52 of 120")
                        for index, name in enumerate((*NAMES[:2], LONG))
                    ),
                    "{} sessions".format,
                ),
            ),
            "is_open": True,
            "level": 4,
            "query": "round=3",
        },
    ),
)
WAITS = (
    State(
        "Four quarters, one held back",
        {
            "chart": partial(
                draw_waits,
                WaitsChart(
                    frame("waits", "Half of the people met their coach within 3 weeks.", "Weeks"),
                    (Waited("Spring"), Waited("Summer", 5), Waited("Autumn", 4, 11), Waited("Winter", 3, 6)),
                ),
            ),
            "is_open": True,
            "level": 4,
            "query": "round=3",
        },
    ),
)

# Five answers
LABELS = ("strongly disagree", "disagree", "neither", "agree", "strongly agree")
ANSWERS = (
    State(
        "Four questions, one held back",
        {
            "chart": partial(
                draw_answers,
                AnswersChart(
                    frame(
                        "answers",
                        "Most know what the priorities ask of them, and hurry on to the next.",
                        "Share of answers, whole organisation",
                    ),
                    LABELS,
                    (
                        Question(
                            "I can say which of my tasks this month moves a priority forward.",
                            (38, 90, 170, 410, 120),
                            "41 groups",
                        ),
                        Question(
                            "New initiatives start before the last ones have settled.",
                            (20, 61, 120, 330, 297),
                            "41 groups",
                        ),
                        Question(
                            "The priorities talked about differ from what gets time and money.",
                            (110, 290, 200, 180, 48),
                            "40 groups",
                        ),
                        Question("We test small before we decide big.", (9, 21, 30, 22, 4), "4 groups"),
                    ),
                ),
            ),
            "is_open": True,
            "level": 4,
            "query": "round=3",
        },
    ),
    State(
        "All the same answer",
        {
            "chart": partial(
                draw_answers,
                AnswersChart(
                    frame("answers-same", "Everybody agrees.", "Share of answers, whole organisation"),
                    LABELS,
                    (Question("I know who leads my unit.", (0, 0, 0, 250, 0), "20 groups"),),
                ),
            )
        },
    ),
)

SPECIMENS: tuple[Specimen, ...] = (
    Specimen("Dot with its interval", "charts/dots.html", DOTS),
    Specimen("Said and done", "charts/shares.html", SHARES),
    Specimen("Slope of two rounds", "charts/slope.html", SLOPES),
    Specimen("Icicle of the organisation", "charts/organisation.html", ORGANISATIONS),
    Specimen(
        "Walking through all levels",
        "charts/explorer.html",
        (State("Two thousand units", {"source": "?units=all", "share": "Reached by the thread"}),),
    ),
    Specimen("Small multiples", "charts/multiples.html", MULTIPLES),
    Specimen("Kept and lost along a retelling", "charts/retelling.html", RETELLINGS),
    Specimen("Calendar of change load", "charts/load.html", LOADS),
    Specimen("Counted by week", "charts/load.html", SESSIONS),
    Specimen("How long people waited", "charts/dots.html", WAITS),
    Specimen("Five answers", "charts/answers.html", ANSWERS),
)


def pictures() -> list[Picture]:
    """Return all charts drawn, for the page's downloads."""
    drawings = (state.context.get("chart") for specimen in SPECIMENS for state in specimen.states)
    return [draw() for draw in drawings if isinstance(draw, partial)]
