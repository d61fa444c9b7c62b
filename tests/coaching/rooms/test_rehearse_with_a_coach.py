"""A lead tells, the coach plays a listener; what is shown and what changes is the lead's alone to say."""

from __future__ import annotations

from cast import Cast, SignIn
from django.urls import reverse
from django.utils import timezone
from engagements import book, engage, make_coach
from programmes import Story as Scene
from stories import published

from inhabit.coaching.models import EngagementKey, Session
from inhabit.stages.communicate.actions.retellings import RetellingContents, save_retelling_draft
from inhabit.stages.communicate.models import Retelling, Story

DRAFT = "We ring back before four."


def a_director_with_a_draft(cast: Cast, scene: Scene) -> tuple[Session, Story]:
    told = published(cast, scene)
    contents = RetellingContents(language="en", texts={"en": DRAFT})
    save_retelling_draft(story=told, unit=cast.services, contents=contents, edits=0, by=cast.director)
    return book(engage(cast.director, make_coach(cast.coach)), timezone.now()), told


def test_the_coach_sees_the_draft_only_if_the_lead_shows_it(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    session, _told = a_director_with_a_draft(cast, story)
    address = reverse("session_rehearsal", args=[session.pk])
    director, coach = sign_in(cast.director), sign_in(cast.coach)
    coach.post(address, {"listener": "afraid"})
    assert "Will my job still be here in a year?" in coach.get(address).text
    assert "Somebody who fears for their job" in director.get(address).text
    assert DRAFT not in coach.get(address).text
    key = f"retelling-{Retelling.objects.drafts_of(cast.director).get().pk}"
    assert "Only whoever wrote it can show it." in coach.post(address, {"show": key}).text
    director.post(address, {"show": key})
    assert DRAFT in coach.get(address).text
    director.post(address, {"show": ""})
    assert DRAFT not in coach.get(address).text


def test_the_one_thing_to_change_lies_beside_the_draft_for_the_lead_alone(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    session, told = a_director_with_a_draft(cast, story)
    director = sign_in(cast.director)
    change = reverse("session_change", args=[session.pk])
    director.post(change, {"text": "Begin with the caller", "seen": ""})
    desk = reverse("retelling", args=[cast.services.pk, told.pk])
    assert "Begin with the caller" in director.get(desk).text
    assert "Begin with" not in sign_in(cast.coach).get(reverse("session_rehearsal", args=[session.pk])).text
    stale = director.post(change, {"text": "From another window", "seen": ""})
    assert stale.status_code == 422
    assert "Begin with the caller" in stale.text
    director.post(change, {"put_away": "1"})
    assert "Begin with the caller" not in director.get(desk).text


def test_once_its_key_is_gone_the_draft_opens_without_it(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    session, told = a_director_with_a_draft(cast, story)
    director = sign_in(cast.director)
    director.post(reverse("session_change", args=[session.pk]), {"text": "Slower", "seen": ""})
    EngagementKey.objects.all().delete()
    page = director.get(reverse("retelling", args=[cast.services.pk, told.pk]))
    assert page.status_code == 200
    assert "Slower" not in page.text
