"""Mails of sign-in, sent in the background. Their arguments are numbers only, never a secret."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.cache import cache
from django.core.management import call_command
from django.tasks import Task, task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from inhabit.access.deliveries import claim_mail, drop_mail, send_mail
from inhabit.access.mails import address_of, written_mail
from inhabit.access.models import Account, Delivery, Invitation
from inhabit.access.secrets import link_secret
from inhabit.audit.selectors import trail_state

Purpose = Delivery.Purpose


@task
def mail_invitation(invitation_id: int) -> None:
    """Send the link of an invitation, unless it has been used, revoked or replaced meanwhile."""
    invitation = Invitation.objects.usable().select_related("person").filter(pk=invitation_id).first()
    if invitation is None:
        drop_mail(Purpose.INVITATION, invitation_id)
        return
    delivery = claim_mail(Purpose.INVITATION, invitation_id)
    if delivery is None:
        return
    person = invitation.person
    secret = link_secret(person.pk, invitation.sent_at)
    message = written_mail(
        "access/mail/invitation",
        to=delivery.address,
        person=person,
        action=gettext_noop("Choose a password"),
        link=address_of(reverse("join_link", args=[secret])),
        expires_at=invitation.expires_at,
    )
    send_mail(delivery, message)


@task
def mail_code_used(invitation_id: int) -> None:
    """Tell somebody with an address that a printed code has opened their account: perhaps it wasn't them."""
    invitation = Invitation.objects.select_related("person").filter(pk=invitation_id).first()
    delivery = claim_mail(Purpose.CODE_USED, invitation_id)
    if invitation is None or delivery is None:
        return
    message = written_mail(
        "access/mail/code_used",
        to=delivery.address,
        person=invitation.person,
        used_at=invitation.accepted_at,
        reset_address=address_of(reverse("account_reset_password")),
    )
    send_mail(delivery, message)


@task
def mail_password_reset(account_id: int) -> None:
    """Send an account's holder a link with which they can choose a new password."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    delivery = claim_mail(Purpose.PASSWORD, account_id)
    if account is None or delivery is None:
        return
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    message = written_mail(
        "account/email/password_reset_key",
        to=delivery.address,
        person=account.person,
        action=gettext_noop("Choose a password"),
        password_reset_url=address_of(path.replace("UID-KEY", key)),
        username=account.username,
    )
    send_mail(delivery, message)


# What sends a mail again that did not get through, from the number it is for.
AGAIN: dict[str, Task[[int], None]] = {
    Purpose.INVITATION: mail_invitation,
    Purpose.CODE_USED: mail_code_used,
    Purpose.PASSWORD: mail_password_reset,
}


@task
def send_mails_again() -> int:
    """Try once more what could not be sent for a while; return how many. Run twice, it sends once."""
    waiting = Delivery.objects.filter(
        state=Delivery.State.WAITING, attempts__gt=0, try_at__lte=timezone.now()
    )
    rows = list(waiting.filter(purpose__in=AGAIN).values_list("purpose", "key"))
    for purpose, key in rows:
        AGAIN[purpose].enqueue(int(key))
    return len(rows)


@task
def forget_expired_sessions() -> None:
    """Delete the sessions that have ended: they say who signed in, and how."""
    call_command("clearsessions")


# In the cache: whether a check of the audit trail is running, and what the last one has shown.
CHECK_STATE = "audit-check-running"
CHECK_RESULT = "audit-check-result"


@task
def check_trail() -> None:
    """Check the seal of every event and keep the result for the page."""
    try:
        state = trail_state()
        result = {"events": state.events, "broken_id": state.first_broken_id, "at": timezone.now()}
        cache.set(CHECK_RESULT, result, timeout=None)
    finally:
        cache.delete(CHECK_STATE)
