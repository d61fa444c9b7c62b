"""Raised without a name: five together, read by leads alone, confirmed by the receipt."""

import pytest
from barriers import five_barriers_without_names, raised, told
from cast import Cast, SignIn
from django.core.exceptions import ValidationError
from django.urls import reverse
from questions import fill

from inhabit.audit.models import Event
from inhabit.people.models import Person
from inhabit.stages.empower.barriers.actions import Words, close_barrier, hand_barrier_on, join_barrier
from inhabit.stages.empower.barriers.actions.unnamed import raise_unnamed
from inhabit.stages.empower.barriers.models import Barrier, Raising, UnreleasedBarrier
from inhabit.stages.empower.barriers.upkeep import care_for_barriers


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return fill(cast.payroll, 9)


def test_four_wait_unseen(cast: Cast, people: list[Person], sign_in: SignIn) -> None:
    five_barriers_without_names(people[:4])
    assert UnreleasedBarrier.objects.count() == 4
    assert not Barrier.objects.exists()
    assert "Matter" not in sign_in(cast.lead).get(reverse("barriers_for_me")).text


def test_only_its_leads_read_it_and_no_board_shows_it(
    cast: Cast, people: list[Person], sign_in: SignIn
) -> None:
    five_barriers_without_names(people)
    barrier = Barrier.objects.first()
    assert barrier is not None
    assert len({row.batch for row in Barrier.objects.all()}) == 1
    assert told("barriers_released") == {"Lena Lead"}
    for reader, status in ((cast.lead, 200), (cast.director, 200), (cast.colleague, 404), (cast.cfo, 404)):
        assert sign_in(reader).get(reverse("barrier", args=[barrier.pk])).status_code == status, reader
    assert "Matter" in sign_in(cast.lead).get(reverse("barriers_for_me")).text
    for reader in (cast.member, cast.lead):
        assert "Matter" not in sign_in(reader).get(reverse("unit_barriers", args=[cast.payroll.pk])).text


def test_the_receipt_confirms_and_reopens_without_a_trace(
    cast: Cast, people: list[Person], sign_in: SignIn
) -> None:
    receipt = five_barriers_without_names(people)[0]
    barrier = Barrier.objects.get(text="Matter 0")
    close_barrier(barrier=barrier, done="Rule dropped", by=cast.lead)
    before = Event.objects.count()
    client, address = sign_in(people[0]), reverse("barrier_receipt_word")
    assert "Rule dropped" in client.post(reverse("barrier_receipt"), {"receipt": receipt}).text
    assert client.post(address, {"receipt": receipt, "verdict": "not_gone"}).status_code == 422
    client.post(address, {"receipt": receipt, "verdict": "not_gone", "word": "Not for us"})
    barrier.refresh_from_db()
    assert barrier.state == "closed", "no moment tells who said it"
    care_for_barriers()
    barrier.refresh_from_db()
    assert barrier.state == "open"
    assert "Not for us" in sign_in(cast.lead).get(reverse("barrier", args=[barrier.pk])).text
    close_barrier(barrier=barrier, done="Now for all", by=cast.lead)
    client.post(address, {"receipt": receipt, "verdict": "gone"})
    care_for_barriers()
    barrier.refresh_from_db()
    assert barrier.state == "done"
    done_by_receipt = Event.objects.filter(pk__gt=before).exclude(verb="barrier.closed")
    assert not done_by_receipt.filter(verb__startswith="barrier.").exists()
    assert not barrier.events.filter(kind__in=["reopened", "confirmed"], by__isnull=False).exists()


def test_what_nobody_has_read_is_taken_back(cast: Cast, people: list[Person], sign_in: SignIn) -> None:
    receipt = raise_unnamed(words=Words("Alone", "rules"), by=people[0])
    answer = sign_in(people[0]).post(reverse("barrier_receipt_withdrawal"), {"receipt": receipt})
    assert "Nothing of it is kept" in answer.text
    assert not UnreleasedBarrier.objects.exists()


def test_one_waits_at_a_time_and_too_few_are_told_so(cast: Cast, people: list[Person]) -> None:
    raise_unnamed(words=Words("Alone", "rules"), by=people[0])
    with pytest.raises(ValidationError, match="One at a time"):
        raise_unnamed(words=Words("Another", "rules"), by=people[0])
    with pytest.raises(ValidationError, match="So few people"):
        raise_unnamed(words=Words("From the top", "rules"), by=cast.ceo)


def test_nobody_joins_it_with_a_name_and_it_is_handed_to_nobody(cast: Cast, people: list[Person]) -> None:
    five_barriers_without_names(people)
    barrier = Barrier.objects.first()
    assert barrier is not None
    with pytest.raises(ValidationError):
        join_barrier(barrier=barrier, by=cast.lead)
    with pytest.raises(ValidationError):
        hand_barrier_on(barrier=barrier, to=cast.colleague, by=cast.lead)


def test_nothing_ties_it_to_its_author(cast: Cast, people: list[Person]) -> None:
    raised(cast.member)
    five_barriers_without_names(people)
    care_for_barriers()
    rows = Raising.objects.exclude(receipt="")
    assert rows.count() == 5
    assert not rows.filter(person__isnull=False).exists()
    assert not rows.filter(raised_on__isnull=False).exists()
    assert Event.objects.filter(verb="barrier.raised").count() == 1, "that of the named one"
