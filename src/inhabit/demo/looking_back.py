"""Writing what was learned, changed and told of people: content/learned.yaml."""

from __future__ import annotations

import uuid
from typing import Any

from inhabit.demo.at_work import AtWork
from inhabit.demo.cycles import answer_at_once, put_back
from inhabit.demo.plans import content
from inhabit.people.models import Person
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.clarify.stops.models import Stop, StopChange
from inhabit.stages.empower.commitments.models import Commitment, CommitmentChange
from inhabit.stages.empower.remits.models import Remit, RemitLine, RemitVersion
from inhabit.stages.reflect.adjustments.actions import RemitChange, propose_adjustment
from inhabit.stages.reflect.adjustments.answering import answer_adjustment, sign_of
from inhabit.stages.reflect.adjustments.models import Adjustment, AdjustmentAnswer
from inhabit.stages.reflect.adjustments.present import present_of
from inhabit.stages.reflect.recognitions.models import Recognised, Recognition
from inhabit.stages.reflect.retrospectives.models import Card, Idea, Phase, Retrospective, Topic
from inhabit.stages.reflect.retrospectives.outcomes import make_outcome

Target, Part = Adjustment.Target, Adjustment.Part
Verdict = AdjustmentAnswer.Verdict
SO_BE_IT = {"en": "Yes, that is how we do it.", "de": "Ja, so machen wir es."}


class Changes:
    """Lets people have proposed other words, and their leads have answered."""

    def __init__(self, work: AtWork) -> None:
        self.work = work

    def write(self) -> None:
        for told in content("learned.yaml")["adjustments"]:
            self.write_change(told)

    def write_change(self, told: dict[str, Any]) -> None:
        key = told["unit"]
        adjustment = self.propose(told)
        if "passed" in told:
            self.pass_up(adjustment, self.work.lead(key, told["passed"]))
        if told["verdict"]:
            answer_at_once(adjustment, told["verdict"], told["answer"], self.work.lead(key, told["answered"]))
        answered = told.get("answered", told.get("passed"))
        at = self.work.moment(answered) if answered else None
        put_back(adjustment, self.work.moment(told["proposed"]), at if told["verdict"] else None)
        if at is not None:
            adjustment.answers.update(answered_at=at)
            adjustment.refresh_from_db()
            Interpretation.objects.filter(thanks_to=adjustment).update(shared_at=at, edited_at=at)
            RemitVersion.objects.filter(thanks_to=adjustment).update(proposed_at=at, agreed_at=at)

    def propose(self, told: dict[str, Any]) -> Adjustment:
        key = told["unit"]
        is_remit = told["target"] == Target.REMIT
        priority = told.get("priority", "")
        return propose_adjustment(
            target=told["target"],
            part=Part.LINE if is_remit else told["part"],
            wording=told["wording"],
            reason=told["reason"],
            programme=None if is_remit else self.work.programme,
            unit=self.work.unit(key),
            priority=self.work.priority(priority),
            line=self.line(told) if is_remit else None,
            by=self.work.who(key, told["who"], told["proposed"]),
            is_credited=told.get("is_credited", False),
        )

    def line(self, told: dict[str, Any]) -> RemitChange:
        remit = Remit.objects.get(unit=self.work.unit(told["unit"]), kind=Remit.Kind.EVERYONE)
        lines = RemitLine.objects.filter(version__remit=remit, version__state=RemitVersion.State.HOLDS)
        return RemitChange(remit, lines.get(position=told["line"]).key, told["level"], told["limit"])

    def pass_up(self, adjustment: Adjustment, lead: Person) -> None:
        answer_adjustment(
            adjustment=adjustment,
            verdict=Verdict.PASSED_UP,
            text="I'd say yes. The list hangs in both works, so it is more than ours to change.",
            seen=sign_of(adjustment, present_of(adjustment)),
            by=lead,
        )


