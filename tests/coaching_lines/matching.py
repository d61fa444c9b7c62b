from permission_world import Line, World

from coaching_lines.cohorts import STEWARD, the_cohort
from coaching_lines.worlds import an_engagement, the_coach
from inhabit.coaching.matching.needs import Needs, needs_to_text
from inhabit.coaching.models import Enquiry, Match

MEMBER = frozenset({"member"})


def a_search(world: World) -> dict[str, object]:
    """``member`` looks for a coach by themself."""
    return {"pk": Enquiry.objects.create(person=world.cast.member, needs=needs_to_text(Needs())).pk}


def a_suggestion(world: World) -> dict[str, object]:
    enquiry = a_search(world)["pk"]
    return {"pk": Match.objects.create(enquiry_id=enquiry, coach=the_coach(world), rank=1).pk}


LINES: dict[str, Line] = {
    "engagement_conflict": Line(frozenset({"coach"}), an_engagement),
    "cohort_matching": Line(STEWARD, the_cohort, "post"),
    "cohort_matching_progress": Line(STEWARD, the_cohort),
    "coaching_needs": Line(MEMBER, a_search),
    "suggestions": Line(MEMBER, a_search),
    "suggestions_refusal": Line(MEMBER, a_search, "post"),
    "enquiry_withdrawal": Line(MEMBER, a_search),
    "coach_change": Line(MEMBER, a_search),
    "coach_choice": Line(MEMBER, a_suggestion, "post"),
    "coach_choice_undone": Line(MEMBER, a_search, "post"),
    "suggestion_replacement": Line(MEMBER, a_suggestion, "post"),
}
