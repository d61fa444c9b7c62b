from collections.abc import Mapping

from permission_world import SIGNED_IN, Line, World
from remits import agreed_remit, draft_remit, proposed_remit

from inhabit.stages.empower.remits.actions import ask_for_change, start_remit
from inhabit.stages.empower.remits.requests.actions import ask_to_settle

LEAD = frozenset({"lead"})
MEMBER = frozenset({"member"})
FOLLOWING = frozenset({"sponsor", "steward"})


def payroll(world: World) -> Mapping[str, object]:
    return {"pk": world.cast.payroll.pk}


def agreed(world: World) -> Mapping[str, object]:
    return {"pk": agreed_remit(world.cast).pk}


def of_one_person(world: World) -> Mapping[str, object]:
    return {"pk": agreed_remit(world.cast, "person", world.cast.member).pk}


def proposed(world: World) -> Mapping[str, object]:
    return {"pk": proposed_remit(world.cast).remit_id}


def drafted(world: World) -> Mapping[str, object]:
    return {"pk": draft_remit(world.cast).pk}


def a_group(world: World) -> Mapping[str, object]:
    cast = world.cast
    people = [cast.member, cast.colleague]
    return {
        "pk": start_remit(unit=cast.payroll, kind="group", name="Counter", people=people, by=cast.lead).pk
    }


def a_line(world: World) -> Mapping[str, object]:
    remit = draft_remit(world.cast)
    return {"pk": remit.pk, "key": remit.versions.get().lines.get().key}


def a_wish(world: World) -> Mapping[str, object]:
    version = proposed_remit(world.cast)
    ask_for_change(version=version, word="More, please.", by=world.cast.member)
    return {"pk": version.answers.get().pk}


def a_request(world: World) -> Mapping[str, object]:
    asked = ask_to_settle(unit=world.cast.payroll, decision="Order paper", by=world.cast.member)
    return {"pk": asked.pk}


def programme(world: World) -> Mapping[str, object]:
    return {"pk": world.story.programme.pk}


LINES: dict[str, Line] = {
    "may_i": Line(SIGNED_IN),
    "unit_remits": Line(SIGNED_IN, payroll),
    "new_remit": Line(LEAD, payroll),
    "remit": Line(SIGNED_IN, agreed),
    "remit_history": Line(MEMBER | LEAD, of_one_person),
    "remit_draft": Line(LEAD, drafted),
    "remit_people": Line(LEAD, a_group),
    "remit_discarding": Line(LEAD, drafted, method="post"),
    "remit_proposal": Line(LEAD, drafted, method="post"),
    "remit_line": Line(LEAD, a_line),
    "remit_line_removal": Line(LEAD, a_line, method="post"),
    "remit_line_return": Line(LEAD, a_line, method="post"),
    "remit_agreement": Line(MEMBER, proposed, method="post"),
    "remit_wish": Line(MEMBER, proposed, method="post"),
    "remit_reply": Line(LEAD, a_wish, method="post"),
    "remit_holding": Line(LEAD, proposed, method="post"),
    "remit_review": Line(LEAD, agreed, method="post"),
    "remit_again": Line(LEAD, agreed, method="post"),
    "remit_end": Line(LEAD, agreed),
    "decision_requests": Line(SIGNED_IN),
    "new_decision_request": Line(SIGNED_IN),
    "decision_request": Line(MEMBER | LEAD, a_request),
    "decision_request_too": Line(MEMBER, a_request, method="post"),
    "decision_settlement": Line(LEAD, a_request, method="post"),
    "decision_refusal": Line(LEAD, a_request, method="post"),
    "programme_remits": Line(FOLLOWING, programme),
}
