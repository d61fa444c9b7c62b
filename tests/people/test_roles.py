"""Roles: who gives them, and who stays."""

from io import StringIO

import pytest
from cast import Cast, SignIn, appoint, make_account
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from inhabit.access.actions import appoint_person, end_appointment
from inhabit.access.models import Appointment, Role
from inhabit.audit.models import Event
from inhabit.people.models import Person


def test_appointing_by_search(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    found = client.get(reverse("roles"), {"q": "mia"}).text
    address = reverse("appointment_new", args=[cast.member.pk])
    assert address in found
    data = {"role": "coach", "unit": cast.services.pk}
    page = client.post(address, data, follow=True).text
    assert "Mia Member has the role now." in page
    assert cast.member.appointments.current().get().unit == cast.services
    client.post(address, data)
    assert cast.member.appointments.count() == 1
    event = Event.objects.get(verb="role.appointed")
    assert event.details == {"role": "coach", "unit": cast.services.pk}


def test_only_for_units_that_one_looks_after(cast: Cast, sign_in: SignIn) -> None:
    appoint(cast.director, Role.STEWARD, cast.services)
    client = sign_in(cast.director)
    address = reverse("appointment_new", args=[cast.member.pk])
    refused = client.post(address, {"role": "steward", "unit": cast.board.pk})
    assert refused.status_code == 422
    assert not cast.member.appointments.exists()
    root_role = cast.coach.appointments.get()
    assert client.post(reverse("appointment_end", args=[root_role.pk])).status_code == 404
    assert Appointment.objects.current().filter(pk=root_role.pk).exists()
    assert "Carmen Coach" not in client.get(reverse("roles")).text


def test_ending_names_what_goes(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    appointment = cast.coach.appointments.get()
    address = reverse("appointment_end", args=[appointment.pk])
    page = client.get(address).text
    assert "End “Coach” of Carmen Coach?" in page
    assert "Board" in page
    client.post(address)
    assert not cast.coach.appointments.current().exists()
    assert client.get(address).status_code == 404


def test_the_last_of_the_programme_team_stays(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    mine = cast.steward.appointments.get()
    page = client.post(reverse("appointment_end", args=[mine.pk]), follow=True).text
    assert "This is the last member of the programme team." in page
    second = appoint(cast.director, Role.STEWARD, cast.board)  # invited, but not in yet
    with pytest.raises(ValidationError):
        end_appointment(appointment=mine, by=cast.steward)
    make_account(cast.director)
    end_appointment(appointment=mine, by=cast.steward)
    with pytest.raises(ValidationError):
        end_appointment(appointment=second, by=cast.director)


def test_a_role_needs_somebody_who_works_here(cast: Cast) -> None:
    cast.member.placements.all().delete()
    with pytest.raises(ValidationError):
        appoint_person(person=cast.member, role=Role.COACH, unit=cast.board, by=cast.steward)


def test_the_first_one_from_the_command_line(cast: Cast) -> None:
    out = StringIO()
    call_command("appoint", "mia.member@example.org", "steward", stdout=out)
    assert "Mia Member is Programme team for Board." in out.getvalue()
    assert "/join/#" in out.getvalue()
    call_command("appoint", "colin.colleague", "coach", "--unit", str(cast.payroll.pk), stdout=out)
    assert cast.colleague.appointments.get().unit == cast.payroll
    with pytest.raises(CommandError, match="Import people first"):
        call_command("appoint", "nobody", "steward")


def test_a_post_without_a_name_is_let_in_from_the_command_line_only(cast: Cast) -> None:
    Person.objects.filter(pk=cast.colleague.pk).update(name="", email="")
    out = StringIO()
    call_command("appoint", "colin.colleague", "steward", stdout=out)
    assert "Clerk is Programme team for Board." in out.getvalue()
    assert "/join/#" in out.getvalue()
    with pytest.raises(ValidationError, match="works here today"):
        appoint_person(
            person=Person.objects.get(pk=cast.colleague.pk), role=Role.COACH, unit=cast.board, by=cast.steward
        )
