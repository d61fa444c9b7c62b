"""One's coaches can be shown an entry of one's journal, coaches from outside too."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models import Engagement, Participant
from inhabit.people.models import Person
from inhabit.stages.reflect.journal.sharing import Way


def coaches_of(person: Person) -> QuerySet[Person]:
    """Return who coaches ``person`` today, alone or with others."""
    going_on = Engagement.objects.going_on().with_coachee(person)
    return Person.objects.filter(pk__in=going_on.values("coach__person"))


def coached_by(coach: Person) -> QuerySet[Person]:
    """Return whom ``coach`` coaches today."""
    going_on = Engagement.objects.going_on().coached_by(coach)
    places = Participant.objects.current().filter(engagement__in=going_on.values("pk"))
    return Person.objects.filter(pk__in=places.values("person"))


OWN_COACHES = Way(_("your coach"), coaches_of, coached_by)
