"""Seven guides for everybody; a coach suggests one, and only those two sides know which."""

from __future__ import annotations

from cast import Cast, SignIn
from django.db import connection
from django.urls import reverse
from django.utils.translation import override
from engagements import engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.models import Recommendation
from inhabit.coaching.resources.guides import all_guides
from inhabit.notify.models import Notice


def test_there_is_one_for_each_stage_and_capacity() -> None:
    guides = all_guides().values()
    assert [guide.stage or guide.theme for guide in guides] == [
        "clarify",
        "communicate",
        "empower",
        "reflect",
        "authenticity",
        "safety",
        "agility",
    ]


def test_everybody_reads_them_in_their_language(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.outsider)
    assert "Ten seconds after the bad news" in client.get(reverse("guides")).text
    page = assert_max_queries(client, reverse("guide", args=["safety"])).text
    assert "Your first sentence" in page
    assert "Suggest it" not in page
    with override("de"):
        assert str(all_guides()["safety"].title) == "Zehn Sekunden nach der schlechten Nachricht"
    assert client.get(reverse("guide", args=["nothing"])).status_code == 404


def test_a_coach_suggests_one(cast: Cast, sign_in: SignIn) -> None:
    engagement, coach = engage(cast.member, make_coach(cast.coach)), sign_in(cast.coach)
    assert "Mia Member" in coach.get(reverse("guide", args=["safety"])).text
    for _press in range(2):
        coach.post(reverse("recommendations", args=[engagement.pk]), {"guide": "safety"})
    stored = Recommendation.objects.get()
    page = reverse("engagement_actions", args=[engagement.pk])
    assert "Ten seconds after the bad news" in sign_in(cast.member).get(page).text
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM coaching_recommendation")
        assert "safety" not in cursor.fetchone()[0]
    notice = Notice.objects.get(person=cast.member)
    assert "safety" not in str((notice.details, notice.key, notice.address))
    coach.post(reverse("recommendation_removal", args=[stored.pk]))
    assert "Ten seconds" not in sign_in(cast.member).get(page).text
