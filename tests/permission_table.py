"""Who may use which address: one line for each, and a test that walks them all.

A line names the address and says how to build it from the cast, who may use it, and with which
method. Whoever is not named is turned away: to the sign-in page without sign-in, else with 403 or
404. Add your line where your package's lines stand; the test fails for an address without one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cast import Cast

ROLES = (
    "anonymous",
    "member",
    "lead",
    "lead_elsewhere",
    "coach",
    "sponsor",
    "steward",
    "privacy_officer",
    "outsider",
)
EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"anonymous"}
NOBODY: frozenset[str] = frozenset()


def none(cast: Cast) -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Line:
    """``who`` may use an address with ``method``; ``arguments`` builds it from the cast."""

    who: frozenset[str]
    arguments: Callable[[Cast], Mapping[str, object]] = none
    method: str = "get"
    data: Mapping[str, str] = field(default_factory=dict)


def payroll(cast: Cast) -> dict[str, object]:
    return {"pk": cast.payroll.pk}


def payroll_member(cast: Cast) -> dict[str, object]:
    return {"pk": cast.payroll.pk, "member_pk": cast.member.pk}


def a_person(cast: Cast) -> dict[str, object]:
    return {"pk": cast.colleague.pk}


def an_appointment(cast: Cast) -> dict[str, object]:
    appointment = cast.coach.appointments.get()
    return {"pk": appointment.pk}


LEAD_OR_STEWARD = frozenset({"lead", "steward"})
STEWARD = frozenset({"steward"})
PRIVACY_OFFICER = frozenset({"privacy_officer"})

TABLE: dict[str, Line] = {
    # access: sign-in
    "account_login": Line(EVERYBODY),
    "account_logout": Line(EVERYBODY),
    "account_inactive": Line(EVERYBODY),
    "account_signup": Line(EVERYBODY),
    "account_reauthenticate": Line(SIGNED_IN),
    "account_change_password": Line(SIGNED_IN),
    "account_set_password": Line(SIGNED_IN),
    "account_reset_password": Line(EVERYBODY),
    "account_reset_password_done": Line(EVERYBODY),
    "account_reset_password_from_key": Line(EVERYBODY, lambda cast: {"uidb36": "1", "key": "x-y"}),
    "account_reset_password_from_key_done": Line(EVERYBODY),
    # joining
    "join": Line(EVERYBODY),
    "join_link": Line(EVERYBODY, lambda cast: {"token": "0" * 64}),
    "join_account": Line(EVERYBODY),
    # access: the audit trail
    "audit_trail": Line(PRIVACY_OFFICER),
    "audit_check": Line(PRIVACY_OFFICER, method="post"),
    # people: the directory and oneself
    "directory": Line(SIGNED_IN),
    "person": Line(SIGNED_IN, a_person),
    "me": Line(SIGNED_IN),
    "preferences": Line(SIGNED_IN, method="post"),
    "my_data": Line(SIGNED_IN),
    # invitations
    "unit_invitations": Line(LEAD_OR_STEWARD, payroll),
    "mail_unit": Line(LEAD_OR_STEWARD, payroll, method="post"),
    "mail_below": Line(STEWARD, payroll, method="post"),
    "mail_member": Line(LEAD_OR_STEWARD, payroll_member, method="post"),
    "member_code": Line(LEAD_OR_STEWARD, payroll_member, method="post"),
    "revoke_member": Line(LEAD_OR_STEWARD, payroll_member, method="post"),
    "code_sheet": Line(LEAD_OR_STEWARD, payroll),
    # roles
    "roles": Line(STEWARD),
    "appointment_new": Line(STEWARD, lambda cast: {"person_pk": cast.colleague.pk}),
    "appointment_end": Line(STEWARD, an_appointment),
    # web
    "home": Line(SIGNED_IN),
}
