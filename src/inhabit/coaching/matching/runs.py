"""A run that matches a whole cohort in the background; one that was cut short is begun again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.coaching.matching.facts import Seeker, candidates, seekers
from inhabit.coaching.matching.reasons import reasons_to_text
from inhabit.coaching.matching.report import report_on
from inhabit.coaching.matching.together import (
    Shortlist,
    Together,
    matched_together,
    shortlist,
    suggestions,
)
from inhabit.coaching.models import Cohort, Enquiry, Match, MatchingRun
from inhabit.people.models import Person, Unit, UnitAncestor

STEP = 250  # people between two signs of progress
ROWS = 2000  # of a statement


@transaction.atomic
def start_matching(*, cohort: Cohort, by: Person) -> MatchingRun:
    """Begin to match everybody of ``cohort`` who has no suggestion yet; a run under way is that run."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    running = MatchingRun.objects.filter(cohort=cohort).exclude(state=MatchingRun.State.DONE).first()
    if running is not None:
        return running
    run = MatchingRun.objects.create(cohort=cohort, made_by=by, total=to_match(cohort).count())
    record_event("matching.started", cohort, by=by, details={"people": run.total})
    return run


def to_match(cohort: Cohort) -> QuerySet[Enquiry]:
    """Return the enquiries of ``cohort`` that have said what they need and wait for suggestions."""
    suggested = Match.objects.filter(enquiry=OuterRef("pk"))
    looking = Enquiry.objects.filter(state=Enquiry.State.OPEN, offer__cohort=cohort)
    return looking.filter(~Exists(suggested)).exclude(needs="")


def match_run(run: MatchingRun) -> None:
    """Carry ``run`` out. Nothing is suggested before everything is reckoned, so it can be begun again."""
    if run.is_done:
        return
    MatchingRun.objects.filter(pk=run.pk).update(state=MatchingRun.State.RUNNING, done=0)
    waiting = (
        to_match(run.cohort).select_related("person__account", "offer__cohort").order_by("made_at", "pk")
    )
    people, everybody = seekers(waiting), candidates()
    lists: list[Shortlist] = []
    for begin in range(0, len(people), STEP):
        lists += [shortlist(seeker, everybody) for seeker in people[begin : begin + STEP]]
        MatchingRun.objects.filter(pk=run.pk).update(done=len(lists), total=len(people))
    finish(run, matched_together(lists, everybody))


@transaction.atomic
def finish(run: MatchingRun, together: Together) -> None:
    """Write the suggestions and the report, unless it is done; who has suggestions meanwhile keeps them."""
    locked = MatchingRun.objects.select_for_update().get(pk=run.pk)
    if locked.is_done:
        return
    still = set(to_match(run.cohort).values_list("pk", flat=True))
    Match.objects.bulk_create(
        [
            Match(
                enquiry_id=seeker.enquiry,
                coach_id=one.candidate.coach,
                rank=rank,
                reasons=reasons_to_text(one.fit.reasons),
            )
            for seeker, chosen in suggestions(together)
            if seeker.enquiry in still
            for rank, one in enumerate(chosen, 1)
        ],
        batch_size=ROWS,
    )
    locked.report = report_on(together, groups_of([entry.seeker for entry in together.lists])).as_json()
    locked.state, locked.finished_at = MatchingRun.State.DONE, timezone.now()
    locked.done = locked.total = len(together.lists)
    locked.save()


def groups_of(people: Sequence[Seeker]) -> dict[int, list[str]]:
    """Return of each enquiry the groups by which a report looks: units below the root, and who leads."""
    below_root = UnitAncestor.objects.filter(ancestor__parent__parent=None, ancestor__parent__isnull=False)
    tops = dict(below_root.values_list("unit", "ancestor"))
    names = dict(Unit.objects.filter(pk__in=set(tops.values())).values_list("pk", "name"))
    return {
        seeker.enquiry: [
            *sorted({names[tops[unit]] for unit in seeker.place.units if unit in tops}),
            _("Leads") if seeker.place.leads else _("People who lead nobody"),
        ]
        for seeker in people
    }
