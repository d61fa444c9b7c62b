"""What people are told of offers of coaching."""

from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models import Offer
from inhabit.notify.kinds import NoticeKind
from inhabit.people.models import Person


def is_offered(person: Person) -> bool:
    return Offer.objects.filter(person=person).exists()


OFFERED = NoticeKind(
    key="coaching.offered",
    label=_("I am offered coaching"),
    words=_("You are offered coaching. Whether you take it is yours alone to decide."),
    move="answer_coaching_offer",
)
OFFER_ENDED = NoticeKind(
    key="coaching.offer_ended",
    label=_("An offer of coaching has ended while I was waiting"),
    words=_("The offer of coaching that you were waiting in has ended before a place came free."),
    comes_back=True,
    reaches=is_offered,
)
KINDS_OF_COHORTS = (OFFERED, OFFER_ENDED)
