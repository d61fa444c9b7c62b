"""Taking back that a role has ended."""

import pytest
from cast import Cast, SignIn, appoint, make_account
from django.urls import reverse

from inhabit.access.models import Role
from inhabit.audit.models import Event
from inhabit.people.models import today


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_ending_a_role_offers_to_take_it_back(cast: Cast, sign_in: SignIn) -> None:
    steward, ended = sign_in(cast.steward), cast.coach.appointments.get()
    undo = reverse("appointment_reinstatement", args=[ended.pk])
    page = steward.post(reverse("appointment_end", args=[ended.pk]), follow=True).text
    assert f'action="{undo}"' in page
    assert not cast.coach.appointments.current().exists()
    for _ in range(2):
        assert "Carmen Coach has the role again." in steward.post(undo, follow=True).text
    again = cast.coach.appointments.current().get()
    assert (again.role, again.unit) == (Role.COACH, cast.board)
    assert verbs() == ["role.ended", "role.appointed"]


def test_only_for_the_units_one_looks_after(cast: Cast, sign_in: SignIn) -> None:
    appoint(cast.cfo, Role.STEWARD, cast.finance)
    ended = cast.coach.appointments.get()
    sign_in(cast.steward).post(reverse("appointment_end", args=[ended.pk]))
    undo = reverse("appointment_reinstatement", args=[ended.pk])
    assert sign_in(cast.cfo).post(undo).status_code == 404
    assert sign_in(cast.member).post(undo).status_code == 403
    assert not cast.coach.appointments.current().exists()


def test_no_way_back_is_offered_that_leads_nowhere(cast: Cast, sign_in: SignIn) -> None:
    ended = cast.coach.appointments.get()
    cast.coach.placements.update(ends_on=today())
    page = sign_in(cast.steward).post(reverse("appointment_end", args=[ended.pk]), follow=True).text
    assert "Carmen Coach no longer has the role." in page
    assert "Undo" not in page


def test_not_to_somebody_who_has_left(cast: Cast, sign_in: SignIn) -> None:
    steward, ended = sign_in(cast.steward), cast.coach.appointments.get()
    steward.post(reverse("appointment_end", args=[ended.pk]))
    cast.coach.placements.update(ends_on=today())
    page = steward.post(reverse("appointment_reinstatement", args=[ended.pk]), follow=True).text
    assert "Only somebody who works here today can hold a role." in page


def test_whoever_ends_their_own_role_is_offered_no_way_back(cast: Cast, sign_in: SignIn) -> None:
    make_account(cast.ceo)
    appoint(cast.ceo, Role.STEWARD, cast.board)
    own = cast.steward.appointments.get()
    page = sign_in(cast.steward).post(reverse("appointment_end", args=[own.pk]), follow=True).text
    assert "Somebody else of the programme team can give it back." in page
    assert "Undo" not in page


@pytest.mark.parametrize("sort", ["name", "-name", "role", "-unit", "since", "nonsense"])
def test_roles_can_be_sorted(cast: Cast, sign_in: SignIn, sort: str) -> None:
    page = sign_in(cast.steward).get(reverse("roles"), {"sort": sort}).text
    first, last = page.index("Carmen Coach"), page.index("Stefan Steward")
    if sort == "name":
        assert first < last
        assert 'aria-sort="ascending"' in page
    if sort == "-name":
        assert first > last
        assert 'aria-sort="descending"' in page
