"""What a person wrote about who decides what, for their own file."""

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.empower.remits.models import RemitAnswer, RemitVersion
from inhabit.stages.empower.remits.requests.models import DecisionRequest, RequestAsker


def my_remits(person: Person) -> Part:
    """What they proposed as whoever gives it."""
    mine = RemitVersion.objects.filter(proposed_by=person).prefetch_related("lines").order_by("pk")
    return "who_decides_what", [
        {
            "unit": version.remit.unit.name,
            "proposed_at": version.proposed_at,
            "reason": version.reason,
            "decisions": [[line.decision, line.level, line.limit] for line in version.lines.all()],
        }
        for version in mine.select_related("remit__unit")
    ]


def my_answers_to_remits(person: Person) -> Part:
    mine = RemitAnswer.objects.filter(person=person).order_by("pk")
    return "answers_on_who_decides_what", list(mine.values("version", "agrees", "word", "answered_at"))


def my_decision_requests(person: Person) -> Part:
    mine = RequestAsker.objects.filter(person=person).order_by("pk")
    return "decisions_to_settle", list(mine.values("text", "asked_at"))


def my_settlements(person: Person) -> Part:
    mine = DecisionRequest.objects.filter(answered_by=person).order_by("pk")
    return "decisions_settled", list(mine.values("level", "limit", "word", "answered_at"))


def my_replies_to_wishes(person: Person) -> Part:
    mine = RemitAnswer.objects.filter(replied_by=person).order_by("pk")
    return "replies_on_who_decides_what", list(mine.values("version", "reply", "replied_at"))


PARTS = (my_remits, my_answers_to_remits, my_replies_to_wishes, my_decision_requests, my_settlements)
