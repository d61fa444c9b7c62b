"""What is played back without a name: five together, and nothing that leads to who wrote it."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from cast import Cast, SignIn, let_everybody_in, make_person, place
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.urls import reverse
from programmes import Story as Scene
from stories import published, retold

from inhabit.audit.models import Event
from inhabit.people.models import Person, Placement, Unit, UnitLine
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate import unnamed
from inhabit.stages.communicate.actions import batches
from inhabit.stages.communicate.actions.batches import pass_on_unnamed_playbacks
from inhabit.stages.communicate.actions.playbacks import play_back_unnamed, take_back_unnamed
from inhabit.stages.communicate.models import (
    PlaybackBatch,
    Story,
    Telling,
    UnnamedPlayback,
    UnnamedVoice,
    WaitingPlayback,
)
from inhabit.stages.communicate.unnamed import new_receipt


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    """Eight people in Payroll."""
    others = [make_person(f"Pia {number}") for number in range(6)]
    for person in others:
        place(person, cast.payroll)
    refresh_tree()
    let_everybody_in()
    return [cast.member, cast.colleague, *others]


@pytest.fixture
def telling(cast: Cast, story: Scene, people: list[Person]) -> Telling:
    told = published(cast, story)
    retold(told, cast.services)
    retold(told, cast.payroll)
    return Telling.objects.get(unit=cast.payroll)


def say(telling: Telling, *people: Person) -> list[str]:
    receipts = []
    for person in people:
        receipts.append(new_receipt())
        play_back_unnamed(telling=telling, heard=f"By {person}", means="", receipt=receipts[-1], by=person)
    return receipts


def read_by(lead: Person) -> list[str]:
    batches = PlaybackBatch.objects.heard_by_lead(lead)
    return [text.heard for text in UnnamedPlayback.objects.filter(batch__in=batches)]


def tomorrow_has_come() -> None:
    PlaybackBatch.objects.update(released_on=models.F("released_on") - timedelta(days=1))


def test_four_are_never_shown(cast: Cast, telling: Telling, people: list[Person]) -> None:
    say(telling, *people[:4])
    tomorrow_has_come()
    assert not UnnamedPlayback.objects.exists()


def test_the_fifth_releases_all_five_from_the_next_day(
    cast: Cast, telling: Telling, people: list[Person]
) -> None:
    say(telling, *people[:5])
    assert read_by(cast.lead) == []
    tomorrow_has_come()
    assert sorted(read_by(cast.lead)) == sorted(f"By {person}" for person in people[:5])
    assert not WaitingPlayback.objects.exists()
    assert read_by(cast.director) == []


def test_batches_share_nothing_and_the_rest_waits(cast: Cast, telling: Telling, people: list[Person]) -> None:
    say(telling, *people[:8])
    tomorrow_has_come()
    assert PlaybackBatch.objects.count() == 1
    assert len(read_by(cast.lead)) == 5
    assert WaitingPlayback.objects.count() == 3


def test_the_order_is_drawn_and_not_that_of_arrival(
    cast: Cast, telling: Telling, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unnamed, "CHANCE", random.Random(1))
    say(telling, *people[:5])
    tomorrow_has_come()
    drawn = [text.removeprefix("By ") for text in read_by(cast.lead)]
    assert drawn != [str(person) for person in people[:5]]


def test_seven_write_to_the_next_lead_above(cast: Cast, telling: Telling, people: list[Person]) -> None:
    Placement.objects.filter(person=people[-1]).delete()
    refresh_tree()
    say(telling, *people[:5])
    tomorrow_has_come()
    assert read_by(cast.lead) == []
    assert len(read_by(cast.director)) == 5


def test_nothing_that_is_stored_says_who_or_when(telling: Telling, people: list[Person]) -> None:
    before = Event.objects.count()
    say(telling, *people[:5])
    assert Event.objects.count() == before
    for model in (WaitingPlayback, UnnamedPlayback, PlaybackBatch, UnnamedVoice):
        fields = model._meta.get_fields()
        assert not any(isinstance(field, models.DateTimeField) for field in fields)
        assert isinstance(model._meta.pk, models.UUIDField)
    for model in (WaitingPlayback, UnnamedPlayback):
        names = {field.name for field in model._meta.get_fields()}
        assert not names & {"person", "author", "telling"}


def test_the_order_of_rows_is_not_that_of_those_who_spoke(
    telling: Telling, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has a copy of the database would else set the n-th voice beside the n-th text."""
    monkeypatch.setattr(batches, "CHANCE", random.Random(2))
    receipts = say(telling, *people[:4])
    with connection.cursor() as cursor:  # as the rows lie in the table
        place = "rowid" if connection.vendor == "sqlite" else "ctid"
        cursor.execute(f"SELECT heard FROM communicate_waitingplayback ORDER BY {place}")
        lying = [heard for (heard,) in cursor.fetchall()]
    assert sorted(lying) == sorted(f"By {person}" for person in people[:4])
    assert lying != [f"By {person}" for person in people[:4]]
    assert take_back_unnamed(receipt=receipts[1], by=people[1])


