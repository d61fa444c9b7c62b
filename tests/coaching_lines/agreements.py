from engagements import make_cohort
from permission_world import Line, World

from coaching_lines.worlds import IN_IT, an_engagement, the_coach
from inhabit.coaching.engaging import open_engagement


def with_a_party(world: World) -> dict[str, object]:
    """The organisation proposed it; the sponsor stands for it. Still to be agreed."""
    cohort = make_cohort(world.cast.services, party=world.cast.sponsor)
    engagement = open_engagement(coach=the_coach(world), coachees=[world.cast.member], cohort=cohort)
    return {"pk": engagement.pk}


def a_party_somewhere(world: World) -> dict[str, object]:
    with_a_party(world)
    return {}


LINES: dict[str, Line] = {
    "agreement": Line(IN_IT | {"sponsor"}, with_a_party),
    "agreement_consent": Line(IN_IT | {"sponsor"}, with_a_party, "post", {"number": "1", "side": "coachee"}),
    "agreement_sentence": Line(IN_IT, an_engagement, "post", {"text": "We meet outdoors."}),
    "agreement_sessions": Line(IN_IT, an_engagement, "post", {"sessions": "9"}),
    "agreement_kept": Line(IN_IT, an_engagement, "post"),
    "engagement_end": Line(IN_IT, an_engagement),
    "engagement_openings": Line(IN_IT, an_engagement),
    "coaching_as_party": Line(frozenset({"sponsor"}), a_party_somewhere),
}
