"""When and how I am told: the page, and one click to less from a mail."""

import re
from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from notices import ANSWER, NEWS, NUDGE, tell
from queries import assert_max_queries

from inhabit.notify.digest import mail_of_notices
from inhabit.notify.less import less_path
from inhabit.notify.models import Limit, Notice, Preferences
from inhabit.people.models import Person

CHOICES = {
    "limit": "",
    "quiet_from": "20",
    "quiet_until": "7",
    "weekday": "4",
    "way-test.answer": "at_once",
    "way-test.nudge": "at_once",
    "way-test.news": "product",
}


def kept(person: Person) -> Preferences:
    return Preferences.objects.get(person=person)


def choose(sign_in: SignIn, person: Person, **changes: str) -> int:
    client = sign_in(person)
    page = client.get(reverse("notice_preferences"))
    usual = {bound.html_name: bound.value() for bound in page.context["form"].kinds}
    return client.post(reverse("notice_preferences"), usual | CHOICES | changes).status_code


def test_my_choices_are_kept_and_what_waits_follows(cast: Cast, sign_in: SignIn) -> None:
    answer, news = tell(cast.member, ANSWER), tell(cast.member, NEWS)
    assert choose(sign_in, cast.member) == 302
    mine = kept(cast.member)
    assert (mine.quiet_from, mine.quiet_until, mine.weekday, mine.is_quiet_on_weekends) == (20, 7, 4, False)
    assert mine.ways == {"test.answer": "at_once", "test.news": "product"}, "what is as usual is not kept"
    answer.refresh_from_db()
    news.refresh_from_db()
    assert answer.due_at is not None
    assert answer.due_at < timezone.now() + timedelta(hours=12)
    assert news.due_at is None


def test_what_makes_no_sense_is_said(cast: Cast, sign_in: SignIn) -> None:
    assert choose(sign_in, cast.member, quiet_from="25") == 422
    assert not Preferences.objects.exists()


def test_both_pages_of_mine_lead_there(cast: Cast, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    for name in ("me", "notices"):
        assert f'href="{reverse("notice_preferences")}"' in member.get(reverse(name)).text
    assert_max_queries(member, reverse("notice_preferences"))


def kinds_shown(sign_in: SignIn, person: Person) -> set[str]:
    form = sign_in(person).get(reverse("notice_preferences")).context["form"]
    return {bound.html_name.removeprefix("way-") for bound in form.kinds}


OF_LEADS = {"programme.nudge", "clarify.contest_answered", "communicate.passed_question_answered"}
OF_LEADS_OF_LEADS = {"clarify.contest_waits", "clarify.contest_late_below", "communicate.question_overdue"}
OF_ALL = {"communicate.told", "communicate.question_answered", "test.news"}


def test_i_am_asked_only_about_what_can_reach_me(cast: Cast, sign_in: SignIn) -> None:
    shown = kinds_shown(sign_in, cast.member)
    assert shown >= OF_ALL
    assert not shown & (OF_LEADS | OF_LEADS_OF_LEADS)


def test_leads_are_asked_more_and_leads_of_leads_all(cast: Cast, sign_in: SignIn) -> None:
    shown = kinds_shown(sign_in, cast.lead)
    assert shown >= OF_ALL | OF_LEADS
    assert not shown & OF_LEADS_OF_LEADS
    assert kinds_shown(sign_in, cast.director) >= OF_ALL | OF_LEADS | OF_LEADS_OF_LEADS


def test_sponsor_and_programme_team_are_asked_about_what_comes_up_to_them(
    cast: Cast, sign_in: SignIn
) -> None:
    assert kinds_shown(sign_in, cast.sponsor) >= {"clarify.contest_waits", "communicate.question_late"}
    assert "clarify.contest_waits" in kinds_shown(sign_in, cast.steward)
    assert "programme.nudge" not in kinds_shown(sign_in, cast.sponsor)


def test_what_i_chose_as_a_lead_stays_for_when_i_lead_again(cast: Cast, sign_in: SignIn) -> None:
    Preferences.objects.create(person=cast.member, ways={"programme.nudge": "product"})
    choose(sign_in, cast.member)
    assert kept(cast.member).ways["programme.nudge"] == "product"


def less_in_mail(person: Person, notice: Notice) -> str:
    message = mail_of_notices(person, "x@example.org", [notice])
    header = message.extra_headers["List-Unsubscribe"]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.search(r"<http://127\.0\.0\.1:8000(/\S+)>", header)
    assert found
    assert found[1] in message.body
    return found[1]


@pytest.fixture
def link(cast: Cast) -> str:
    """The way to fewer mails, from a mail about one urgent thing."""
    return less_in_mail(cast.member, tell(cast.member, NUDGE))


def test_looking_changes_nothing(cast: Cast, link: str, client: Client) -> None:
    page = client.get(link).text
    assert "No mails about “Somebody waits for me”" in page
    assert "Mia" not in page
    client.head(link)
    assert not Preferences.objects.exists()


@pytest.mark.parametrize(
    ("act", "limit", "ways"),
    [("kind", "", {"test.nudge": "product"}), ("weekly", "weekly", {}), ("no_mail", "no_mail", {})],
)
def test_one_click_without_sign_in_and_back(
    cast: Cast, link: str, act: str, limit: str, ways: dict[str, str]
) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post(link, {"act": act})
    assert (kept(cast.member).limit, kept(cast.member).ways) == (limit, ways)
    assert "Take it back" in page.text
    assert "Taken back." in client.post(link, {"undo": page.context["undo"]}).text
    assert (kept(cast.member).limit, kept(cast.member).ways) == ("", {})


def test_the_mail_programs_own_unsubscribe(cast: Cast, link: str) -> None:
    response = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert kept(cast.member).limit == Limit.NO_MAIL
    waiting = tell(cast.member, NUDGE, key="2")
    assert waiting.due_at is None


def test_less_is_never_more(cast: Cast, link: str, client: Client) -> None:
    client.post(link, {"act": "no_mail"})
    client.post(link, {"act": "weekly"})
    assert kept(cast.member).limit == Limit.NO_MAIL


def test_nobody_makes_up_or_swaps_a_link(cast: Cast, link: str, client: Client) -> None:
    assert client.get(link[:-2] + "x/").status_code == 404
    other = less_path(cast.colleague.pk, "weekly")
    undo = client.post(link, {"act": "no_mail"}).context["undo"]
    client.post(other, {"undo": undo})
    assert not Preferences.objects.filter(person=cast.colleague).exists()
    assert client.post(link, {"act": "everything"}).status_code == 422


def test_the_link_in_the_weekly_mail_ends_that(cast: Cast, client: Client) -> None:
    link = less_in_mail(cast.member, tell(cast.member, NEWS))
    page = client.get(link).text
    assert "No mails at all" in page
    assert "Only the weekly mail" not in page
    assert len(mail.outbox) == 0
