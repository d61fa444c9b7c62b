"""A retrospective of a unit: what is written, put together, given voices and agreed on.

Nothing here says who wrote a card that has no author, and no row but the retrospective's own has a moment.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Placement, Unit
from inhabit.programme.models import Programme
from inhabit.strategy.models import Priority

LEAST_UNNAMED = 5  # of fewer who are here, everybody would know who wrote what
MOST_VOICES = 3
MOST_AGREED = 3
GRACE = timedelta(seconds=60)  # for who was writing when the phase ended
HERE_FOR = timedelta(seconds=45)  # after a sign of life somebody counts as here
GONE_AFTER = timedelta(seconds=60)  # then somebody else may facilitate
REOPENED_WITHIN = timedelta(hours=24)
KEEPS_CARDS = timedelta(days=30)


class RetrospectiveQuerySet(models.QuerySet["Retrospective"]):
    def open(self) -> RetrospectiveQuerySet:
        """Return those that have not ended, planned ones included."""
        return self.exclude(phase__in=[Phase.CLOSED, Phase.CALLED_OFF])

    def going_on(self) -> RetrospectiveQuerySet:
        return self.open().filter(starts_at__lte=timezone.now())

    def of_people_with(self, person: Person) -> RetrospectiveQuerySet:
        """Return those of the units in which ``person`` is, or that they lead, and those they facilitate."""
        placed = Placement.objects.current().filter(unit=OuterRef("unit"), person=person)
        return self.filter(Exists(placed) | Q(unit__lead=person) | Q(facilitator=person))


class Phase(models.TextChoices):
    LOBBY = "lobby", _("Coming together")
    WRITE = "write", _("Writing, each alone")
    GROUP = "group", _("Putting together")
    VOTE = "vote", _("Giving voices")
    AGREE = "agree", _("Agreeing")
    CLOSED = "closed", _("Ended")
    CALLED_OFF = "called_off", _("Called off")


# In the order in which a facilitator goes through them.
LIVE_PHASES = (Phase.LOBBY, Phase.WRITE, Phase.GROUP, Phase.VOTE, Phase.AGREE)


class Retrospective(models.Model):
    """A look back of a unit. ``version`` counts its changes, so that a page knows whether it is up to date.

    ``columns`` are the questions, in the unit's own words; empty where the ``frame`` has them.
    ``ends_at`` is when the time for this phase is up, None without a timer; ``paused_at`` since when it
    rests.
    ``took_part`` is how many were there, known once it has ended.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="retrospectives")
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.SET_NULL, related_name="retrospectives"
    )
    frame = models.CharField(max_length=30)
    columns = models.JSONField(default=list, blank=True)
    facilitator = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    started_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    is_named = models.BooleanField(default=False)
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.LOBBY)
    starts_at = models.DateTimeField(default=timezone.now)
    phase_began_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    took_part = models.PositiveSmallIntegerField(default=0)

    objects = RetrospectiveQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-starts_at"], name="retrospectives_of_unit"),
            models.Index(
                fields=["unit"],
                condition=~Q(phase__in=["closed", "called_off"]),
                name="retrospectives_open",
            ),
            models.Index(fields=["closed_at"], name="retrospectives_closed"),
        ]

    def __str__(self) -> str:
        return f"retrospective {self.pk} of unit {self.unit_id}"

    @property
    def is_over(self) -> bool:
        return self.phase in {Phase.CLOSED, Phase.CALLED_OFF}

    def takes_cards(self, now: datetime) -> bool:
        """Say whether a card may still come in: while all write, and for a moment after."""
        is_late = self.phase == Phase.GROUP and now < self.phase_began_at + GRACE
        return self.phase == Phase.WRITE or is_late


class Seat(models.Model):
    """Somebody is, or was, here while it goes on. All seats go when it ends: attendance is not kept.

    ``voting_key`` stands for the person where they give voices, and is thrown away with the seat.
    """

    retrospective = models.ForeignKey(Retrospective, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    voting_key = models.UUIDField(default=uuid4)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["retrospective", "person"], name="one_seat_in_a_retrospective")
        ]

    def __str__(self) -> str:
        return f"seat {self.pk} in {self.retrospective_id}"


class Topic(models.Model):
    """Cards that belong together; one card alone is a topic too. ``voices`` once they are counted."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    retrospective = models.ForeignKey(Retrospective, on_delete=models.CASCADE, related_name="topics")
    title = models.CharField(max_length=120, blank=True)
    edits = models.PositiveIntegerField(default=0)
    voices = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"topic {self.pk}"


class Card(models.Model):
    """What somebody wrote, under a key that their browser has made.

    ``revision`` counts the author's saves: one that arrives twice, or after a later one, changes nothing.
    ``receipt`` is the hash by which the author's browser finds it again, until it ends. ``author`` stays
    empty unless names were agreed on. ``is_late``: it came in after the phase had gone on.
    """

    id = models.UUIDField(primary_key=True)
    retrospective = models.ForeignKey(Retrospective, on_delete=models.CASCADE, related_name="cards")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards")
    column = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)  # empty: its author took it back
    revision = models.PositiveIntegerField(default=1)
    receipt = models.CharField(max_length=64, blank=True)
    author = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="retrospective_cards"
    )
    is_late = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)  # by whoever facilitates, because it hurts

    def __str__(self) -> str:
        return f"card {self.pk}"


class Voice(models.Model):
    """One of the three voices behind a voting key, for a topic."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="given")
    key = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "topic"], name="one_voice_for_a_topic")]

    def __str__(self) -> str:
        return f"voice {self.pk}"


class Idea(models.Model):
    """What the unit could change, and wants to once it is agreed. ``owner`` is who took it on, by themselves.

    ``outcome`` is the number of what it became: an adjustment, a promise or a stop; None until then.
    Of what others decide, ``target`` says what would change (as an adjustment does) and, with ``priority``,
    about which; ``because`` is why.
    """

    class Kind(models.TextChoices):
        ADJUSTMENT = "adjustment", _("A change that others decide")
        COMMITMENT = "commitment", _("A promise")
        STOP = "stop", _("Something we stop")

    id = models.UUIDField(primary_key=True)
    retrospective = models.ForeignKey(Retrospective, on_delete=models.CASCADE, related_name="ideas")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="ideas")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(_("what we change"))
    because = models.TextField(blank=True)
    target = models.CharField(max_length=14, blank=True)
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="retrospective_ideas"
    )
    is_agreed = models.BooleanField(default=False)
    outcome = models.PositiveBigIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"idea {self.pk}"


class Support(models.Model):
    """Somebody behind a voting key can go with an idea."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")
    key = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "idea"], name="one_support_for_an_idea")]

    def __str__(self) -> str:
        return f"support {self.pk}"


class Arrival(models.Model):
    """The key of something that a browser sent and that has taken effect: again it changes nothing."""

    id = models.UUIDField(primary_key=True)
    retrospective = models.ForeignKey(Retrospective, on_delete=models.CASCADE, related_name="arrivals")

    def __str__(self) -> str:
        return f"arrival {self.pk}"
