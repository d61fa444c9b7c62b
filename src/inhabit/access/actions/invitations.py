"""Inviting people, and letting them in."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.deliveries import queue_mail
from inhabit.access.models import Account, Delivery, Invitation, may_come_in
from inhabit.access.secrets import link_secret, new_code, secret_hash
from inhabit.access.tasks import mail_code_used, mail_invitation
from inhabit.audit.actions import record_event

if TYPE_CHECKING:
    from inhabit.people.models import Person

NEW_PASSWORD_DAYS = 3  # how long a code for a new password works: over a weekend


@transaction.atomic
def invite_by_mail(*, person: Person, by: Person | None) -> Invitation:
    """Send ``person`` a link by mail, and revoke whatever was sent before. Also how it is sent again."""
    if not person.email:
        raise ValidationError(_("There is no mail address for this person. Print a code instead."))
    if has_account(person):
        raise ValidationError(_("This person has joined already. They can ask for a new password."))
    sent_at = timezone.now()
    secret = link_secret(person.pk, sent_at)
    invitation = invite(
        person, Invitation.Channel.MAIL, secret, sent_at=sent_at, days=settings.INVITATION_DAYS, by=by
    )
    queue_mail(Delivery.Purpose.INVITATION, invitation.pk, person=person, address=person.email)
    transaction.on_commit(partial(mail_invitation.enqueue, invitation.pk))
    return invitation


@transaction.atomic
def invite_by_code(*, person: Person, by: Person | None) -> tuple[Invitation, str]:
    """Make a one-time code for ``person`` and return it: shown this once, never again.

    For somebody who has joined without a mail address it opens a new password; see
    ``people.permissions`` for who may.
    """
    account = Account.objects.filter(person=person).first()
    if account is not None and account.email:
        raise ValidationError(_("This person has joined already. They can ask for a new password."))
    code = new_code()
    channel, now = Invitation.Channel.CODE, timezone.now()
    days = NEW_PASSWORD_DAYS if account is not None else settings.CODE_DAYS
    return invite(person, channel, code, sent_at=now, days=days, by=by), code


def invite(
    person: Person,
    channel: Invitation.Channel,
    secret: str,
    *,
    sent_at: datetime,
    days: int,
    by: Person | None,
) -> Invitation:
    if (by is not None and not person.name) or not may_come_in(person):  # see appoint_person
        raise ValidationError(_("Only somebody who works here today can be invited."))
    person.invitations.usable().update(revoked_at=sent_at)
    invitation = Invitation.objects.create(
        person=person,
        channel=channel,
        secret_hash=secret_hash(secret),
        sent_at=sent_at,
        expires_at=sent_at + timedelta(days=days),
    )
    # A code for somebody who has joined opens their account anew: the trail calls it by its name.
    verb = "password.code_made" if has_account(person) else "invitation.sent"
    record_event(verb, person, by=by, details={"channel": str(channel)})
    return invitation


@transaction.atomic
def revoke_invitations(*, person: Person, by: Person | None) -> int:
    """Make every link and code of ``person`` that still works stop working; return how many."""
    revoked = person.invitations.usable().update(revoked_at=timezone.now())
    if revoked:
        record_event("invitation.revoked", person, by=by, details={"number": revoked})
    return revoked


def accept_invitation(*, invitation: Invitation, password: str, username: str = "") -> Account:
    """Let the invited person in: once, however many try at the same moment.

    Makes their account, or gives the one they have a new password (a code for somebody without a
    mail address). Raises ``ValidationError`` with what to do.
    """
    try:
        with transaction.atomic():
            return accept(invitation, password, username)
    except IntegrityError as error:  # two at once: the database let one of them through
        raise ValidationError(
            {"username": _("Somebody has just taken this user name. Choose another one.")}
        ) from error


def accept(invitation: Invitation, password: str, username: str) -> Account:
    now = timezone.now()
    person = invitation.person
    if not Invitation.objects.usable().filter(pk=invitation.pk).update(accepted_at=now):
        raise ValidationError(_("This invitation has just been used or withdrawn. Ask for a new one."))
    if not may_come_in(person):
        raise ValidationError(_("You have no place in the organisation today. Ask your lead."))
    account = Account.objects.filter(person=person).first()
    verb = "account.recovered" if account else "account.joined"
    account = account or new_account(person, username)
    validate_password(password, account)
    account.set_password(password)
    account.save()
    person.invitations.usable().update(revoked_at=now)
    if invitation.channel == Invitation.Channel.CODE and person.email:
        queue_mail(Delivery.Purpose.CODE_USED, invitation.pk, person=person, address=person.email)
        transaction.on_commit(partial(mail_code_used.enqueue, invitation.pk))
    record_event(verb, person, by=person, details={"channel": invitation.channel})
    return account


def new_account(person: Person, username: str) -> Account:
    """Return an account, not saved yet, with the person's address where nobody else signs in with it."""
    address = person.email.lower()
    if address and Account.objects.filter(email__iexact=address).exists():
        address = ""
    name = (username or address).strip().lower()
    if not name:
        raise ValidationError({"username": _("Choose a user name.")})
    if Account.objects.filter(username__iexact=name).exists():
        raise ValidationError({"username": _("This user name is taken. Choose another one.")})
    return Account(person=person, username=name, email=address or None)


def needs_username(person: Person) -> bool:
    """Say whether ``person`` has to choose a user name: there is no address to sign in with."""
    address = person.email.lower()
    taken = Account.objects.filter(email__iexact=address) | Account.objects.filter(username__iexact=address)
    return not has_account(person) and (not address or taken.exists())


def has_account(person: Person) -> bool:
    return Account.objects.filter(person=person).exists()
