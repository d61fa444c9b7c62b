"""The way in: a mailed link or a printed code, then a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from inhabit.access.actions import accept_invitation
from inhabit.access.actions.invitations import has_account, needs_username
from inhabit.access.forms import CodeForm, JoinForm
from inhabit.access.models import Invitation
from inhabit.access.permissions import anyone, requires
from inhabit.access.secrets import secret_hash

if TYPE_CHECKING:
    from inhabit.people.models import Person

OPENED = "opened_invitation"  # in the session: the number of the invitation whose secret was shown


@requires(anyone)
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Type in the code from a printed sheet."""
    if is_signed_in(request):
        return private(render(request, "access/join_signed_in.html"))
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return private(render(request, "access/join.html", {"form": form}))
    if not may_try_a_code(request):
        return private(ratelimit.respond_429(request))
    if form.is_valid():
        invitation = find(form.cleaned_data["code"], Invitation.Channel.CODE)
        if invitation is not None:
            return opened(request, invitation)
        count_wrong_code(request)
        form.add_error("code", _("We don’t know this code. Look at it once more, or ask for a new one."))
    return private(render(request, "access/join.html", {"form": form}, status=422))


@requires(anyone)
@never_cache
@require_safe
def join_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open the link from a mail. Looking at it uses nothing up: mail scanners look, too."""
    if is_signed_in(request):
        return private(render(request, "access/join_signed_in.html"))
    invitation = find(token, Invitation.Channel.MAIL)
    if invitation is None:
        return problem(request, "unknown", status=404)
    return opened(request, invitation)


@requires(anyone)
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def join_account(request: HttpRequest) -> HttpResponse:
    """Choose a password and, where there is no address to sign in with, a user name."""
    invitation = Invitation.objects.select_related("person").filter(pk=request.session.get(OPENED, 0)).first()
    if is_signed_in(request) or invitation is None:
        return redirect("join")
    if what := what_is_wrong_with(invitation):
        return problem(request, what)
    person = invitation.person
    form = JoinForm(
        request.POST or None,
        asks_username=needs_username(person),
        initial={"username": slugify(person.name).replace("-", ".")},
    )
    if request.method == "POST" and form.is_valid() and enter(request, invitation, form):
        return redirect("home")
    status = 422 if form.errors else 200
    context = {"form": form, "invited": person, "is_recovery": has_account(person)}
    return private(render(request, "access/join_account.html", context, status=status))


def enter(request: HttpRequest, invitation: Invitation, form: JoinForm) -> bool:
    """Accept the invitation and sign its person in; else write into the form what to do."""
    try:
        account = accept_invitation(
            invitation=invitation,
            password=form.cleaned_data["password"],
            username=form.cleaned_data.get("username", ""),
        )
    except ValidationError as error:
        add_errors(form, error)
        return False
    request.session.pop(OPENED, None)
    get_adapter(request).login(request, account)
    return True


def add_errors(form: JoinForm, error: ValidationError) -> None:
    """Write errors beside their field; the rules for passwords speak without naming it."""
    named = error.error_dict if hasattr(error, "error_dict") else {"password": error.error_list}
    for field, errors in named.items():
        for each in errors:
            form.add_error(field if field in form.fields else None, each)


def opened(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Go on without the secret in the address; the session remembers that it was shown."""
    if what := what_is_wrong_with(invitation):
        return problem(request, what)
    request.session[OPENED] = invitation.pk
    return private(redirect("join_account"))


def what_is_wrong_with(invitation: Invitation) -> str:
    """Name the reason why ``invitation`` does not open the door, or nothing when it does."""
    if invitation.is_usable():
        return ""
    if has_account(invitation.person):
        return "joined"
    return "replaced" if invitation.revoked_at else "expired"


def problem(request: HttpRequest, reason: str, *, status: int = 410) -> HttpResponse:
    return private(render(request, "access/join_problem.html", {"reason": reason}, status=status))


def find(secret: str, channel: Invitation.Channel) -> Invitation | None:
    found = Invitation.objects.filter(secret_hash=secret_hash(secret), channel=channel)
    return found.select_related("person").first()


def private(response: HttpResponse) -> HttpResponse:
    """Keep the address of the page from whatever else the reader opens next.

    Never "no-referrer": with it browsers send forms with the origin "null", and no form gets through.
    """
    response["Referrer-Policy"] = "same-origin"
    return response


def is_signed_in(request: HttpRequest) -> bool:
    person: Person | None = getattr(request, "person", None)
    return person is not None


def may_try_a_code(request: HttpRequest) -> bool:
    """Say whether wrong codes, from this address and in all, have stayed below the limits."""
    return bool(
        ratelimit.consume(request, action="join_code", dry_run=True)
        and ratelimit.consume(request, action="join_code_anywhere", key="join", dry_run=True)
    )


def count_wrong_code(request: HttpRequest) -> None:
    ratelimit.consume(request, action="join_code")
    ratelimit.consume(request, action="join_code_anywhere", key="join")
