"""How allauth behaves here: accounts come from invitations only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from inhabit.access.deliveries import queue_mail
from inhabit.access.models import Account, Delivery, may_come_in
from inhabit.access.tasks import mail_password_reset

# What allauth says where we leave it its own words: its German says "Du" there, and ours says "Sie".
# Our catalogues come before those of libraries, so it is enough that they have these sentences.
WORDS_OF_ALLAUTH = (
    gettext_noop("You must type the same password each time."),
    gettext_noop("Be patient, you are sending too many requests."),
)
WRONG = _("That name and password don’t go together. Try again, or ask for a new password below.")


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "incorrect_password": _("That isn’t your password. Try again."),
        "enter_current_password": _("That isn’t the password you have now. Try again."),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes and try again, or ask for a new password below."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """Keep out whoever may not come in today: only after the right password do they learn why."""
        if not may_come_in(user.person):
            return redirect("account_inactive")
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def send_password_reset_mail(self, user: Account, email: str, context: dict[str, Any]) -> None:
        """Send in the background: an answer takes as long with an account as without one."""
        queue_mail(Delivery.Purpose.PASSWORD, user.pk, person=user.person, address=email)
        mail_password_reset.enqueue(user.pk)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("me")
