"""Specimens: the thread and what it is made of."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from inhabit.people.models import Unit, today
from inhabit.programme.models import Programme
from inhabit.programme.steps import NextStep
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.empower.commitments.models import Commitment
from inhabit.strategy.models import Statement, Version
from inhabit.thread.below import Branch
from inhabit.thread.fan import fan_of
from inhabit.thread.knots import Knot, KnotState, Thread
from inhabit.thread.returned import Returned
from inhabit.thread.stretch import Passage
from inhabit.web.gallery.cast import BOGIES, LONG, LONG_UNIT, NADIA, VIERSPUR
from inhabit.web.gallery.specimens import Specimen, State

SHARED_AT = datetime(2026, 11, 3, 9, tzinfo=ZoneInfo("Europe/Berlin"))
VISION = (
    "In 2029, an operator who gives us a train stops thinking about it: it comes back on the promised day."
)
PRIORITY = Statement(
    pk=0,
    priority_id=0,
    name="Keep the hand-back promise",
    why="Every third train leaves us later than we said.",
)
OTHER_PRIORITY = Statement(pk=0, priority_id=1, name="Repair before we replace")
WORKS = Unit(pk=0, name="Works Halle", depth=1, parent=VIERSPUR, lead=LONG)
LEADERLESS = Unit(pk=0, name="Wheelsets", depth=2, parent=WORKS)
TO_MEND = Unit(pk=1_000_000_000, name="Bogie Overhaul", depth=2, parent=WORKS, lead=NADIA)


def promises() -> tuple[Commitment, ...]:
    """Return a promise to come and one whose day has come, seen from today."""
    return (
        Commitment(
            pk=1_000_000_000,
            outcome="Every train that I pass on has its open points read out aloud.",
            due_on=today() + timedelta(days=20),
        ),
        Commitment(
            pk=1_000_000_001,
            outcome="Planning knows before noon what won’t be finished.",
            due_on=today() - timedelta(days=1),
        ),
    )


# Each has a number of its own, since they are told apart by it.
WORDS_AT_THE_TOP = Interpretation(
    pk=-1,
    unit=VIERSPUR,
    priority_id=0,
    meaning="For those of us around this table it means that we stop selling days we don't have.",
)
WORDS_OF_WORKS = Interpretation(
    pk=-2,
    priority_id=0,
    unit=WORKS,
    author=LONG,
    shared_at=SHARED_AT,
    meaning=(
        "In Halle a date mostly breaks between two teams, at the hand-over, when each thinks the other has "
        "told planning. So for us the promise is a hand-over: whoever passes a train on says aloud what "
        "isn't finished."
    ),
    changes="Two minutes at the train, both teams present, before anybody goes home.",
    stays="The five safety rules.",
    telling="By the train that came back twice.",
)
SHORT_WORDS = Interpretation(
    pk=-3,
    priority_id=0,
    unit=BOGIES,
    author=NADIA,
    shared_at=SHARED_AT,
    meaning="We promise nothing before the axles are seen.",
)
NOT_OURS = Interpretation(
    pk=-4,
    priority_id=0,
    unit=BOGIES,
    author=NADIA,
    shared_at=SHARED_AT,
    stance=Interpretation.Stance.NOT_OURS,
    because="Our bench comes in summer; until then the parts go to Kassel.",
)

CONTESTED = Interpretation(
    pk=-5,
    priority_id=0,
    unit=BOGIES,
    author=NADIA,
    shared_at=SHARED_AT,
    stance=Interpretation.Stance.CONTESTED,
    because="Our pit is too short for the new sets: two of three axles can't be reached.",
    wish="Track seven, on two mornings a week.",
)
for words in (WORDS_AT_THE_TOP, WORDS_OF_WORKS, SHORT_WORDS, NOT_OURS, CONTESTED):
    words._state.fields_cache["contest"] = None  # nothing was raised: no look into the database

WRITE = NextStep(
    title="Say what the strategy means for Bogie Overhaul",
    reason="Somebody in your unit has asked what it means for them.",
    minutes=10,
    label="Write it",
    address="/",
    unit_pk=TO_MEND.pk,
)
ASK = NextStep(
    title="Ask what it means for Bogie Overhaul",
    reason="Your lead has not said yet. They will see that somebody asked, not who.",
    minutes=1,
    label="Ask",
    address="/",
    fields={},
    unit_pk=TO_MEND.pk,
)
CONTRIBUTE = NextStep(
    title="Say what your part is",
    reason="Tied to what Works Halle says. One sentence is enough.",
    minutes=5,
    label="Write my part",
    address="/",
    fields={"priority": 0},
)
MY_PART = Contribution(pk=0, text="I tell the planner by nine which bogies will be late.")


def knot(
    state: KnotState,
    unit: Unit = BOGIES,
    words: Interpretation | None = None,
    *,
    opens_on: date | None = None,
    is_led_by_me: bool = False,
    is_first_break: bool = False,
    is_below_break: bool = False,
) -> Knot:
    return Knot(unit, state, words, opens_on, is_led_by_me, is_first_break, is_below_break)


def state_of_knot(title: str, shown: Knot, *steps: NextStep, nearest: Interpretation | None = None) -> State:
    """Return a state of the knot; ``nearest`` is the interpretation nearest to the reader."""
    given = {"knot": shown, "steps": steps, "nearest": nearest, "sway": "left", "csrf_token": "x"}
    return State(title, given)


KNOTS = (
    state_of_knot("Shared", knot(KnotState.SHARED, WORKS, WORDS_OF_WORKS)),
    state_of_knot("Shared in few words", knot(KnotState.SHARED, BOGIES, SHORT_WORDS)),
    state_of_knot(
        "The nearest to the reader", knot(KnotState.SHARED, WORKS, WORDS_OF_WORKS), nearest=WORDS_OF_WORKS
    ),
    state_of_knot("A long name", knot(KnotState.SHARED, LONG_UNIT, WORDS_OF_WORKS)),
    state_of_knot("Not ours", knot(KnotState.NOT_OURS, BOGIES, NOT_OURS)),
    state_of_knot("Contested", knot(KnotState.CONTESTED, BOGIES, CONTESTED)),
    state_of_knot("Spoke of other priorities", knot(KnotState.ELSEWHERE)),
    state_of_knot("Open: the first break", knot(KnotState.OPEN, is_first_break=True)),
    state_of_knot(
        "Open: the first break, which the reader may ask about",
        knot(KnotState.OPEN, TO_MEND, is_first_break=True),
        ASK,
    ),
    state_of_knot(
        "Open: the first break, which the reader can mend",
        knot(KnotState.OPEN, TO_MEND, is_led_by_me=True, is_first_break=True),
        WRITE,
    ),
    state_of_knot("Open, without a lead", knot(KnotState.OPEN, LEADERLESS, is_first_break=True)),
    state_of_knot(
        "Waiting: the first break",
        knot(KnotState.WAITING, opens_on=date(2026, 11, 30), is_first_break=True),
    ),
    state_of_knot(
        "Waiting below a break", knot(KnotState.WAITING, opens_on=date(2026, 11, 30), is_below_break=True)
    ),
    state_of_knot("Shared below a break", knot(KnotState.SHARED, BOGIES, SHORT_WORDS, is_below_break=True)),
)


def thread_of(
    *knots: Knot, parts: tuple[Contribution, ...] = (), draft: Contribution | None = None
) -> Thread:
    top = knot(KnotState.SHARED, VIERSPUR, WORDS_AT_THE_TOP)
    return Thread(Programme(), Version(vision=VISION), PRIORITY, (top, *knots), parts, draft)


def state_of_thread(title: str, thread: Thread, *steps: NextStep) -> State:
    own_steps = [step for step in steps if step.unit_pk is None]
    return State(
        title,
        {
            "thread": thread,
            "statements": (PRIORITY, OTHER_PRIORITY),
            "steps": steps,
            "own_steps": own_steps,
            "is_part_asked_for": bool(own_steps),
            "csrf_token": "x",
        },
    )


SPOKEN = knot(KnotState.SHARED, WORKS, WORDS_OF_WORKS)
BROKEN = knot(KnotState.OPEN, TO_MEND, is_first_break=True)
THREADS = (
    state_of_thread("Whole", thread_of(SPOKEN, parts=(MY_PART,))),
    state_of_thread("Only the reader's part is missing", thread_of(SPOKEN), CONTRIBUTE),
    state_of_thread("Broken, with something to do at both ends", thread_of(SPOKEN, BROKEN), ASK, CONTRIBUTE),
    state_of_thread("A part begun, while something else comes first", thread_of(SPOKEN, draft=MY_PART)),
)


def branches(*units: tuple[Unit, int, bool]) -> dict[str, object]:
    """Return what a fan shows of units, each with its people and whether it has shared."""
    fan = fan_of(len(units))
    shown = [
        Branch(unit, SHARED_AT if has_shared else None, people, ply)
        for (unit, people, has_shared), ply in zip(units, fan.plies, strict=True)
    ]
    return {"branches": shown, "parting": fan.parting}


FEW = branches((BOGIES, 42, True), (LEADERLESS, 1, False), (LONG_UNIT, 1210, True))
OUTSIDE = branches((BOGIES, 42, False), (LEADERLESS, 1, False))
MANY = branches(*[(BOGIES, 10 + number, number % 5 > 0) for number in range(40)])
ANSWERED = Returned("You asked what it means for Bogie Overhaul: here is the answer.", SHARED_AT, "/")
UNDER_WAY = Returned("You asked what it means for Wheelsets. Nothing yet.", None, "/")

SPECIMENS: tuple[Specimen, ...] = (
    Specimen(
        "Drawings",
        "thread/glyphs.html",
        (State("Nothing to see: the other parts of the page draw with it", {}),),
    ),
    Specimen(
        "Piece of yarn",
        "thread/yarn.html",
        (
            State("A knot", {"glyph": "knot", "line": "whole", "sway": "left"}),
            State("A bead", {"glyph": "bead", "line": "whole", "sway": "right"}),
            State("Passing by", {"glyph": "pass", "line": "whole", "sway": "left"}),
            State("Frayed", {"glyph": "frayed", "line": "stitched", "sway": "right"}),
            State("Loose", {"glyph": "loose", "line": "stitched", "sway": "left"}),
            State("A needle, at the end", {"glyph": "needle", "line": ""}),
            State("The line alone", {"glyph": "", "line": "whole", "sway": "right"}),
            State("The line alone, still to come", {"glyph": "", "line": "stitched", "sway": "left"}),
        ),
        is_small=True,
    ),
    Specimen("Thread", "thread/thread.html", THREADS),
    Specimen("Knot", "thread/knot.html", KNOTS, inside="ol"),
    Specimen(
        "Promises at the end of the thread",
        "thread/promises.html",
        (State("One to come, one whose day has come", {"promises": promises}),),
    ),
    Specimen(
        "Words on the thread",
        "thread/words.html",
        (
            State("Short", {"words": SHORT_WORDS.meaning}),
            State("Long", {"words": WORDS_OF_WORKS.meaning}),
            State("With more to say", {"words": WORDS_OF_WORKS.meaning, "more": WORDS_OF_WORKS}),
            State("The vision", {"words": VISION, "tone": "is-vision"}),
            State("Quiet", {"words": NOT_OURS.because, "tone": "is-quiet"}),
        ),
    ),
    Specimen(
        "Next step",
        "thread/next_step.html",
        (
            State("The first", {"step": WRITE, "first": WRITE, "csrf_token": "x"}),
            State("Another", {"step": CONTRIBUTE, "first": WRITE, "csrf_token": "x"}),
        ),
    ),
    Specimen(
        "What came back",
        "thread/returned.html",
        (
            State("Nothing yet", {"returned": ()}),
            State("An answer, and something under way", {"returned": (ANSWERED, UNDER_WAY)}),
        ),
    ),
    Specimen(
        "One thing that came back",
        "thread/returned_item.html",
        (State("An answer", {"item": ANSWERED}), State("Under way", {"item": UNDER_WAY})),
        inside="ul",
    ),
    Specimen("No thread yet", "thread/no_thread.html", (State("Before a programme reaches the reader", {}),)),
    Specimen(
        "Passage",
        "thread/passage.html",
        (
            State(
                "Spoken",
                {"passage": Passage(PRIORITY, WORDS_OF_WORKS, SHORT_WORDS), "unit": BOGIES, "line": "whole"},
            ),
            State(
                "At the top, straight from the strategy",
                {"passage": Passage(PRIORITY, None, WORDS_OF_WORKS), "unit": BOGIES, "line": "whole"},
            ),
            State(
                "Not ours",
                {"passage": Passage(PRIORITY, WORDS_OF_WORKS, NOT_OURS), "unit": BOGIES, "line": "whole"},
            ),
            State(
                "Not spoken yet",
                {"passage": Passage(PRIORITY, WORDS_OF_WORKS, None), "unit": BOGIES, "line": "whole"},
            ),
            State(
                "Spoken below a break",
                {
                    "passage": Passage(PRIORITY, WORDS_OF_WORKS, SHORT_WORDS),
                    "unit": BOGIES,
                    "line": "stitched",
                },
            ),
        ),
        inside="ol",
    ),
    Specimen(
        "Fan",
        "thread/fan.html",
        (
            State("A few units below", FEW | {"line": "whole"}),
            State("One unit below", branches((BOGIES, 42, True)) | {"line": "whole"}),
            State("Where the thread has not come as far", FEW | {"line": "stitched"}),
            State("Without a programme", OUTSIDE | {"line": ""}),
            State("As many as a page holds", MANY | {"line": "whole"}),
        ),
    ),
)
