"""Who fits into a circle together, and which coach may be with all of them.

The rule is simple enough to be told on the page: one language, working hours in common, nobody's line, and
as many units as people. The programme team may change what it proposes by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.languages import language_for
from inhabit.coaching.cohorts.people import audience_of
from inhabit.coaching.matching.facts import Candidate, Place, Seeker, candidates, places_of
from inhabit.coaching.matching.fit import fit, load_cost
from inhabit.coaching.matching.needs import Needs
from inhabit.coaching.matching.reasons import everybodys_time, in_words
from inhabit.coaching.matching.rules import LEAST_OVERLAP, Barred, barred, hours_in_common
from inhabit.coaching.models import Coach, Cohort, Group, Seat
from inhabit.people.models import Person, PersonQuerySet

FEWEST, MOST = 4, 8  # people in a circle
PROPOSED = 6  # that we put together, so that one or two may say no
LOOKED_AT = 400  # people of the offer, the first by number, when a circle is put together
STARTS = 20  # of them, with whom we try to begin
SUGGESTED = 3  # coaches


@dataclass(frozen=True)
class Peer:
    """Somebody who could be in a circle, with what the rule looks at."""

    person: Person
    place: Place
    language: str


@dataclass(frozen=True)
class CoachOption:
    """A coach who may be with everybody in a group, and why."""

    coach: Coach
    reasons: tuple[str, ...]


def without_a_group(cohort: Cohort) -> PersonQuerySet:
    """Return whom ``cohort`` is for and who was never asked into a circle of it, whatever they answered."""
    asked = Seat.objects.filter(group__cohort=cohort).values("person")
    return audience_of(cohort).exclude(pk__in=asked)


def circle_proposed(cohort: Cohort) -> list[Person]:
    """Return people of ``cohort`` who fit together: six where there are so many, else the most there are."""
    looked_at = peers(without_a_group(cohort).select_related("account").order_by("pk")[:LOOKED_AT])
    # Whoever leads many others rules all of them out: they are asked last.
    everybody = sorted(looked_at, key=lambda peer: -len(peer.place.line))
    best: list[Peer] = []
    for start in everybody[:STARTS]:
        circle = grown_from(start, everybody)
        if len(circle) > len(best):
            best = circle
        if len(best) == PROPOSED:
            break
    return [peer.person for peer in best]


def grown_from(start: Peer, everybody: Sequence[Peer]) -> list[Peer]:
    """Return ``start`` with whoever fits to all before them, in turn."""
    circle = [start]
    for peer in everybody:
        if len(circle) == PROPOSED:
            break
        if all(fit_together(peer, other) for other in circle):
            circle.append(peer)
    return circle


def peers(people: QuerySet[Person] | Sequence[Person]) -> list[Peer]:
    """Return what the rule looks at of each; three queries more, however many there are."""
    rows = list(people)
    places = places_of(rows)
    return [Peer(person, places[person.pk], language_for(person)) for person in rows]


def fit_together(one: Peer, other: Peer) -> bool:
    return (
        one.person != other.person
        and one.language == other.language
        and not one.place.units & other.place.units
        and not leads_other(one.place, other.place)
        and hours_in_common(one.place.zone, other.place.zone, timezone.now()) >= LEAST_OVERLAP
    )


def leads_other(one: Place, other: Place) -> bool:
    return bool(one.leads & other.line or other.leads & one.line)


def remarks_on(people: Sequence[Person]) -> list[str]:
    """Say what the rule would have done otherwise, for whoever has put ``people`` together by hand."""
    circle = peers(people)
    pairs = [(one, other) for place, one in enumerate(circle) for other in circle[place + 1 :]]
    found = []
    if any(one.language != other.language for one, other in pairs):
        found.append(_("Not all of them use Inhabit in the same language."))
    if any(one.place.units & other.place.units for one, other in pairs):
        found.append(_("Two of them are in the same unit."))
    if any(leads_other(one.place, other.place) for one, other in pairs):
        found.append(_("One of them leads another: then people weigh their words."))
    now = timezone.now()
    apart = [hours_in_common(one.place.zone, other.place.zone, now) < LEAST_OVERLAP for one, other in pairs]
    if any(apart):
        found.append(_("Two of them have hardly any working hours in common."))
    return found


def coaches_for(
    people: Sequence[Person],
    *,
    format: str,  # noqa: A002  # the field's term
    party: Person | None = None,
) -> list[CoachOption]:
    """Return the coaches who may be with everybody of ``people``, the best first; none for nobody.

    Hard rules hold for each of them as for one alone; a team needs a coach outside its line.
    """
    circle = peers(people)
    wants = [seeker_of(peer, circle, format, party) for peer in circle]
    may = [one for one in candidates() if wants and all(barred(want, one) is None for want in wants)]
    in_order = sorted(may, key=lambda one: (-points(wants, one), one.taken, one.coach))
    coaches = Coach.objects.select_related("person").in_bulk([one.coach for one in in_order])
    return [CoachOption(coaches[one.coach], reasons(wants, one)) for one in in_order]


def seeker_of(peer: Peer, circle: Sequence[Peer], format: str, party: Person | None) -> Seeker:  # noqa: A002
    """Return ``peer`` as the rules of matching see somebody who looks for a coach."""
    counted = [other.language for other in circle]
    shared = max(sorted(set(counted)), key=counted.count)
    needs = Needs(format=format, languages=(shared,))
    return Seeker(enquiry=0, place=peer.place, needs=needs, party=party.pk if party else None)


def points(wants: Sequence[Seeker], candidate: Candidate) -> int:
    together = sum(fit(want, candidate).points for want in wants) // len(wants)
    return together - load_cost(candidate.taken, candidate.capacity)


def reasons(wants: Sequence[Seeker], candidate: Candidate) -> tuple[str, ...]:
    """Say why, for all of them: the language, and the greatest distance of clocks."""
    said = [reason for want in wants for reason in fit(want, candidate).reasons]
    languages = [about for key, about in said if key == "language"][:1]
    apart = max((float(about) for key, about in said if key == "apart"), default=0.0)
    return (*in_words([("language", code) for code in languages]), everybodys_time(apart))


def may_be_with(coach: Coach, people: Sequence[Person], group: Group) -> bool:
    """Say whether ``coach`` may be with all of ``people`` today.

    How many places the coach has left counts until the group has begun: then it has taken its own.
    """
    may = next((one for one in candidates() if one.coach == coach.pk), None)
    circle = peers(people)
    passed = {None, Barred.FULL} if group.engagement_id is not None else {None}
    wants = [seeker_of(peer, circle, group.format, party_of(group)) for peer in circle]
    return may is not None and all(barred(want, may) in passed for want in wants)


def party_of(group: Group) -> Person | None:
    """Return who stands for the organisation: whom the cohort names, else who said yes to the team."""
    return group.cohort.party if group.cohort is not None else group.party
