"""Of all that somebody wrote in the product, their coach's preparation holds what they gave or shared."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from cast import Cast, SignIn
from coaching_goals import EARLY, make_goal
from django.urls import reverse
from django.utils import timezone
from engagements import engage, make_coach
from programmes import Story as Scene
from stories import published, retold

from inhabit.coaching.brief.actions import save_for_next_time, show_for_next_time, take_back
from inhabit.coaching.brief.words import Given
from inhabit.coaching.goals.actions import rate_goal, save_goal_draft, start_goal
from inhabit.coaching.goals.wording import Level, Wording
from inhabit.coaching.models import Engagement, Enquiry
from inhabit.coaching.notes.actions import save_note
from inhabit.companion.models import Conversation
from inhabit.companion.talks import Talk
from inhabit.stages.clarify.connect.models import ConnectAnswer, Connection, OwnValues, SharedNeed
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.communicate.actions.questions import ask_question
from inhabit.stages.communicate.models import Echo, Playback, Rehearsal, Retelling, Telling, WaitingPlayback
from inhabit.stages.communicate.models.questions import UnreleasedQuestion

CANARY = "quillwort"


class Desk:
    """Where ``member`` writes; a story was told and retold down to Payroll."""

    def __init__(self, cast: Cast, scene: Scene) -> None:
        self.cast, self.scene, self.me = cast, scene, cast.member
        self.story = published(cast, scene)
        retold(self.story, cast.services)
        retold(self.story, cast.payroll, "Told in Payroll.")
        self.telling = Telling.objects.get(unit=cast.payroll)
        self.engagement: Engagement = engage(cast.member, make_coach(cast.coach))

    def contribution(self, **fields: object) -> Contribution:
        given = {"programme": self.scene.programme, "person": self.me, "priority_id": self.scene.first}
        return Contribution.objects.create(**given, **fields)

    def finished(self, audience: str) -> Contribution:
        return self.contribution(
            text=CANARY, audience=audience, audience_unit=self.cast.payroll, finished_at=timezone.now()
        )

    def connection(self) -> Connection:
        return Connection.objects.create(
            programme=self.scene.programme, person=self.me, priority_id=self.scene.first
        )

    def kept(self) -> Conversation:
        talk = Talk(path_id="p", title="A title", sentence=CANARY, is_done=True)
        return Conversation.objects.create(
            person=self.me, content=talk.model_dump_json(), kept_at=timezone.now()
        )


type Write = Callable[[Desk], object]
WRITTEN: dict[str, Write] = {
    "my part, as a draft": lambda desk: desk.contribution(draft=CANARY),
    "my part, only for me": lambda desk: desk.finished("only_me"),
    "my part, for my lead": lambda desk: desk.finished("my_lead"),
    "my part, for my unit": lambda desk: desk.finished("my_unit"),
    "an answer in Connect": lambda desk: ConnectAnswer.objects.create(
        connection=desk.connection(), step=1, content=json.dumps({"now": CANARY})
    ),
    "what I need, for my lead": lambda desk: SharedNeed.objects.create(
        connection=desk.connection(),
        kind="need",
        text=CANARY,
        audience_unit=desk.cast.payroll,
        shared_at=timezone.now(),
    ),
    "my values": lambda desk: OwnValues.objects.create(person=desk.me, content=json.dumps({"own": CANARY})),
    "my journal": lambda desk: desk.kept(),
    "a conversation going on": lambda desk: Conversation.objects.create(
        person=desk.me, content=Talk(path_id="p", drafts={"a": CANARY}).model_dump_json()
    ),
    "a question with my name": lambda desk: ask_question(text=CANARY, priority=None, by=desk.me),
    "a question without it": lambda desk: UnreleasedQuestion.objects.create(
        unit=desk.cast.payroll, text=CANARY, receipt=uuid4().hex, fortnight=1
    ),
    "what I heard": lambda desk: Playback.objects.create(
        telling=desk.telling, person=desk.me, heard=CANARY, said_at=timezone.now()
    ),
    "what I heard, without my name": lambda desk: WaitingPlayback.objects.create(
        story=desk.story, unit=desk.cast.payroll, heard=CANARY, spell=1, receipt=uuid4().hex
    ),
    "words of a unit, as a draft": lambda desk: Interpretation.objects.create(
        programme=desk.scene.programme,
        unit=desk.cast.payroll,
        priority_id=desk.scene.first,
        meaning=CANARY,
        author=desk.me,
    ),
    "a retelling, as a draft": lambda desk: Retelling.objects.create(
        story=desk.story, unit=desk.cast.payroll, author=desk.me, language="en", texts={"en": CANARY}
    ),
    "notes of a rehearsal": lambda desk: Rehearsal.objects.create(
        person=desk.me, story=desk.story, notes=json.dumps({"sceptic": CANARY})
    ),
    "what I write back, as a draft": lambda desk: Echo.objects.create(
        story=desk.story, unit=desk.cast.payroll, author=desk.me, text=CANARY
    ),
    "my private notes of coaching": lambda desk: save_note(
        engagement=desk.engagement, session=None, text=CANARY, edits=0, by=desk.me
    ),
    "what I said I need of a coach": lambda desk: Enquiry.objects.create(
        person=desk.me, needs=json.dumps({"words": CANARY})
    ),
    "a goal, as a draft": lambda desk: save_goal_draft(
        goal=start_goal(engagement=desk.engagement, by=desk.me),
        wording=Wording(text=CANARY),
        edits=0,
        by=desk.me,
    ),
    "a word for next time, as a draft": lambda desk: save_for_next_time(
        engagement=desk.engagement, given=Given(text=CANARY), edits=0, by=desk.me
    ),
}


@pytest.fixture
def desk(cast: Cast, story: Scene) -> Desk:
    return Desk(cast, story)


def read_by_coach(desk: Desk, sign_in: SignIn) -> str:
    return sign_in(desk.cast.coach).get(reverse("engagement_brief", args=[desk.engagement.pk])).text


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_was_not_shared_is_not_in_it(kind: str, desk: Desk, sign_in: SignIn) -> None:
    WRITTEN[kind](desk)
    assert CANARY not in read_by_coach(desk, sign_in)


def test_what_everyone_reads_anyway_is_in_it(desk: Desk, sign_in: SignIn) -> None:
    desk.finished("everyone")
    page = read_by_coach(desk, sign_in)
    assert CANARY in page
    assert "Told in Payroll." in page
    assert "Whoever needs us reaches us." in page
    assert "Answer within a day" in page
    assert "Clarify" in page


def test_what_is_ticked_is_in_it_until_it_is_taken_back_or_thrown_away(desk: Desk, sign_in: SignIn) -> None:
    ticked = {
        "parts": desk.finished("only_me"),
        "heard": WRITTEN["what I heard"](desk),
        "entries": desk.kept(),
    }
    for edits, (name, thing) in enumerate(ticked.items()):
        key = str(thing.pk) if name == "entries" else thing.pk
        show_for_next_time(engagement=desk.engagement, given=Given(**{name: (key,)}), edits=edits, by=desk.me)
        assert CANARY in read_by_coach(desk, sign_in), name
    ticked["entries"].delete()
    assert CANARY not in read_by_coach(desk, sign_in)
    show_for_next_time(engagement=desk.engagement, given=Given(text=CANARY), edits=3, by=desk.me)
    take_back(engagement=desk.engagement, by=desk.me)
    assert CANARY not in read_by_coach(desk, sign_in)


def test_nobody_shows_what_is_anothers(desk: Desk, sign_in: SignIn) -> None:
    theirs = desk.finished("only_me")
    Contribution.objects.update(person=desk.cast.colleague)
    address = reverse("for_next_time", args=[desk.engagement.pk])
    posted = {"text": "", "parts": [theirs.pk], "edits": 0}
    assert sign_in(desk.me).post(address, posted).status_code == 422
    show_for_next_time(engagement=desk.engagement, given=Given(parts=(theirs.pk,)), edits=0, by=desk.me)
    assert CANARY not in read_by_coach(desk, sign_in)


def test_goals_are_in_it_as_they_stand(desk: Desk, sign_in: SignIn) -> None:
    goal = make_goal(desk.engagement, desk.me)
    rate_goal(goal=goal, level=Level.MORE, word="", by=desk.me)
    page = read_by_coach(desk, sign_in)
    assert EARLY.text in page
    assert "More than I hope for" in page
