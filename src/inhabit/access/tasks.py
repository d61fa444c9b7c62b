"""Mails of sign-in, sent in the background. Their arguments are numbers only, never a secret."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.cache import cache
from django.core.management import call_command
from django.tasks import task
from django.urls import reverse
from django.utils import timezone

from inhabit.access.mails import address_of, send_plain_mail
from inhabit.access.models import Account, Invitation
from inhabit.access.secrets import link_secret
from inhabit.audit.selectors import trail_state


@task
def mail_invitation(invitation_id: int) -> None:
    """Send the link of an invitation, unless it has been used, revoked or replaced meanwhile."""
    invitation = Invitation.objects.usable().select_related("person").filter(pk=invitation_id).first()
    if invitation is None:
        return
    person = invitation.person
    secret = link_secret(person.pk, invitation.sent_at)
    send_plain_mail(
        "access/mail/invitation",
        to=person.email,
        person=person,
        link=address_of(reverse("join_link", args=[secret])),
        join_address=address_of(reverse("join")),
        expires_at=invitation.expires_at,
    )


@task
def mail_code_used(invitation_id: int) -> None:
    """Tell somebody with an address that a printed code has opened their account: perhaps it wasn't them."""
    invitation = Invitation.objects.select_related("person").filter(pk=invitation_id).first()
    if invitation is None or not invitation.person.email:
        return
    person = invitation.person
    send_plain_mail(
        "access/mail/code_used",
        to=person.email,
        person=person,
        used_at=invitation.accepted_at,
        reset_address=address_of(reverse("account_reset_password")),
    )


@task
def mail_password_reset(account_id: int) -> None:
    """Send an account's holder a link with which they can choose a new password."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None or not account.email:
        return
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    send_plain_mail(
        "account/email/password_reset_key",
        to=account.email,
        person=account.person,
        password_reset_url=address_of(path.replace("UID-KEY", key)),
        username=account.username,
    )


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
