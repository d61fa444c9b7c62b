"""How somebody's calendar is set, for their own file."""

from inhabit.coaching.models import CalendarChoices, CalendarFeed, MeetingPlace
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_calendar(person: Person) -> Part:
    place = MeetingPlace.objects.filter(coach__person=person).first()
    return "coaching_calendar", {
        "choices": CalendarChoices.objects.filter(person=person).values("is_neutral", "is_mailed").first(),
        "private_address_made_at": CalendarFeed.objects.filter(person=person)
        .values_list("made_at", flat=True)
        .first(),
        "meeting_place": place.address if place else "",
    }
