"""A proposed change to what a unit says, to what is whose to decide, or to the strategy itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.access.models import Appointment, Role
from inhabit.access.permissions import has_role_over_all
from inhabit.people.models import Person, Unit, today
from inhabit.people.selectors import units_led_by
from inhabit.programme.models import Programme
from inhabit.stages.clarify.models import Interpretation
from inhabit.stages.empower.remits.models import Level, Remit, RemitVersion
from inhabit.stages.empower.switches.models import What
from inhabit.stages.empower.switches.selectors import units_where_off
from inhabit.strategy.models import Priority, Strategy, Version


class AdjustmentQuerySet(models.QuerySet["Adjustment"]):
    def open(self) -> AdjustmentQuerySet:
        return self.filter(state=Adjustment.State.OPEN)

    def accepted(self) -> AdjustmentQuerySet:
        return self.filter(state=Adjustment.State.ACCEPTED)

    def overdue(self) -> AdjustmentQuerySet:
        """Return what has waited for longer than agreed; nothing is late where clocks are switched off."""
        return self.open().filter(is_late())

    def answerable_by(self, person: Person) -> AdjustmentQuerySet:
        """Return what waits for an answer and ``person`` may give one: never to their own proposal.

        Whoever leads the unit that it waits for; once it is overdue whoever leads the next one above, too.
        Where no unit is left, and for the strategy, its sponsors or, without any, its programme team.
        """
        led = [unit.pk for unit in units_led_by(person)]
        mine = Q(waits_for__in=led) | (is_late() & Q(next_above__in=led))
        if is_last_asked(person):
            mine |= Q(waits_for=None) | (is_late() & Q(next_above=None))
        return self.open().exclude(author=person).filter(mine)


def is_late() -> Q:
    has_no_clock = Q(waits_for__in=units_where_off(What.CLOCKS))
    return Q(due_on__lt=today()) & ~(Q(waits_for__isnull=False) & has_no_clock)


def is_last_asked(person: Person) -> bool:
    """Say whether the strategy is ``person``'s to decide; asked once each."""
    if not hasattr(person, "is_last_asked_now"):
        person.is_last_asked_now = decides_on_strategy(person)  # type: ignore[attr-defined]  # kept
    return person.is_last_asked_now  # type: ignore[attr-defined,no-any-return]  # as above


def decides_on_strategy(person: Person) -> bool:
    """Say whether the strategy is a sponsor's, or where there is none, the programme team's."""
    if has_role_over_all(person, Role.SPONSOR):
        return True
    sponsors = Appointment.objects.current().filter(role=Role.SPONSOR, unit__parent=None, unit__is_open=True)
    return has_role_over_all(person, Role.STEWARD) and not sponsors.exists()


class Adjustment(models.Model):
    """Somebody proposes other words, with a reason; whoever can decide accepts or declines.

    ``target`` says what would change and ``part`` which of its texts; ``before`` is what stood there when
    it was proposed and ``wording`` what should. ``unit`` is whose words or whose remit it is (None for the
    strategy), ``from_unit`` where the proposal comes from. ``author`` is known to who decides and, only
    where ``is_credited``, to everybody once it is accepted; what a unit has agreed on together
    (``is_from_retrospective``) is the unit's, with the author as who carries it. ``waits_for`` (whose
    lead answers), ``next_above`` (whose lead may, too, once it is overdue) and ``due_on`` (None where
    clocks are off) follow from today's tree and are written by ``routing`` alone; None is the sponsors.
    ``decided`` is what came to stand there, in ``words``, ``remit_version`` or
    ``version``.
    """

    class Target(models.TextChoices):
        INTERPRETATION = "interpretation", _("What a unit says")
        REMIT = "remit", _("What is whose to decide")
        STRATEGY = "strategy", _("The strategy")

    class Part(models.TextChoices):
        OPEN = "open", _("In my own words")  # who decides says which text it changes
        MEANING = "meaning", _("What it means for us")
        CHANGES = "changes", _("What changes")
        STAYS = "stays", _("What stays")
        VISION = "vision", _("The vision")
        NAME = "name", _("The name of the priority")
        WHY = "why", _("Why")
        WEIGHT = "weight", _("The weight of the priority")
        ADD = "add", _("A further priority")
        DROP = "drop", _("A priority less")
        LINE = "line", _("A decision, and who takes it")

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    target = models.CharField(max_length=14, choices=Target.choices)
    part = models.CharField(max_length=8, choices=Part.choices, default=Part.OPEN)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.CASCADE, related_name="adjustments"
    )
    strategy = models.ForeignKey(
        Strategy, null=True, blank=True, on_delete=models.CASCADE, related_name="adjustments"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="adjustments"
    )
    remit = models.ForeignKey(
        Remit, null=True, blank=True, on_delete=models.CASCADE, related_name="adjustments"
    )
    line = models.UUIDField(null=True, blank=True)  # the key of the remit's line; none for a further one
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, null=True, blank=True)
    limit = models.CharField(_("limit or example"), max_length=200, blank=True)
    from_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="adjustments"
    )
    before = models.TextField(blank=True)
    wording = models.TextField(_("the words I propose"))
    reason = models.TextField(_("why"))
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="adjustments")
    is_credited = models.BooleanField(default=False)
    is_from_retrospective = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    passed_by = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    waits_for = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    next_above = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    decided = models.TextField(blank=True)
    words = models.ForeignKey(
        Interpretation, null=True, blank=True, on_delete=models.SET_NULL, related_name="thanks_to"
    )
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.SET_NULL, related_name="thanks_to"
    )

    remit_version = models.ForeignKey(
        RemitVersion, null=True, blank=True, on_delete=models.SET_NULL, related_name="thanks_to"
    )

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "waits_for"]),
            models.Index(fields=["unit", "state", "-closed_at"]),
            models.Index(fields=["from_unit", "state", "-closed_at"]),
            models.Index(fields=["state", "-closed_at"], name="changes_of_all"),
            models.Index(fields=["author", "-made_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True)
                | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="an_adjustment_is_open_or_closed",
            ),
            models.CheckConstraint(
                condition=(Q(target="strategy") & Q(strategy__isnull=False))
                | (~Q(target="strategy") & Q(unit__isnull=False)),
                name="an_adjustment_is_of_a_unit_or_the_strategy",
            ),
        ]

    def __str__(self) -> str:
        return f"adjustment {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today()

    @property
    def is_about_strategy(self) -> bool:
        return self.target == self.Target.STRATEGY


class AdjustmentSupport(models.Model):
    """Somebody sees it too, and says so with their name."""

    adjustment = models.ForeignKey(Adjustment, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["adjustment", "person"], name="one_support_per_person")
        ]

    def __str__(self) -> str:
        return f"support of {self.adjustment_id}"


class AdjustmentAnswer(models.Model):
    """What somebody answered, or why they pass it up. ``unit`` is None for a sponsor."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        PASSED_UP = "passed_up", _("Passed up")

    adjustment = models.ForeignKey(Adjustment, on_delete=models.CASCADE, related_name="answers")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["answered_at", "id"]
        indexes = [models.Index(fields=["author"])]

    def __str__(self) -> str:
        return f"{self.verdict} to {self.adjustment_id}"
