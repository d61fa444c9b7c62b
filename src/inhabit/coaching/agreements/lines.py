"""Nobody coaches whom they lead, or who leads them: what happens where it comes to that meanwhile.

The tree says it, and the tree comes from a list that can be wrong for a night. So both are told first, and
a week later, where it still is so, their coaching ends; in a group or team the part of that person.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from inhabit.coaching.agreements.ending import end_engagement, leave_engagement
from inhabit.coaching.agreements.notices import IN_LINE, PART_ENDED
from inhabit.coaching.models import Engagement, Format, Group, Participant, Seat
from inhabit.notify.actions import News, send_notice, send_notices
from inhabit.people.models import Person, Placement, UnitAncestor

GRACE = timedelta(days=7)


def part_where_one_leads_the_other() -> None:
    """Note who came into one line, or out of it again; end what has been so for a week."""
    in_line = leads("engagement__coach__person", "person") | leads("person", "engagement__coach__person")
    two = Participant.objects.current().filter(engagement__state__in=OPEN_STATES)
    two.filter(~in_line, in_line_since__isnull=False).update(in_line_since=None)
    tell_those_in_line(two.filter(in_line, in_line_since__isnull=True))
    due = two.filter(in_line, in_line_since__lte=timezone.localdate() - GRACE)
    for row in due.select_related("engagement__coach__person", "person"):
        part(row)
    note_groups_in_line()


OPEN_STATES = [Engagement.State.AGREEING, Engagement.State.GOING_ON]


def leads(one: str, other: str) -> Q:
    """Say whether the person at ``one`` leads a unit in which the one at ``other`` is, however far above."""
    places = Placement.objects.current().filter(person=OuterRef(OuterRef(other)))
    above = UnitAncestor.objects.filter(ancestor__lead=OuterRef(one), ancestor__is_open=True)
    return Q(Exists(above.filter(unit__in=places.values("unit"))))


@transaction.atomic
def tell_those_in_line(new: QuerySet[Participant]) -> None:
    """Tell both, once for each time that it begins."""
    rows = list(new.values_list("pk", "engagement", "person", "engagement__coach__person"))
    today = timezone.localdate()
    send_notices(
        IN_LINE.key,
        [
            News(reader, reverse("agreement", args=[engagement]), f"{engagement}:{person}:{today}", {})
            for _row, engagement, person, coach in rows
            for reader in (person, coach)
        ],
    )
    Participant.objects.filter(pk__in=[row for row, *_rest in rows]).update(in_line_since=today)


@transaction.atomic
def part(row: Participant) -> None:
    """End what the two have; of a group, only that person's part."""
    if row.engagement.format == Format.ONE_TO_ONE:
        end_engagement(engagement=row.engagement, by=None)
        return
    leave_engagement(engagement=row.engagement, by=row.person)
    key = f"{row.engagement_id}:{row.person_id}"
    to = [row.person, row.engagement.coach.person]
    send_notice(PART_ENDED.key, to=to, address=reverse("coaching"), key=key)


def note_groups_in_line() -> None:
    """Note for the programme team which groups need another look.

    By whom it has asked, whatever became of it: who said yes is not for the team to learn.
    """
    in_line = leads("group__coach__person", "person") | leads("person", "group__coach__person")
    asked = Seat.objects.filter(in_line).exclude(state=Seat.State.PLANNED)
    begun = Group.objects.filter(state=Group.State.BEGUN)
    concerned = asked.filter(group__state=Group.State.BEGUN).values("group")
    begun.filter(in_line_since__isnull=False).exclude(pk__in=concerned).update(in_line_since=None)
    begun.filter(in_line_since__isnull=True, pk__in=concerned).update(in_line_since=timezone.localdate())


def parts_on(engagement: Engagement, reader: Person) -> date | None:
    """Return the day on which what ``reader`` has here would end for that reason; None where none is."""
    noted = Participant.objects.current().filter(engagement=engagement, in_line_since__isnull=False)
    if engagement.coach.person_id != reader.pk:
        noted = noted.filter(person=reader)
    since = noted.order_by("in_line_since").values_list("in_line_since", flat=True).first()
    return since + GRACE if since and engagement.state != Engagement.State.ENDED else None
