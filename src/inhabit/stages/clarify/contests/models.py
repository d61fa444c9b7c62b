"""What a unit says against a priority, who has to answer, and what was answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.access.models import Appointment, Role
from inhabit.access.permissions import units_of_role
from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import units_led_by
from inhabit.programme.models import Programme
from inhabit.strategy.models import Priority, Statement, Version


class ContestQuerySet(models.QuerySet["Contest"]):
    def open(self) -> ContestQuerySet:
        return self.filter(state=Contest.State.OPEN)

    def waiting(self) -> ContestQuerySet:
        """Return what waits for an answer: not where the programme has ended or the priority is gone."""
        newer = Version.objects.published().filter(
            strategy=OuterRef("version__strategy"), number__gt=OuterRef("version__number")
        )
        still_there = Statement.objects.filter(
            ~Exists(newer), priority=OuterRef("priority"), version__published_at__isnull=False
        )
        return self.open().filter(Exists(still_there), programme__ended_at__isnull=True)

    def overdue(self) -> ContestQuerySet:
        return self.waiting().filter(due_on__lt=today())

    def answerable_by(self, person: Person) -> ContestQuerySet:
        """Return what waits for an answer and ``person`` may give one: never to their own words.

        Whoever leads the unit that it waits for; once it is overdue whoever leads the next one above,
        too; where no unit is left, the sponsors of the programme or, without any, its team.
        """
        led = [unit.pk for unit in units_led_by(person)]
        is_late = Q(due_on__lt=today())
        at_the_top = Q(waits_for=None) | (is_late & Q(next_above=None))
        mine = Q(waits_for__in=led) | (is_late & Q(next_above__in=led))
        return (
            self.waiting()
            .exclude(interpretation__author=person)
            .filter(mine | (at_the_top & follows_as_last(person)))
        )

    def for_pages(self) -> ContestQuerySet:
        """Add all that a list of contests shows, in the same query, with ``priority_name``."""
        names = Statement.objects.filter(
            priority=OuterRef("priority"), version__published_at__isnull=False
        ).order_by("-version__number")
        newer = Version.objects.published().filter(
            strategy=OuterRef("version__strategy"), number__gt=OuterRef("version__number")
        )
        return self.select_related(
            "interpretation__author",
            "unit__lead",
            "waits_for__lead",
            "next_above__lead",
            "answer__author",
            "answer__unit",
            "programme__root_unit",
        ).annotate(
            priority_name=models.Subquery(names.values("name")[:1]),
            is_in_strategy=Exists(names.order_by().filter(~Exists(newer))),
        )


def follows_as_last(person: Person) -> Q:
    """Return the contests that come to ``person`` where nobody above leads: see ``answerable_by``."""
    run = programmes_under(units_of_role(person, Role.SPONSOR))
    teamed = programmes_under(units_of_role(person, Role.STEWARD))
    others = Appointment.objects.current().filter(
        role=Role.SPONSOR, unit__lines_down__unit=OuterRef("programme__root_unit")
    )
    is_without = Q(~Exists(others.exclude(person=OuterRef("interpretation__author"))))
    return run | (teamed & is_without)


def programmes_under(units: set[int]) -> Q:
    if not units:
        return Q(pk__in=[])
    return Q(programme__in=Programme.objects.filter(root_unit__lines_up__ancestor__in=units).values("pk"))


class Contest(models.Model):
    """A unit's lead says that a priority can't work there, or isn't the unit's: it must be answered.

    The words are those of ``interpretation``, whose stance says which of the two it is.
    ``passed_by`` is the last unit whose lead passed it up. ``waits_for`` (whose lead answers now) and
    ``next_above`` (whose lead may, too, once it is overdue) follow from today's tree and are written by
    ``contests.routing`` alone; where they are None it is the sponsors of the programme.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        ANSWERED = "answered", _("Answered")
        TAKEN_BACK = "taken_back", _("Taken back")

    interpretation = models.OneToOneField(
        "clarify.Interpretation", on_delete=models.CASCADE, related_name="contest"
    )
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contests")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="contests")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="contests")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    passed_by = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    waits_for = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    next_above = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    answer = models.ForeignKey(
        "clarify.ContestAnswer", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ContestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "state", "waiting_since"]),
            models.Index(fields=["programme", "priority"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "unit", "priority"],
                condition=Q(state="open"),
                name="one_open_contest_per_unit_and_priority",
            )
        ]

    def __str__(self) -> str:
        return f"contest {self.pk} of unit {self.unit_id}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on < today()


class ContestAnswer(models.Model):
    """What somebody said to a contest: an answer, or why they pass it up. ``unit`` is None for a sponsor."""

    class Verdict(models.TextChoices):
        CHANGED = "changed", _("We change it")
        STAYS = "stays", _("It stays, because…")
        ACCEPTED = "accepted", _("You are right, it is not yours")
        PASSED_UP = "passed_up", _("I pass it up")

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="answers")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="contest_answers")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["answered_at", "id"]

    def __str__(self) -> str:
        return f"{self.verdict} to {self.contest_id}"

    @property
    def is_passing_up(self) -> bool:
        return self.verdict == self.Verdict.PASSED_UP