def test_a_released_text_keeps_neither_its_key_nor_its_receipt(
    telling: Telling, people: list[Person]
) -> None:
    receipts = say(telling, *people[:4])
    keys = set(WaitingPlayback.objects.values_list("pk", flat=True))
    receipts += say(telling, people[4])
    assert not keys & set(UnnamedPlayback.objects.values_list("pk", flat=True))
    assert not any(take_back_unnamed(receipt=receipt, by=people[0]) for receipt in receipts)


def test_nobody_fills_a_batch_alone(telling: Telling, people: list[Person]) -> None:
    say(telling, people[0])
    with pytest.raises(ValidationError, match="already"):
        say(telling, people[0])
    assert WaitingPlayback.objects.count() == 1


def test_the_receipt_takes_it_back_while_it_waits(telling: Telling, people: list[Person]) -> None:
    (receipt,) = say(telling, people[0])
    assert not take_back_unnamed(receipt="guessed", by=people[0])
    assert take_back_unnamed(receipt=receipt, by=people[0])
    assert not WaitingPlayback.objects.exists()
    say(telling, people[0])


def test_the_same_receipt_twice_is_a_double_click(telling: Telling, people: list[Person]) -> None:
    for _ in range(2):
        play_back_unnamed(telling=telling, heard="Words", means="", receipt="r" * 32, by=people[0])
    assert WaitingPlayback.objects.count() == 1


def test_what_is_left_over_goes_up_after_four_weeks(
    cast: Cast, telling: Telling, people: list[Person]
) -> None:
    say(telling, *people[:4])
    pass_on_unnamed_playbacks()
    assert {text.unit for text in WaitingPlayback.objects.all()} == {cast.payroll}
    place_more(cast.services, 8)
    Story.objects.update(published_at=models.F("published_at") - timedelta(days=28))
    for _ in range(2):  # running twice passes on once
        pass_on_unnamed_playbacks()
        assert {text.unit for text in WaitingPlayback.objects.all()} == {cast.services}
    say(Telling.objects.get(unit=cast.services), Person.objects.get(name="New 0"))
    tomorrow_has_come()
    assert len(read_by(cast.director)) == 5


def test_at_the_top_they_wait_unseen(cast: Cast, telling: Telling, people: list[Person]) -> None:
    say(telling, *people[:4])
    Story.objects.update(published_at=models.F("published_at") - timedelta(days=28 * 9))
    WaitingPlayback.objects.update(unit=cast.board)
    pass_on_unnamed_playbacks()
    assert WaitingPlayback.objects.filter(unit=cast.board).count() == 4


def test_a_dissolved_unit_passes_on_what_waits(cast: Cast, telling: Telling, people: list[Person]) -> None:
    place_more(cast.services, 8)
    say(telling, *people[:4])
    UnitLine.objects.filter(unit=cast.payroll).delete()
    UnitLine.objects.create(
        unit=cast.payroll, parent=cast.services, starts_on="2020-01-01", ends_on="2021-01-01"
    )
    refresh_tree()
    pass_on_unnamed_playbacks()
    assert {text.unit for text in WaitingPlayback.objects.all()} == {cast.services}


def place_more(unit: Unit, number: int) -> None:
    for index in range(number):
        place(make_person(f"New {index}"), unit)
    refresh_tree()
    let_everybody_in()


def test_the_page_says_who_will_read_it_and_gives_the_receipt(
    cast: Cast, telling: Telling, sign_in: SignIn
) -> None:
    client, address = sign_in(cast.member), reverse("playback", args=[telling.pk])
    page = client.get(address)
    assert "then whoever leads Payroll (now Lena Lead) reads all five in random order" in page.text
    sent = page.context["form"].initial | {"heard": "Words", "means": "", "name": "without"}
    answer = client.post(address, sent)
    assert sent["receipt"] in answer.text
    taken = client.post(reverse("playback_receipt"), {"receipt": sent["receipt"]})
    assert taken.status_code == 302
    assert not WaitingPlayback.objects.exists()


def test_who_would_read_it_has_changed_meanwhile(cast: Cast, telling: Telling, sign_in: SignIn) -> None:
    client, address = sign_in(cast.member), reverse("playback", args=[telling.pk])
    sent = client.get(address).context["form"].initial | {"heard": "Words", "name": "without"}
    UnitLine.objects.filter(unit=cast.payroll).update(lead=None)
    refresh_tree()
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "whoever leads Services (now Dario Director)" in answer.text
    assert not WaitingPlayback.objects.exists()
