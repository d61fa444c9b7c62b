"""Several people reach for a coach's last free time at the same instant: one gets it, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from threading import Barrier

import pytest
from booking_days import at, next_weekday, works
from cast import Cast, make_person, place
from django.core.exceptions import ValidationError
from django.db import connection
from engagements import engage, make_coach

from inhabit.coaching.booking.actions import SlotTakenError, book_session
from inhabit.coaching.models import Coach, Engagement, Session
from inhabit.people.models import Person

AT_ONCE = 4


def try_at_once(tries: list[Callable[[], Session]]) -> list[Session | SlotTakenError]:
    """Run all of ``tries`` in the same instant, each on a connection of its own."""
    start = Barrier(len(tries))

    def one(action: Callable[[], Session]) -> Session | SlotTakenError:
        try:
            start.wait(timeout=30)
            return action()
        except SlotTakenError as taken:
            return taken
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tries)) as pool:
        return list(pool.map(one, tries))


def booking(engagement: Engagement, by: Person, moment: datetime) -> Callable[[], Session]:
    return lambda: book_session(engagement=engagement, starts_at=moment, by=by)


@pytest.fixture
def crowd(transactional_db: None) -> tuple[Coach, list[Person]]:
    """A coach with two hours on Mondays, and people who are coached by them."""
    cast = Cast()
    cast.coach.time_zone = "Europe/Berlin"
    cast.coach.save()
    coach = make_coach(cast.coach)
    works(coach, time(10), time(12, 30), range(1))
    people = [make_person(f"Person {number}") for number in range(AT_ONCE)]
    for person in people:
        place(person, cast.payroll)
    return coach, people


@pytest.mark.django_db(transaction=True)
def test_one_wins_and_the_others_hear_what_is_free(crowd: tuple[Coach, list[Person]]) -> None:
    coach, people = crowd
    ten = at(next_weekday(0), 10)
    engagements = [engage(person, coach) for person in people]
    found = try_at_once([booking(one, by, ten) for one, by in zip(engagements, people, strict=True)])
    won = [item for item in found if isinstance(item, Session)]
    lost = [item for item in found if isinstance(item, SlotTakenError)]
    assert (len(won), len(lost)) == (1, AT_ONCE - 1)
    assert list(Session.objects.values_list("starts_at", flat=True)) == [ten]
    assert all(at(next_weekday(0), 11, 30) in item.others and ten not in item.others for item in lost)


@pytest.mark.django_db(transaction=True)
def test_times_that_only_overlap_are_one_persons_too(crowd: tuple[Coach, list[Person]]) -> None:
    coach, people = crowd
    moments = [at(next_weekday(0), 10), at(next_weekday(0), 10, 30)] * 2
    engagements = [engage(person, coach) for person in people]
    found = try_at_once(
        [booking(*item) for item in zip(engagements, people, moments, strict=True)],
    )
    assert sum(isinstance(item, Session) for item in found) == Session.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_at_two_coaches_is_booked_once(crowd: tuple[Coach, list[Person]]) -> None:
    coach, people = crowd
    other = make_coach(people[1])
    people[1].time_zone = "Europe/Berlin"
    people[1].save()
    works(other)
    ten = at(next_weekday(0), 10)
    both = [engage(people[0], coach), engage(people[0], other)]
    found = try_at_once([booking(one, people[0], ten) for one in both])
    assert sum(isinstance(item, Session) for item in found) == Session.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_session_of_an_agreement_is_booked_once(crowd: tuple[Coach, list[Person]]) -> None:
    coach, people = crowd
    works(coach, days=range(1, 5))
    engagement = engage(people[0], coach, sessions=1)
    moments = [at(next_weekday(day), 10) for day in range(1, 4)]

    def book_or_none(moment: datetime) -> Callable[[], Session]:
        def attempt() -> Session:
            try:
                return book_session(engagement=engagement, starts_at=moment, by=people[0])
            except ValidationError as error:
                raise SlotTakenError([]) from error

        return attempt

    found = try_at_once([book_or_none(moment) for moment in moments])
    assert sum(isinstance(item, Session) for item in found) == Session.objects.count() == 1
