"""What was decided, what for, what was expected of it, and whether that came true."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit, UnitAncestor, today
from inhabit.stages.empower.remits.models import RemitLine
from inhabit.strategy.models import Priority

HEAD = 3  # letters by which a word is looked up


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> DecisionQuerySet:
        """Return what holds: not what was withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def to_look_at(self) -> DecisionQuerySet:
        """Return those whose day has come, and of which nobody has said yet what became of them."""
        return self.standing().filter(verdict="", look_on__lte=today())

    def readable_by(self, person: Person) -> DecisionQuerySet:
        """Return those that ``person`` may read: the same rule as ``readers.readers_of_decision``."""
        places = person.placements.current().values("unit")
        led = UnitAncestor.objects.filter(ancestor__lead=person, ancestor__is_open=True).values("unit")
        were_in = person.placements.filter(unit__is_open=False).values("unit")
        return self.filter(
            Q(audience=Decision.Audience.EVERYONE)
            | Q(owner=person)
            | Q(asks__in=Unit.objects.filter(lead=person).values("pk"))
            | Q(unit__in=places)
            | Q(unit__in=led)
            | Q(unit__in=were_in)
        )


class Decision(models.Model):
    """One line of a unit's decision log. ``owner`` is who decided.

    ``look_on`` is the day on which it is looked at again; ``verdict`` what was said of it last, empty as
    long as nothing final has been. ``asks`` is the unit whose lead is asked instead of an owner who is not
    here any more. ``priority`` is empty for what serves none of them.
    """

    class Ease(models.TextChoices):
        UNSAID = "", _("I haven’t thought about it")
        EASY = "easy", _("Easy to undo")
        HARD = "hard", _("Hard to undo")

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("Everyone here")
        UNIT = "unit", _("My unit, and who leads above it")

    class Verdict(models.TextChoices):
        UNSAID = "", _("not said yet")
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decisions", db_index=False)
    owner = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="decisions", db_index=False
    )
    text = models.TextField(_("what was decided"))
    priority = models.ForeignKey(
        Priority,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="decisions",
        db_index=False,
    )
    remit_line = models.ForeignKey(
        RemitLine, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    ease = models.CharField(max_length=4, choices=Ease, default=Ease.UNSAID, blank=True)
    expects = models.TextField(_("what we expect"), blank=True)
    look_on = models.DateField(_("when we look again"), null=True, blank=True)
    context = models.TextField(_("what led to it"), blank=True)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.EVERYONE)
    decided_on = models.DateField(_("decided on"))
    made_at = models.DateTimeField(default=timezone.now)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=6, choices=Verdict, default=Verdict.UNSAID, blank=True)
    looked_on = models.DateField(null=True, blank=True)
    asks = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_on", "-id"]
        indexes = [
            models.Index(fields=["unit", "-decided_on", "-id"], name="decisions_of_a_unit"),
            models.Index(fields=["owner", "-decided_on", "-id"], name="decisions_of_a_person"),
            models.Index(fields=["priority", "-decided_on", "-id"], name="decisions_for_a_priority"),
            models.Index(fields=["-decided_on", "-id"], name="decisions_by_day"),
            models.Index(
                fields=["-decided_on", "-id"],
                condition=Q(withdrawn_at__isnull=False),
                name="decisions_withdrawn",
            ),
            models.Index(
                fields=["owner", "look_on"],
                condition=Q(verdict="", withdrawn_at__isnull=True, look_on__isnull=False),
                name="decisions_to_look_at",
            ),
            models.Index(
                fields=["asks", "look_on"], condition=Q(asks__isnull=False), name="decisions_left_to_a_lead"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="") | Q(looked_on__isnull=False), name="a_verdict_has_its_day"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_to_look_at(self) -> bool:
        """Say whether its day has come and nobody has said yet what became of it."""
        is_open = not self.verdict and self.withdrawn_at is None
        return is_open and self.look_on is not None and self.look_on <= today()


class DecisionChange(models.Model):
    """What was done to a decision, when and by whom, with its words as they were from then on."""

    class Kind(models.TextChoices):
        LOGGED = "logged", _("Logged")
        CORRECTED = "corrected", _("Corrected")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        PUT_BACK = "put_back", _("Put back")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=9, choices=Kind)
    text = models.TextField()
    expects = models.TextField(blank=True)
    look_on = models.DateField(null=True, blank=True)
    context = models.TextField(blank=True)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.decision_id}"


class LookBack(models.Model):
    """Did it come true? What somebody said on a day; "can’t tell yet" has the next day to look."""

    class Verdict(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")
        NOT_YET = "not_yet", _("I can’t tell yet")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="look_backs")
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=7, choices=Verdict)
    learned = models.TextField(_("what we learned"), blank=True)
    next_on = models.DateField(null=True, blank=True)
    author = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="decisions_looked_at"
    )
    looked_on = models.DateField()

    class Meta:
        ordering = ["decision", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "number"], name="one_look_back_per_decision_and_number"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="not_yet") | Q(next_on__isnull=False),
                name="who_cannot_tell_yet_looks_again",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} for {self.decision_id}"


class DecisionWord(models.Model):
    """A word of a decision, so that it is found by how words begin."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="words")
    head = models.CharField(max_length=HEAD)
    word = models.CharField(max_length=24)

    class Meta:
        indexes = [models.Index(fields=["head", "word", "decision"], name="words_of_decisions")]

    def __str__(self) -> str:
        return self.word
