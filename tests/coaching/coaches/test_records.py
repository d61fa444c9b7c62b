"""What coaches keep: credentials, supervision, and whom they should not coach."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from engagements import make_coach

from inhabit.audit.models import Event
from inhabit.coaching.coaches.conflicts import conflicts_of, has_conflict
from inhabit.coaching.coaches.tasks import remind_of_expiring_credentials
from inhabit.coaching.models import Coach, Conflict, Credential, Supervision
from inhabit.notify.models import Notice


def held(coach: Coach, days: int, name: str = "Mediation") -> Credential:
    ends = timezone.localdate() + timedelta(days=days)
    return Credential.objects.create(coach=coach, name=name, issuer="A school", expires_on=ends)


def test_an_expired_credential_is_shown_to_nobody_who_looks_for_a_coach(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    held(coach, 0, "Holds today")
    held(coach, -1, "Ended yesterday")
    page = sign_in(cast.member).get(f"/coaching/coaches/{coach.pk}/").content.decode()
    assert "Holds today" in page
    assert "Ended yesterday" not in page
    assert "Ended yesterday" in sign_in(cast.coach).get("/coaching/as-coach/credentials/").content.decode()


@pytest.mark.parametrize(("days", "is_told"), [(61, False), (60, True), (14, True), (0, True), (-1, False)])
def test_a_coach_hears_of_it_from_60_days_before(days: int, is_told: bool, cast: Cast) -> None:
    held(make_coach(cast.coach), days)
    remind_of_expiring_credentials.func()
    assert Notice.objects.filter(person=cast.coach).exists() is is_told


def test_it_is_said_again_14_days_before(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    held(make_coach(cast.coach), 14)
    then = timezone.localdate() - timedelta(days=46)
    with monkeypatch.context() as earlier:
        earlier.setattr(timezone, "localdate", lambda *_args, **_kwargs: then)
        remind_of_expiring_credentials.func()
    remind_of_expiring_credentials.func()
    told = Notice.objects.filter(person=cast.coach, kind="coaching.credential_expires")
    assert sorted(notice.details["days"] for notice in told) == [14, 60]


def test_a_reminder_is_sent_once_however_often_the_task_runs(cast: Cast) -> None:
    held(make_coach(cast.coach), 40)
    remind_of_expiring_credentials.func()
    remind_of_expiring_credentials.func()
    assert Notice.objects.filter(person=cast.coach, kind="coaching.credential_expires").count() == 1


def test_supervision_is_counted_and_taken_along(cast: Cast, sign_in: SignIn) -> None:
    coach, peer = make_coach(cast.coach), make_coach(cast.lead)
    client = sign_in(cast.coach)
    sent = {"held_on": timezone.localdate().isoformat(), "minutes": "90", "kind": "one_to_one"}
    assert client.post("/coaching/as-coach/supervision/", sent).status_code == 422
    for _twice in range(2):
        client.post("/coaching/as-coach/supervision/", sent | {"supervisor": str(peer.pk)})
    client.post("/coaching/as-coach/supervision/", sent | {"supervisor_name": "=HYPERLINK(1)"})
    assert Supervision.objects.filter(coach=coach).count() == 2
    assert "3 h" in client.get("/coaching/as-coach/supervision/").content.decode()
    lines = client.get("/coaching/as-coach/supervision/file/").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Day,Minutes,How,With"
    assert lines[1].endswith("90,One-to-one,Lena Lead")
    assert lines[2].endswith(",'=HYPERLINK(1)")


def test_nobody_else_reads_the_log_and_no_day_to_come_is_noted(cast: Cast, sign_in: SignIn) -> None:
    make_coach(cast.coach)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    sent = {"held_on": tomorrow, "minutes": "60", "kind": "group", "supervisor_name": "Dr. Who"}
    assert sign_in(cast.coach).post("/coaching/as-coach/supervision/", sent).status_code == 422
    assert sign_in(cast.steward).get("/coaching/as-coach/supervision/").status_code == 403


def test_each_side_reads_its_own_conflicts_alone(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    sign_in(cast.coach).post("/coaching/as-coach/conflicts/", {"person": str(cast.lead.pk)})
    sign_in(cast.steward).post(
        f"/coaching/team/coaches/{coach.pk}/conflicts/", {"unit": str(cast.finance.pk)}
    )
    sign_in(cast.member).post(f"/coaching/coaches/{coach.pk}/avoidance/")
    of_coach = sign_in(cast.coach).get("/coaching/as-coach/conflicts/").content.decode()
    of_team = sign_in(cast.steward).get(f"/coaching/team/coaches/{coach.pk}/").content.decode()
    assert "Lena Lead" in of_coach
    assert "Finance" not in of_coach
    assert "Mia Member" not in of_coach
    assert "Finance" in of_team
    assert "Lena Lead" not in of_team
    assert "Mia Member" not in of_team
    assert not Event.objects.filter(verb__contains="conflict").exists()


def test_all_of_them_hold_for_matching_in_one_query(cast: Cast) -> None:
    first, second, free = make_coach(cast.coach), make_coach(cast.lead), make_coach(cast.cfo)
    Conflict.objects.create(coach=first, person=cast.member, side="person", declared_by=cast.member)
    Conflict.objects.create(coach=first, unit=cast.finance, side="team", declared_by=cast.steward)
    Conflict.objects.create(coach=second, unit=cast.services, side="coach", declared_by=cast.lead)
    with CaptureQueriesContext(connection) as queries:
        found = conflicts_of([first, second, free])
    assert len(queries) == 1
    assert (found[first.pk].people, found[first.pk].units) == ({cast.member.pk}, {cast.finance.pk})
    assert free.pk not in found
    assert has_conflict(first, cast.member)
    assert has_conflict(first, cast.outsider), "who is in a unit that was named"
    assert has_conflict(second, cast.member), "who is in a unit below it"
    assert not has_conflict(first, cast.colleague)
    assert not has_conflict(free, cast.member)


def test_whoever_avoids_a_coach_can_take_it_back(cast: Cast, sign_in: SignIn) -> None:
    coach, client = make_coach(cast.coach), sign_in(cast.member)
    for _twice in range(2):
        client.post(f"/coaching/coaches/{coach.pk}/avoidance/")
    assert has_conflict(coach, cast.member)
    client.post(f"/coaching/coaches/{coach.pk}/avoidance/", {"take_back": "1"})
    assert not has_conflict(coach, cast.member)
