"""The cast of six signs in by link, in demo mode and nowhere else."""

import pytest
from django.conf import LazySettings
from django.core import signing
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from inhabit.access.models import Account, Role
from inhabit.access.permissions import has_role
from inhabit.demo.cast import CAST, SALT, links, players
from inhabit.demo.loading import Loaded
from inhabit.people.models import Person
from inhabit.people.selectors import unit_of
from inhabit.programme.models import UnitStage

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def demo_mode(settings: LazySettings) -> None:
    settings.DEMO = True


def cast_member(key: str) -> Person:
    return Person.objects.get(external_id=CAST[key].external_id)


@pytest.mark.usefixtures("demo_mode")
def test_one_click_signs_in(client: Client) -> None:
    address = reverse("demo_sign_in", args=[CAST["member"].token])
    assert "fenna" not in address.lower()
    answer = client.get(address, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert b"Signed in as Fenna Hoekstra" in answer.content
    assert b"invented" in answer.content


@pytest.mark.usefixtures("demo_mode")
def test_the_page_lists_the_six_with_a_link_each(client: Client) -> None:
    page = client.get(reverse("demo_cast")).content.decode()
    for player in players():
        assert player.account.person.name in page
        assert player.address in page
    assert len(players()) == 6
    assert "are invented" in page


@pytest.mark.usefixtures("demo_mode")
def test_the_banner_leads_to_the_cast(client: Client) -> None:
    assert reverse("demo_cast") in client.get("/account/login/").content.decode()


@pytest.mark.usefixtures("demo_mode")
@pytest.mark.parametrize("token", ["member", "member:forged", "x"])
def test_a_forged_link_is_not_found(client: Client, token: str) -> None:
    assert client.get(f"/demo/{token}/").status_code == 404


@pytest.mark.usefixtures("demo_mode")
def test_a_signed_link_to_anybody_else_is_not_found(client: Client) -> None:
    other = Account.objects.exclude(person__external_id__in=[part.external_id for part in CAST.values()])
    token = signing.Signer(salt=SALT).sign(other.earliest("pk").username)
    assert client.get(f"/demo/{token}/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_of_demo_mode_there_is_nothing(client: Client, settings: LazySettings) -> None:
    settings.DEMO = False
    assert client.get(reverse("demo_cast")).status_code == 404
    assert client.get(reverse("demo_sign_in", args=[CAST["sponsor"].token])).status_code == 404
    assert list(links("http://localhost")) == []
    assert "demo" not in client.get("/account/login/").content.decode().lower()


@pytest.mark.usefixtures("demo_mode")
def test_the_links_are_printed_one_for_each() -> None:
    lines = [line for line in links("http://127.0.0.1:8123") if "http" in line]
    assert len(lines) == 6
    assert all("http://127.0.0.1:8123/demo/" in line for line in lines)


def test_the_cast_stands_at_connected_places() -> None:
    member, lead = cast_member("member"), cast_member("lead")
    unit = unit_of(member)
    assert unit is not None
    assert unit.lead == lead
    for role in Role:
        assert has_role(cast_member(role), role)
    assert cast_member("sponsor").units_led.get().parent is None


def test_the_members_thread_breaks_at_her_own_lead_who_can_mend_it() -> None:
    unit = unit_of(cast_member("member"))
    assert unit is not None
    stages = UnitStage.objects.filter(unit__in=type(unit).objects.above(unit)).order_by("unit__depth")
    assert [stage.is_unbroken for stage in stages] == [True, True, True, False]
    drafts = unit.interpretations.drafts()
    assert any(draft.is_complete() for draft in drafts)


def test_nobody_of_the_demo_can_sign_in_with_a_password() -> None:
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_loading_into_a_full_database_stops_kindly(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", "--if-empty")
    assert capsys.readouterr().out == ""
    with pytest.raises(Exception, match="nothing of it was touched"):
        call_command("demo")


def test_the_demo_fixture_is_the_standard_one(demo: Loaded) -> None:
    assert demo.people == 600
