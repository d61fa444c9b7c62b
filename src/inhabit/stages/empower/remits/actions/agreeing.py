"""Both sides agree: who receives says yes or what should be different, who gives says that it holds."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.audit.actions import record_event
from inhabit.people.models import Person
from inhabit.stages.empower.remits.actions.telling import (
    tell_of_proposal,
    tell_of_reply,
    tell_of_wish,
    tell_that_it_holds,
)
from inhabit.stages.empower.remits.actions.versions import (
    State,
    copy_lines,
    cycle_of,
    let_hold,
    locked,
    next_version,
    put_forward,
    version_that_holds,
)
from inhabit.stages.empower.remits.models import Remit, RemitAnswer, RemitReview, RemitVersion

DAYS_TO_READ = 7  # after which a proposal to many may hold without an answer


@transaction.atomic
def agree(*, version: RemitVersion, by: Person) -> None:
    """Say yes to what is proposed. For one person or a lead it holds from then on."""
    remit = locked(version.remit)
    stored = remit.versions.filter(pk=version.pk, state=State.PROPOSED).first()
    if stored is None:
        raise ValidationError(_("This has been changed meanwhile. Please look at it again."))
    answer(stored, by, agrees=True, word="")
    stored.remit = remit
    if not remit.is_of_many:
        let_hold(stored, giver=stored.proposed_by)
        tell_that_it_holds(stored, by)
    record_event("remit.agreed", remit.unit, by=by, details={"version": stored.number or 0})


@transaction.atomic
def ask_for_change(*, version: RemitVersion, word: str, by: Person) -> None:
    """Say what should be different in what is proposed or holds; who gives it reads that."""
    remit = locked(version.remit)
    stored = remit.versions.filter(pk=version.pk, state__in=[State.PROPOSED, State.HOLDS]).first()
    if stored is None:
        raise ValidationError(_("This has been changed meanwhile. Please look at it again."))
    answer(stored, by, agrees=False, word=word.strip())
    tell_of_wish(stored, by)
    record_event("remit.change_asked", remit.unit, by=by, details={"version": stored.number or 0})


def answer(version: RemitVersion, by: Person, *, agrees: bool, word: str) -> None:
    said = {"agrees": agrees, "word": word, "reply": "", "replied_at": None, "replied_by": None}
    RemitAnswer.objects.update_or_create(
        version=version, person=by, defaults={**said, "answered_at": timezone.now()}
    )


@transaction.atomic
def reply(*, wish: RemitAnswer, text: str, by: Person) -> None:
    """Write back to somebody who asked for a change that it stays, and why."""
    stored = (
        RemitAnswer.objects.select_for_update(of=("self",))
        .select_related("version__remit__unit")
        .get(pk=wish.pk)
    )
    if stored.replied_at is None:
        stored.reply, stored.replied_at, stored.replied_by = text.strip(), timezone.now(), by
        stored.save(update_fields=["reply", "replied_at", "replied_by"])
        tell_of_reply(stored)
        record_event("remit.replied", stored.version.remit.unit, by=by)


def may_hold(version: RemitVersion) -> bool:
    """Say whether what is proposed to many may hold now: somebody agreed, or a week is over."""
    if version.state != State.PROPOSED or version.proposed_at is None:
        return False
    is_old = version.proposed_at <= timezone.now() - timedelta(days=DAYS_TO_READ)
    return is_old or version.answers.filter(agrees=True).exists()


@transaction.atomic
def hold(*, version: RemitVersion, by: Person) -> None:
    """Say that what was proposed to many holds. A second time changes nothing.

    ``ValidationError`` as long as nobody has agreed and no week is over.
    """
    remit = locked(version.remit)
    stored = remit.versions.get(pk=version.pk)
    if stored.state == State.HOLDS:
        return
    if not (remit.is_of_many and may_hold(stored)):
        raise ValidationError(_("It can hold once one of them has agreed, or after a week."))
    stored.remit = remit
    let_hold(stored, giver=by)
    tell_that_it_holds(stored, by)
    record_event("remit.holds", remit.unit, by=by, details={"version": stored.number or 0})


@transaction.atomic
def keep_as_it_is(*, remit: Remit, by: Person) -> None:
    """Say in a new cycle that it is still right. Twice is the same as once."""
    stored = locked(remit)
    cycle = cycle_of(stored)
    if version_that_holds(stored) is None or stored.reviewed_cycle >= cycle:
        return
    RemitReview.objects.get_or_create(remit=stored, cycle=cycle, defaults={"person": by})
    stored.reviewed_cycle = cycle
    stored.save(update_fields=["reviewed_cycle"])
    record_event("remit.reviewed", stored.unit, by=by, details={"cycle": cycle})


@transaction.atomic
def propose_again(*, remit: Remit, by: Person) -> None:
    """Put what holds to the other side as it is, after one side has changed."""
    stored = locked(remit)
    holding = version_that_holds(stored)
    if holding is None or next_version(stored) is not None:
        return
    version = RemitVersion.objects.create(remit=stored)
    copy_lines(holding.lines.all(), version)
    put_forward(version, reason=_("As before; one of us is new here."), by=by)
    tell_of_proposal(version, by)
    record_event("remit.proposed", stored.unit, by=by, details={"version": version.number or 0})
