"""What I was told: the page, opening a notice, the mark in the head of every page, and Home."""

from datetime import timedelta

from cast import Cast, SignIn
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from notices import ANSWER, NEWS, NUDGE, tell
from programmes import Story
from queries import assert_max_queries

from inhabit.notify.models import Notice

NEW = "Notices: something new"


def test_empty_it_says_what_will_be_here(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("notices")).text
    assert "Nobody has had anything to tell you yet." in page
    assert "Only you." in page
    assert "Mark all as read" not in page


def test_telling_twice_is_telling_once(cast: Cast) -> None:
    assert tell(cast.member) == tell(cast.member)


def test_opening_one_leads_to_it_and_marks_it_read(cast: Cast, sign_in: SignIn) -> None:
    notice = tell(cast.member)
    member = sign_in(cast.member)
    page = member.get(reverse("notices")).text
    assert "Your question was answered in Payroll." in page
    assert NEW in page
    address = reverse("open_notice", args=[notice.pk])
    assert f'href="{address}"' in page
    assert member.get(address)["Location"] == "/me/"
    assert NEW not in member.get(reverse("directory")).text


def test_looking_ahead_reads_nothing(cast: Cast, sign_in: SignIn) -> None:
    notice = tell(cast.member)
    member = sign_in(cast.member)
    address = reverse("open_notice", args=[notice.pk])
    member.get(address, headers={"Sec-Purpose": "prefetch;prerender"})
    member.get(address, headers={"Purpose": "prefetch"})
    member.head(address)
    notice.refresh_from_db()
    assert notice.read_at is None


def test_nobody_opens_what_another_was_told(cast: Cast, sign_in: SignIn) -> None:
    notice = tell(cast.member)
    address = reverse("open_notice", args=[notice.pk])
    assert sign_in(cast.lead).get(address).status_code == 404
    assert "was answered" not in sign_in(cast.outsider).get(reverse("notices")).text
    sign_in(cast.lead).post(reverse("notices_reading"))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_the_unread_come_first_and_all_can_be_marked(cast: Cast, sign_in: SignIn) -> None:
    old = tell(cast.member, unit="Stores")
    Notice.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=9))
    read = tell(cast.member, NEWS, unit="Finance")
    member = sign_in(cast.member)
    member.get(reverse("open_notice", args=[read.pk]))
    page = member.get(reverse("notices")).text
    assert page.index("Stores") < page.index("Finance")
    page = member.post(reverse("notices_reading"), follow=True).text
    assert "1 marked as read." in page
    assert "Mark all as read" not in page
    assert NEW not in page


def test_home_shows_what_came_back_until_it_is_opened(cast: Cast, story: Story, sign_in: SignIn) -> None:
    answer = tell(cast.member)
    tell(cast.member, NUDGE, unit="Services")
    member = sign_in(cast.member)
    page = member.get(reverse("home")).text
    assert "Your question was answered in Payroll." in page
    assert "Services waits for you." not in page
    member.get(reverse("open_notice", args=[answer.pk]))
    assert "Your question was answered in Payroll." not in member.get(reverse("home")).text


def test_thousands_of_notices_cost_no_more(cast: Cast, sign_in: SignIn) -> None:
    rows = [
        Notice(person=cast.member, kind=ANSWER.key, details={"unit": "U"}, address="/", key=str(number))
        for number in range(5000)
    ]
    Notice.objects.bulk_create(rows)
    member = sign_in(cast.member)
    page = assert_max_queries(member, reverse("notices"))
    assert page.text.count("Your question was answered in U.") == 30
    assert_max_queries(member, reverse("notices") + "?page=999")


def test_the_mark_costs_no_query(cast: Cast, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    with CaptureQueriesContext(connection) as queries:
        assert NEW not in member.get(reverse("account_logout")).text
    tell(cast.member)
    with CaptureQueriesContext(connection) as with_mark:
        assert NEW in member.get(reverse("account_logout")).text
    assert len(with_mark) == len(queries)
    asked = [query["sql"] for query in with_mark if "people_placement" in query["sql"]]
    assert len(asked) == 1, "one query brings account, place and mark"
    assert "notify_notice" in asked[0]


def test_words_that_have_changed_since_break_nothing(cast: Cast, sign_in: SignIn) -> None:
    notice = tell(cast.member)
    Notice.objects.filter(pk=notice.pk).update(details={"other": 1})
    assert "Something happened here." in sign_in(cast.member).get(reverse("notices")).text
    Notice.objects.filter(pk=notice.pk).update(kind="gone.kind")
    assert "Something happened here." in sign_in(cast.member).get(reverse("notices")).text
