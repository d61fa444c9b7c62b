"""Lists of coaches ask as little of the database with many as with few."""

from __future__ import annotations

from cast import Cast, SignIn, let_everybody_in, make_person, place
from django.utils import timezone
from engagements import engage, make_coach
from queries import assert_max_queries

from inhabit.coaching.models import Credential, Portrait


def many(cast: Cast, number: int = 30) -> None:
    for index in range(number):
        person = make_person(f"Coach Number{index}")
        place(person, cast.finance)
        coach = make_coach(person, languages=["pl"] if index % 2 else ["de"], topics=["energy"])
        Credential.objects.create(coach=coach, name="C", issuer="I", expires_on=timezone.localdate())
        Portrait.objects.create(coach=coach, picture=b"x")
    let_everybody_in()


def test_the_directory_has_pages_and_few_queries(cast: Cast, sign_in: SignIn) -> None:
    many(cast)
    client = sign_in(cast.member)
    page = assert_max_queries(client, "/coaching/coaches/?topic=energy&language=pl&q=number").content.decode()
    assert "15 coaches" in page
    assert "Number0<" not in page
    assert "language=pl" in page


def test_the_programme_teams_list_has_few_queries(cast: Cast, sign_in: SignIn) -> None:
    many(cast)
    page = assert_max_queries(sign_in(cast.steward), "/coaching/team/coaches/?only=expiring").content.decode()
    assert "30 coaches" in page


def test_ones_own_page_has_few_queries(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach, capacity=30)
    for index in range(20):
        person = make_person(f"Coachee {index}")
        place(person, cast.finance)
        engage(person, coach)
    page = assert_max_queries(sign_in(cast.coach), "/coaching/as-coach/").content.decode()
    assert "Coachee 19" in page


def test_the_team_counts_only_what_it_has_offered(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    engage(cast.member, coach)
    for address in ("/coaching/team/coaches/", f"/coaching/team/coaches/{coach.pk}/"):
        page = sign_in(cast.steward).get(address).content.decode()
        assert "0 of 5" in page
        assert "1 of 5" not in page
