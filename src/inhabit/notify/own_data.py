"""What somebody was told, and which mails went to them, for their own file."""

from inhabit.access.models import Delivery
from inhabit.notify.models import Notice, Preferences
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_notices(person: Person) -> Part:
    mine = Notice.objects.filter(person=person).order_by("pk")
    return "notices", list(mine.values("kind", "details", "address", "made_at", "read_at"))


def my_preferences(person: Person) -> Part:
    fields = ("ways", "limit", "quiet_from", "quiet_until", "is_quiet_on_weekends", "weekday")
    return "notice_preferences", Preferences.objects.filter(person=person).values(*fields).first()


def my_mails(person: Person) -> Part:
    mine = Delivery.objects.filter(person=person).order_by("pk")
    return "mails", list(mine.values("purpose", "address", "state", "reason", "made_at", "settled_at"))
