"""Who works here, in which unit, under whom, from when to when.

All spans of days are half-open: ``starts_on`` is the first day on which something holds,
``ends_on`` the first day on which it no longer does.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone


def today() -> date:
    """Return the current day in the organisation's (or, within a request, the reader's) time zone."""
    return timezone.localdate()


class SpanQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that hold from ``starts_on`` up to, not including, ``ends_on``."""

    def on(self, day: date) -> SpanQuerySet[M]:
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)

    def current(self) -> SpanQuerySet[M]:
        return self.on(today())


class PersonQuerySet(models.QuerySet["Person"]):
    def here_on(self, day: date) -> PersonQuerySet:
        """Return everyone who has a counted place in the organisation on ``day``."""
        places = Placement.objects.on(day).filter(is_counted=True, person=models.OuterRef("pk"))
        return self.filter(models.Exists(places))

    def here(self) -> PersonQuerySet:
        return self.here_on(today())

    def matching(self, words: str) -> PersonQuerySet:
        """Return people whose name, job title or address contains every one of ``words``."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word) | Q(job_title__icontains=word) | Q(email__icontains=word)
            )
        return found


class Person(models.Model):
    """Somebody who works here, or a post that is vacant (then the name is empty)."""

    external_id = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True, db_index=True)
    job_title = models.CharField(max_length=300, blank=True)
    location = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "job_title", "id"]
        indexes = [models.Index(fields=["name", "job_title", "id"])]

    def __str__(self) -> str:
        return self.name or self.job_title or self.external_id

    @property
    def initials(self) -> str:
        """Return the first letters of the first and the last word of the name, without titles ("Dr.")."""
        words = [word for word in self.name.split() if not word.endswith(".")]
        return "".join(word[0].upper() for word in [*words[:1], *words[1:][-1:]])


class UnitQuerySet(models.QuerySet["Unit"]):
    def open(self) -> UnitQuerySet:
        """Return the units that exist today."""
        return self.filter(is_open=True)

    def within(self, unit: Unit) -> UnitQuerySet:
        """Return ``unit`` and every unit below it."""
        return self.filter(lines_up__ancestor=unit)

    def above(self, unit: Unit) -> UnitQuerySet:
        """Return ``unit`` and every unit above it, the root first."""
        return self.filter(lines_down__unit=unit).order_by("depth")


class Unit(models.Model):
    """A lead and those who report to the lead. Its identity survives a change of lead.

    ``parent``, ``lead``, ``depth``, ``headcount`` and ``is_open`` say what holds today. They
    follow from the dated rows (:class:`UnitLine`, :class:`Placement`) and are written by
    ``people.tree.refresh_tree`` alone.
    """

    name = models.CharField(max_length=300)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    lead = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="units_led"
    )
    depth = models.PositiveSmallIntegerField(default=0)
    headcount = models.PositiveIntegerField(default=0)  # counted people placed in this very unit
    is_open = models.BooleanField(default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["depth", "name", "id"]

    def __str__(self) -> str:
        return self.name


class UnitLine(models.Model):
    """Under which unit a unit stands and who leads it, from–to. Without a row on a day, it is dissolved."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lines")
    parent = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="child_lines"
    )
    lead = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="lead_lines"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = SpanQuerySet["UnitLine"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=models.F("starts_on")),
                name="unit_line_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(ends_on__isnull=True), name="one_open_line_per_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} under {self.parent_id} from {self.starts_on}"


class UnitAncestor(models.Model):
    """Every unit paired with itself and each unit above it: today's tree as a table to join on."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lines_up")
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lines_down")
    distance = models.PositiveSmallIntegerField()  # levels between the two; 0 for a unit with itself

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "ancestor"], name="one_row_per_unit_and_ancestor")
        ]
        indexes = [models.Index(fields=["ancestor", "unit"])]

    def __str__(self) -> str:
        return f"{self.unit_id} is {self.distance} below {self.ancestor_id}"


class Placement(models.Model):
    """A person in a unit, from–to. Counting uses the one counted line; dotted lines come beside it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="placements", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="placements")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    is_counted = models.BooleanField(default=True)

    objects = SpanQuerySet["Placement"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=models.F("starts_on")),
                name="placement_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ends_on__isnull=True, is_counted=True),
                name="one_open_counted_placement_per_person",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "ends_on", "starts_on"]),
            # Without the unit in it SQLite looks for a person among all of a unit.
            models.Index(fields=["person", "unit"], name="places_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.unit_id} from {self.starts_on}"
