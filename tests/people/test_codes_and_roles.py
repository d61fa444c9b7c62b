"""A code opens an account: who may hold one, and how its owner learns of it."""

import json

from cast import Cast, SignIn, appoint, make_account, place
from django.core import mail
from django.test import Client
from django.urls import reverse
from people.test_inviting_a_unit import codes_in

from inhabit.access.actions import invite_by_code
from inhabit.access.models import Account, Invitation, Role
from inhabit.audit.models import Event
from inhabit.people.models import Person

PASSWORD = "a sentence that only I would say"


def without_address(person: Person) -> Person:
    person.email = ""
    person.save()
    return person


def use(code: str, **fields: str) -> Client:
    client = Client()
    assert client.post(reverse("join"), {"code": code}).status_code == 302
    client.post(reverse("join_account"), {"password": PASSWORD} | fields)
    return client


def test_a_lead_gets_no_code_for_somebody_whose_role_reaches_further(cast: Cast, sign_in: SignIn) -> None:
    appoint(without_address(cast.member), Role.STEWARD, cast.board)
    without_address(cast.colleague)
    client = sign_in(cast.lead)
    refused = client.post(reverse("member_code", args=[cast.payroll.pk, cast.member.pk]), follow=True).text
    assert "holds a role" in refused
    assert not codes_in(refused)
    sheet = client.post(reverse("code_sheet", args=[cast.payroll.pk]), {"scope": "missing"}).text
    assert len(codes_in(sheet)) == 1
    assert not Invitation.objects.filter(person=cast.member).exists()
    by_the_team = (
        sign_in(cast.steward).post(reverse("member_code", args=[cast.payroll.pk, cast.member.pk])).text
    )
    assert len(codes_in(by_the_team)) == 1


def test_a_programme_team_for_one_unit_gets_no_code_for_one_of_the_whole(cast: Cast, sign_in: SignIn) -> None:
    appoint(cast.outsider, Role.STEWARD, cast.payroll)
    place(cast.steward, cast.payroll, is_counted=False)
    cast.member.appointments.create(role=Role.PRIVACY_OFFICER, unit=cast.board)
    make_account(without_address(cast.member))
    answer = sign_in(cast.outsider).post(
        reverse("member_code", args=[cast.payroll.pk, cast.member.pk]), follow=True
    )
    assert not codes_in(answer.text)


def test_the_owner_sees_a_code_for_a_new_password_and_can_stop_it(cast: Cast, sign_in: SignIn) -> None:
    make_account(without_address(cast.member))
    owner = sign_in(cast.member)
    invitation, code = invite_by_code(person=cast.member, by=cast.steward)
    assert (invitation.expires_at - invitation.sent_at).days == 3
    assert Event.objects.latest("pk").verb == "password.code_made"
    for page in ("/", "/me/"):
        assert "A code for a new password was made for you" in owner.get(page).text
    owner.post(reverse("code_revocation"))
    assert "was made for you on" not in owner.get("/").text
    assert Client().post(reverse("join"), {"code": code}).status_code == 410
    assert "withdrawn" in owner.get("/me/").text


def test_taking_over_an_account_shows(cast: Cast, sign_in: SignIn) -> None:
    make_account(without_address(cast.member))
    owner = sign_in(cast.member)
    _, code = invite_by_code(person=cast.member, by=cast.steward)
    use(code)
    assert owner.get("/").status_code == 302  # signed out, and the old password no longer works
    assert "used" in sign_in(cast.member).get("/me/").text
    verbs = list(Event.objects.values_list("verb", flat=True))
    assert verbs == ["password.code_made", "account.recovered"]


def test_whoever_has_an_address_is_told_that_a_code_was_used(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    _, code = invite_by_code(person=cast.member, by=cast.lead)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        use(code)
    assert Account.objects.get().person == cast.member
    [message] = mail.outbox
    assert message.to == ["mia.member@example.org"]
    assert "Was it not you?" in message.body
    assert code not in message.body


def test_a_lead_sees_who_can_sign_in_but_not_since_when(cast: Cast, sign_in: SignIn) -> None:
    account = make_account(cast.colleague)
    account.joined_at = account.joined_at.replace(year=2019, month=3, day=4)
    account.save()
    address = reverse("unit_invitations", args=[cast.payroll.pk])
    as_lead, as_team = sign_in(cast.lead).get(address).text, sign_in(cast.steward).get(address).text
    assert "joined" in as_lead
    assert "2019" not in as_lead
    assert "2019" in as_team


def test_roles_for_one_unit_do_not_reach_the_whole(cast: Cast, sign_in: SignIn) -> None:
    appoint(cast.outsider, Role.STEWARD, cast.finance)
    appoint(cast.outsider, Role.PRIVACY_OFFICER, cast.finance)
    client = sign_in(cast.outsider)
    for name in ("import_people", "audit_trail"):
        assert client.get(reverse(name)).status_code == 403, name
    assert client.get(reverse("roles")).status_code == 200
    assert json.loads(client.get(reverse("my_data")).content)["roles"]
