"""What the page of an agreement shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inhabit.coaching.agreements.actions import current_agreement, prepare_agreement
from inhabit.coaching.agreements.sides import Signing, signings_of, waits_for_the_others
from inhabit.coaching.agreements.texts import ReadClause, read_clauses
from inhabit.coaching.models import Agreement, Engagement, Format, Participant, Signature
from inhabit.people.models import Person


@dataclass(frozen=True)
class AgreementPage:
    """An agreement to ``reader``: what it says, who agreed, and what they can do about it.

    ``to_sign`` is the reader's own signing while it waits for them. ``holds`` is the version that
    goes on holding while a newer one waits.
    """

    agreement: Agreement
    clauses: list[ReadClause]
    signings: list[Signing]
    to_sign: Signing | None
    holds: Agreement | None
    is_less: bool = False  # sentences of the others' own are kept back as yet

    @property
    def missing(self) -> list[Person]:
        return [signing.person for signing in self.signings if signing.agreed_at is None]


def agreement_page(engagement: Engagement, reader: Person) -> AgreementPage | None:
    """Return what to show; None where what was agreed has been forgotten, or never was."""
    if engagement.forgotten_at is not None:
        return None
    agreement = current_agreement(engagement)
    if agreement is None and engagement.state == Engagement.State.AGREEING:
        agreement = prepare_agreement(engagement=engagement)
    if agreement is None:
        return None
    signings = signings_of(agreement)
    mine = (s for s in signings if s.person == reader and s.agreed_at is None)
    held = engagement.agreements.filter(agreed_at__isnull=False).order_by("-number")
    return AgreementPage(
        agreement=agreement,
        clauses=read_clauses(agreement),
        signings=signings,
        to_sign=next(mine, None) if agreement.waits else None,
        holds=held.first() if agreement.waits else None,
    )


def as_the_party_reads_it(
    page: AgreementPage | None, engagement: Engagement, party: Person
) -> AgreementPage | None:
    """Return ``page`` without the names of those who are coached in a group or team.

    The organisation learns that it takes place; who said yes, and so who didn't, is the group's. Nor does
    somebody who is only proposed as the party read what the others wrote in their own words.
    """
    if page is not None and waits_for_the_others(page.agreement, party):
        shared = [clause for clause in page.clauses if not clause.is_own]
        page = replace(page, clauses=shared, to_sign=None, is_less=True)
    if page is None or engagement.format == Format.ONE_TO_ONE:
        return page
    others = [signing for signing in page.signings if signing.side != Signature.Side.COACHEE]
    return replace(page, signings=others)


def names_of(engagements: list[Engagement]) -> dict[int, str]:
    """Return who is coached, by the number of the engagement: a name, or that of the team or group."""
    coached = Participant.objects.current().filter(engagement__in=[e.pk for e in engagements])
    people = {row.engagement_id: row.person.name for row in coached.select_related("person")}
    return {e.pk: (e.unit.name if e.unit else e.name) or people.get(e.pk, "") for e in engagements}