class LooksBack:
    """Lets units have looked back together; what they agreed on has become something."""

    def __init__(self, work: AtWork) -> None:
        self.work = work

    def write(self) -> None:
        for told in content("learned.yaml")["retrospectives"]:
            self.write_look(told)

    def write_look(self, told: dict[str, Any]) -> None:
        key, day = told["unit"], told["day"]
        at = self.work.moment(day)
        look = Retrospective.objects.create(
            unit=self.work.unit(key),
            programme=self.work.programme,
            frame=told["frame"],
            facilitator=self.work.who(key, told["facilitator"], day),
            started_by=self.work.lead(key, day),
            phase=Phase.CLOSED,
            starts_at=at,
            phase_began_at=at,
            made_at=at,
            closed_at=at,
            took_part=told["took_part"],
        )
        topics = [self.write_topic(look, topic) for topic in told["topics"]]
        for idea in told["ideas"]:
            self.write_idea(look, topics[idea["topic"]], told, idea)

    def write_topic(self, look: Retrospective, told: dict[str, Any]) -> Topic:
        topic = Topic.objects.create(
            id=self.key(), retrospective=look, title=told["title"], voices=told["voices"]
        )
        Card.objects.bulk_create(
            Card(id=self.key(), retrospective=look, topic=topic, column=column, text=text)
            for column, text in told["cards"]
        )
        return topic

    def key(self) -> uuid.UUID:
        return uuid.UUID(int=self.work.random.getrandbits(128), version=4)

    def write_idea(
        self, look: Retrospective, topic: Topic, looked: dict[str, Any], told: dict[str, Any]
    ) -> None:
        idea = Idea.objects.create(
            id=self.key(),
            retrospective=look,
            topic=topic,
            kind=told["kind"],
            text=told["text"],
            because=told.get("because", ""),
            target=told.get("target", ""),
            priority=self.work.priority(told["priority"]),
            due_on=self.work.day(told["due"]) if "due" in told else None,
            owner=self.work.who(looked["unit"], told["owner"], looked["day"]),
            is_agreed=True,
        )
        make_outcome(idea)
        putting_back = {
            Idea.Kind.COMMITMENT: self.put_back_promise,
            Idea.Kind.STOP: self.put_back_stop,
            Idea.Kind.ADJUSTMENT: self.answer_proposal,
        }
        putting_back[Idea.Kind(idea.kind)](idea, looked["day"])

    def put_back_promise(self, idea: Idea, day: int) -> None:
        """Let the promise have been made there, and have been kept since."""
        due_on = idea.due_on or self.work.day(day)
        kept_at = self.work.moment((due_on - self.work.teller.today).days)
        commitment = Commitment.objects.get(pk=idea.outcome or 0)
        commitment.made_at, commitment.due_on, commitment.cycle = self.work.moment(day), due_on, 1
        commitment.state, commitment.closed_at = Commitment.State.KEPT, kept_at
        commitment.save()
        commitment.changes.update(made_at=commitment.made_at, due_on=due_on)
        CommitmentChange.objects.create(
            commitment=commitment,
            kind=CommitmentChange.Kind.KEPT,
            outcome=commitment.outcome,
            due_on=due_on,
            made_at=kept_at,
        )

    def put_back_stop(self, idea: Idea, day: int) -> None:
        at = self.work.moment(day)
        Stop.objects.filter(pk=idea.outcome or 0).update(stops_on=idea.due_on, made_at=at)
        StopChange.objects.filter(stop=idea.outcome or 0).update(made_at=at)

    def answer_proposal(self, idea: Idea, day: int) -> None:
        adjustment = Adjustment.objects.get(pk=idea.outcome or 0)
        lead = idea.retrospective.unit.lead
        assert lead is not None, "a unit that looked back is led"  # noqa: S101  # the content says so
        language = "de" if lead.language == "de" else "en"
        answer_at_once(adjustment, Verdict.ACCEPTED, SO_BE_IT[language], lead)
        put_back(adjustment, self.work.moment(day), self.work.moment(day + 2))


class Recognitions:
    """Lets people have told of somebody living a priority."""

    def __init__(self, work: AtWork) -> None:
        self.work = work

    def write(self) -> None:
        for told in content("learned.yaml")["recognitions"]:
            self.write_recognition(told)

    def write_recognition(self, told: dict[str, Any]) -> None:
        day, (key, who) = told["day"], told["author"]
        is_shown = all(answer == Recognised.Answer.AGREED for _unit, _who, answer in told["people"])
        written_at = self.work.moment(day)
        recognition = Recognition.objects.create(
            author=self.work.who(key, who, day),
            priority=self.work.priority(told["priority"]),
            did=told["did"],
            made_possible=told["made_possible"],
            written_at=written_at,
            edits=1,
            reach=told["reach"],
            shown_at=self.work.moment(min(day + 1, -1)) if is_shown else None,
        )
        Recognised.objects.bulk_create(
            Recognised(
                recognition=recognition,
                person=self.work.who(key, who, day),
                unit=self.work.unit(key),
                answer=answer,
                reach=told["reach"],
                answered_at=recognition.shown_at,
            )
            for key, who, answer in told["people"]
        )
