"""Showing one entry to one's lead or coach: a copy, read by that person alone, taken back any time."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, make_guest, make_person, place
from django.urls import reverse
from engagements import agreed, engage, make_coach
from notices import told
from queries import assert_max_queries
from reflections import SECRET, reflect, reflect_and_show

from inhabit.people.models import Person, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.reflect.journal.models import ShownEntry
from inhabit.stages.reflect.journal.sharing import possible_readers

pytestmark = pytest.mark.django_db


def names(person: Person) -> list[str]:
    return [one.person.name for one in possible_readers(person)]


def test_one_can_show_it_to_ones_lead_and_coaches_alone(cast: Cast) -> None:
    agreed(engage(cast.member, make_coach(cast.coach)))

    assert names(cast.member) == ["Lena Lead", "Carmen Coach"]
    assert names(cast.colleague) == ["Lena Lead"]
    assert names(cast.director) == ["Clara Chief"]
    assert names(cast.ceo) == []


def test_a_lead_in_their_own_unit_shows_it_to_the_one_above(cast: Cast) -> None:
    cast.cfo.placements.all().delete()
    place(cast.cfo, cast.finance)
    refresh_tree()

    assert names(cast.cfo) == ["Clara Chief"]


def test_it_is_shown_read_and_answered(cast: Cast, sign_in: SignIn) -> None:
    entry, writer, reader = reflect(cast.member), sign_in(cast.member), sign_in(cast.lead)
    address = reverse("reflection_showing", args=[entry.pk])
    assert "Lena Lead, your lead" in writer.get(address).content.decode()

    page = writer.post(address, {"reader": cast.lead.pk, "word": "Just listen"}, follow=True).content.decode()
    assert "Not read yet." in page
    assert told(cast.lead) == ["reflect.entry_shown"]

    shown = ShownEntry.objects.get()
    listed = assert_max_queries(reader, reverse("shown_entries")).content.decode()
    assert "not read yet" in listed
    read = assert_max_queries(reader, reverse("shown_entry", args=[shown.pk])).content.decode()
    assert SECRET in read
    assert "Just listen" in read
    reader.post(reverse("shown_entry", args=[shown.pk]), {"answer": "Thank you"})

    page = writer.get(reverse("reflection", args=[entry.pk])).content.decode()
    assert "Last read:" in page
    assert "Thank you" in page
    assert told(cast.member) == ["reflect.entry_answered"]


def test_somebody_who_is_not_beside_them_cannot_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    entry = reflect(cast.member)

    response = sign_in(cast.member).post(
        reverse("reflection_showing", args=[entry.pk]), {"reader": cast.director.pk}
    )

    assert response.status_code == 422
    assert not ShownEntry.objects.exists()


def test_what_is_written_afterwards_is_not_shown(cast: Cast, sign_in: SignIn) -> None:
    shown = reflect_and_show(cast.member, cast.lead, "First words")
    sign_in(cast.member).post(
        reverse("reflection_change", args=[shown.reflection_id]),
        {"guide": "free", "entry": str(shown.reflection_id), "edits": 1, "free": "Later words"},
    )

    page = sign_in(cast.lead).get(reverse("shown_entry", args=[shown.pk])).content.decode()

    assert "First words" in page
    assert "Later words" not in page


def test_taken_back_nothing_of_it_is_left(cast: Cast, sign_in: SignIn) -> None:
    shown = reflect_and_show(cast.member, cast.lead)

    sign_in(cast.member).post(reverse("showing_taken_back", args=[shown.pk]))

    assert sign_in(cast.lead).get(reverse("shown_entry", args=[shown.pk])).status_code == 404
    assert not ShownEntry.objects.exists()


def test_thrown_away_it_is_shown_no_longer(cast: Cast, sign_in: SignIn) -> None:
    shown = reflect_and_show(cast.member, cast.lead)

    sign_in(cast.member).post(reverse("reflection_removal", args=[shown.reflection_id]))

    assert sign_in(cast.lead).get(reverse("shown_entry", args=[shown.pk])).status_code == 404


def test_a_former_lead_reads_it_no_longer(cast: Cast, sign_in: SignIn) -> None:
    shown = reflect_and_show(cast.member, cast.lead)
    UnitLine.objects.filter(unit=cast.payroll).update(lead=make_person("Nora New"))
    refresh_tree()

    client = sign_in(cast.lead)

    assert client.get(reverse("shown_entry", args=[shown.pk])).status_code == 404
    assert cast.member.name not in client.get(reverse("shown_entries")).content.decode()
    assert "Nora New" in names(cast.member)
    page = sign_in(cast.member).get(reverse("reflection", args=[shown.reflection_id])).content.decode()
    assert "No longer your lead or coach" in page


def test_once_the_writer_has_left_the_lead_reads_it_no_longer(cast: Cast, sign_in: SignIn) -> None:
    shown = reflect_and_show(cast.member, cast.lead)
    cast.member.placements.update(ends_on=today())
    refresh_tree()

    assert sign_in(cast.lead).get(reverse("shown_entry", args=[shown.pk])).status_code == 404


def test_a_coach_from_outside_reads_what_they_were_shown_and_nothing_else(
    cast: Cast, sign_in: SignIn
) -> None:
    guest = make_guest("Gita Guest")
    agreed(engage(cast.member, make_coach(guest)))
    shown, other = reflect_and_show(cast.member, guest), reflect_and_show(cast.member, cast.lead, "Other")
    client = sign_in(guest)

    assert SECRET in client.get(reverse("shown_entry", args=[shown.pk])).content.decode()
    assert cast.member.name in client.get(reverse("shown_entries")).content.decode()
    assert client.get(reverse("shown_entry", args=[other.pk])).status_code == 404
    assert client.get(reverse("journal")).status_code == 403
