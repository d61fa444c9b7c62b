"""Who is coached in the demo, and that their words are there for those who may read them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from inhabit.access.models import Account
from inhabit.coaching.feedback.selectors import all_batches
from inhabit.coaching.models import (
    Agenda,
    Attendance,
    Coach,
    Engagement,
    Enquiry,
    Group,
    Match,
    Note,
    Offer,
    Opening,
    Session,
    WaitingAlliance,
)
from inhabit.coaching.practice.totals import acceptance, drop_outs
from inhabit.coaching.practice.waits import waiting_too_long, waits_by_quarter
from inhabit.coaching.rooms.actions.agenda import planned_in
from inhabit.coaching.rooms.frames import all_frames
from inhabit.demo.cast import CAST
from inhabit.notify.models import Notice
from inhabit.people.models import Person, today

pytestmark = pytest.mark.usefixtures("demo")


def player(key: str) -> Person:
    return Person.objects.get(external_id=CAST[key].external_id)


def page_for(key: str, address: str) -> str:
    client = Client()
    client.force_login(Account.objects.get(person=player(key)))
    return client.get(address).content.decode()


def test_there_is_coaching_in_every_state() -> None:
    assert set(Engagement.objects.values_list("state", flat=True)) == set(Engagement.State)
    assert set(Engagement.objects.values_list("format", flat=True)) == {"one_to_one", "group", "team"}
    assert Offer.objects.filter(state=Offer.State.OFFERED).exists()
    assert Enquiry.objects.filter(state=Enquiry.State.WAITING).count() == waiting_too_long().count() == 2


def test_the_member_is_coached_and_nobody_else_is_told() -> None:
    engagement = Engagement.objects.with_coachee(player("member")).get()
    assert not engagement.is_three_way
    room = reverse("session_room", args=[engagement.sessions.held().order_by("-starts_at")[0].pk])
    assert "the roller on unit 2318" in page_for("member", room)
    assert "the roller on unit 2318" in page_for("coach", room)
    for other in ("lead", "sponsor", "steward", "privacy_officer"):
        assert "2318" not in page_for(other, room)


def test_private_notes_open_for_their_author_alone() -> None:
    note = Note.objects.get(author=player("member"), session__number=1)
    address = reverse("private_note", args=[note.engagement_id, note.session_id])
    assert "she&#x27;d tell me how to do it" in page_for("member", address)
    assert "tell me how to do it" not in page_for("coach", address)


def test_the_sponsor_reads_what_the_lead_shares_and_has_to_agree_to_another_one() -> None:
    engagement = Engagement.objects.with_coachee(player("lead")).get(format="one_to_one")
    assert engagement.party == player("sponsor")
    assert "before it is perfect" in page_for("sponsor", reverse("coaching_as_party")) + page_for(
        "sponsor", reverse("agreement", args=[engagement.pk])
    )
    assert Opening.objects.filter(engagement=engagement, by=player("sponsor")).exists()
    assert Engagement.objects.filter(state="agreeing", party=player("sponsor")).count() == 2


def test_somebody_chooses_between_three() -> None:
    enquiry = Enquiry.objects.open().get(person=player("privacy_officer"))
    assert Match.objects.filter(enquiry=enquiry, state=Match.State.SUGGESTED).count() == 3


def test_a_circle_has_met_three_times_and_a_team_once() -> None:
    met = {
        group.format: group.engagement.sessions.held().count()  # type: ignore[union-attr]
        for group in Group.objects.filter(state=Group.State.BEGUN)
    }
    assert met == {"group": 3, "team": 1}
    assert Attendance.objects.filter(was_there=False).count() == 3
    assert Engagement.objects.with_coachee(player("lead")).filter(format="group").exists()


def test_what_was_talked_about_is_in_the_agenda() -> None:
    for agenda in Agenda.objects.select_related("session__engagement"):
        planned = planned_in(agenda.session, agenda)
        own = set(planned.own)
        assert set(planned.done) <= {question.key for question in all_frames()[planned.frame].questions} | own


def test_sessions_to_come_are_at_hours_at_which_people_work() -> None:
    ahead = Session.objects.to_come().filter(engagement__format="one_to_one")
    for session in ahead.select_related("coach__person"):
        begin = session.starts_at.astimezone(ZoneInfo(session.coach.person.time_zone))
        assert begin.weekday() < 5
        assert 8 <= begin.hour <= 17


def test_a_series_goes_on_at_one_time_while_the_clocks_change() -> None:
    series = Session.objects.to_come().filter(series__isnull=False)
    zone = ZoneInfo("Europe/Berlin")
    clocks = {session.starts_at.astimezone(zone).time() for session in series}
    assert len(series) == 8
    assert len(clocks) == 1


def test_one_coach_reads_a_batch_and_what_came_since_waits() -> None:
    coach = Coach.objects.get(person=player("coach"))
    assert len(all_batches(coach)) == 3
    assert WaitingAlliance.objects.filter(coach=coach).count() == 3


def test_the_practice_has_figures() -> None:
    assert acceptance() is not None
    assert drop_outs() is not None
    assert sum(waited.half is not None for waited in waits_by_quarter(today())) >= 2


def test_only_the_cast_has_news_of_coaching() -> None:
    new = Notice.objects.unread().filter(kind__startswith="coaching.")
    parts = [part.external_id for part in CAST.values()]
    assert new.exists()
    assert not new.exclude(person__external_id__in=parts).exists()
