"""The programme team writes down whom to offer coaching, and sees whom it reaches before anybody is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import Cast, SignIn, appoint, make_person, place
from django.urls import reverse
from django.utils import timezone
from engagements import make_coach, make_cohort

from inhabit.access.models import Role
from inhabit.coaching.models import Cohort, Offer
from inhabit.people.models import Unit, UnitLine
from inhabit.people.tree import refresh_tree

pytestmark = pytest.mark.django_db


def filled_in(cast: Cast, **more: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "name": "Everybody in Payroll",
        "units": [cast.payroll.pk],
        "audience": "everyone",
        "formats": ["one_to_one"],
        "sessions": 6,
        "minutes": 60,
        "budget": 9,
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=30)).isoformat(),
        "party": cast.director.pk,
    } | more


def test_the_page_says_whom_it_reaches_and_what_that_takes(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    response = client.post(reverse("cohort_new"), filled_in(cast), follow=True)
    page = response.content.decode()
    assert "This offers coaching to 2 people" in page
    assert "6 sessions each make 12. Your budget is 9." in page
    assert "It is enough for one of them" in page


def test_leads_are_those_who_lead_a_unit_there(cast: Cast, sign_in: SignIn) -> None:
    given = filled_in(cast, audience="leads", units=[cast.board.pk], party=cast.sponsor.pk)
    page = sign_in(cast.steward).post(reverse("cohort_new"), given, follow=True).content.decode()
    assert "This offers coaching to 4 people" in page


def test_whoever_stands_for_the_organisation_is_not_offered_it(cast: Cast, sign_in: SignIn) -> None:
    given = filled_in(cast, party=cast.member.pk)
    page = sign_in(cast.steward).post(reverse("cohort_new"), given, follow=True).content.decode()
    assert "This offers coaching to one person" in page


def test_searching_for_a_unit_keeps_what_was_typed_and_ticked(cast: Cast, sign_in: SignIn) -> None:
    for number in range(20):
        Unit.objects.create(name=f"Branch {number}", parent=cast.board)
    client = sign_in(cast.steward)
    refresh_units(cast)
    given = filled_in(cast, name="Half done", units_words="branch 7", find="units")
    response = client.post(reverse("cohort_new"), given)
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="Half done"' in page
    assert f'value="{cast.payroll.pk}" id="id_units_0" checked' in page
    assert "Branch 7" in page
    assert "Branch 8" not in page
    assert not Cohort.objects.exists()


def refresh_units(cast: Cast) -> None:
    """Let the units made above stand in the tree."""
    day = timezone.localdate() - timedelta(days=1)
    for unit in Unit.objects.filter(name__startswith="Branch"):
        UnitLine.objects.create(unit=unit, parent=cast.board, starts_on=day)
    refresh_tree()


def test_what_is_missing_is_said_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.steward).post(reverse("cohort_new"), filled_in(cast, units=[], budget=3))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Choose at least one unit." in page
    assert "It isn’t enough for one person." in page
    assert "Everybody in Payroll" in page


def test_somebody_elses_change_is_not_overwritten_unseen(cast: Cast, sign_in: SignIn) -> None:
    cohort = make_cohort(cast.payroll, party=cast.director)
    client = sign_in(cast.steward)
    address = reverse("cohort_edit", args=[cohort.pk])
    seen = client.get(address).context["seen"]
    Cohort.objects.filter(pk=cohort.pk).update(name="Changed meanwhile")
    response = client.post(address, filled_in(cast, name="Mine", seen=seen))
    assert response.status_code == 422
    assert "Changed meanwhile" in response.content.decode()
    assert 'value="Mine"' in response.content.decode()
    again = client.post(address, filled_in(cast, name="Mine", seen=response.context["seen"]))
    assert again.status_code == 302
    assert Cohort.objects.get().name == "Mine"


def test_a_programme_team_of_one_part_runs_its_own_offers_only(cast: Cast, sign_in: SignIn) -> None:
    somebody = make_person("Stella Steward")
    place(somebody, cast.finance)
    appoint(somebody, Role.STEWARD, cast.finance)
    cohort = make_cohort(cast.payroll)
    client = sign_in(somebody)
    assert client.get(reverse("cohort", args=[cohort.pk])).status_code == 404
    assert str(cohort) not in client.get(reverse("cohorts")).content.decode()
    refused = client.post(reverse("cohort_new"), filled_in(cast))
    assert refused.status_code == 422


def test_who_offers_coaching_before_anybody_coaches_is_told_so(cast: Cast, sign_in: SignIn) -> None:
    client, warning = sign_in(cast.steward), "Nobody coaches here yet."
    cohort = make_cohort(cast.payroll)
    pages = [reverse("cohorts"), reverse("cohort", args=[cohort.pk])]
    assert [warning in client.get(page).text for page in pages] == [True, True]
    make_coach(cast.coach)
    assert [warning in client.get(page).text for page in pages] == [False, False]


def test_one_of_many_is_found_by_name(cast: Cast, sign_in: SignIn) -> None:
    cohort = make_cohort(cast.payroll)
    people = [make_person(f"Person {number:03}") for number in range(60)]
    Offer.objects.bulk_create(Offer(cohort=cohort, person=person) for person in people)
    client, address = sign_in(cast.steward), reverse("cohort", args=[cohort.pk])
    assert "Person 059" not in client.get(address).text
    found = client.get(address, {"q": "059"}).text
    assert "Person 059" in found
    assert "Person 058" not in found
