"""What somebody promises, how it goes week by week, and every change to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Placement, Unit, today
from inhabit.programme.models import Programme
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.strategy.models import Priority


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def open(self) -> CommitmentQuerySet:
        return self.filter(state=Commitment.State.OPEN)

    def owned_by(self, person: Person) -> CommitmentQuerySet:
        return self.filter(owner=person)

    def beside(self, person: Person) -> CommitmentQuerySet:
        """Return those beside which ``person`` stands or is asked to stand."""
        return self.filter(partner=person, partnering__in=Commitment.BESIDE)

    def shown_in(self, unit: Unit) -> CommitmentQuerySet:
        """Return what the people of ``unit`` show there, the earliest date first; see ``is_shown``."""
        return self.filter(is_shown(), unit=unit).order_by("due_on", "pk")

    def readable_by(self, person: Person) -> CommitmentQuerySet:
        """Return what ``person`` may read: the rule of ``readers.readers_of_commitment`` in SQL."""
        mine = Q(owner=person) | Q(partner=person, partnering__in=Commitment.BESIDE)
        return self.filter(mine | (is_shown() & is_around(person)))

    def shown_to(self, person: Person) -> CommitmentQuerySet:
        """Return what ``person`` reads as one of a unit, whether or not they stand beside it, too."""
        return self.filter(is_shown() & is_around(person))


def is_shown() -> Q:
    """Say of each commitment whether its unit reads it: as long as it is open and its day is still to come.

    What became of whose promise is read by nobody but its owner and who stands beside it; of an owner who
    has moved on or left, the unit reads nothing any more.
    """
    chosen = Q(audience=Commitment.Audience.MY_UNIT)
    is_current = Q(state=Commitment.State.OPEN, due_on__gte=today())
    return chosen & is_current & Q(owner_is_still_there())


def is_around(person: Person) -> Q:
    """Say of each commitment whether ``person`` leads its unit or is placed in it."""
    placed = Placement.objects.current().filter(unit=OuterRef("unit"), person=person)
    return Q(unit__lead=person) | Q(Exists(placed))


def owner_is_still_there() -> Exists:
    """Say of each commitment whether its owner is still counted in the unit in which it was made."""
    placed = Placement.objects.current().filter(is_counted=True)
    return Exists(placed.filter(unit=OuterRef("unit"), person=OuterRef("owner")))


class Commitment(models.Model):
    """Something that its owner promises to bring about by a day: what will be different, not what is done.

    ``unit`` is the one in which it was made: "my unit" among its readers. ``partner`` stands beside it:
    asked first, then with it, or not (then there is none). Owners say themselves how it ended; a day that
    passes ends nothing. ``may_be_told``: once it is kept, its words may be read without the owner's name.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Still open")
        KEPT = "kept", _("Was kept")
        NOT_KEPT = "not_kept", _("Not kept")
        LET_GO = "let_go", _("Let go")

    class Partnering(models.TextChoices):
        NONE = "none", _("Nobody asked")
        ASKED = "asked", _("Asked")
        YES = "yes", _("Stands beside it")
        NO = "no", _("Can’t this time")

    class Audience(models.TextChoices):
        MY_UNIT = "my_unit", _("My unit")
        PARTNER = "partner", _("Only me and who stands beside it")

    BESIDE = (Partnering.ASKED, Partnering.YES)

    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="commitments")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="commitments")
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    cycle = models.PositiveSmallIntegerField(default=1)  # in which the unit was when it was made
    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    contribution = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    interpretation = models.ForeignKey(
        Interpretation, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    outcome = models.TextField(_("what will be different"))
    due_on = models.DateField(_("until when"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_word = models.TextField(blank=True)  # what came of it, in its owner's words
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.MY_UNIT)
    shows_check_ins = models.BooleanField(default=False)  # to the unit, from the next one on
    may_be_told = models.BooleanField(default=False)
    partner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="stands_beside"
    )
    partnering = models.CharField(max_length=5, choices=Partnering.choices, default=Partnering.NONE)
    partner_asked_at = models.DateTimeField(null=True, blank=True)
    checked_in_on = models.DateField(null=True, blank=True)  # the Monday of the week of the last check-in
    made_at = models.DateTimeField(default=timezone.now)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "state", "due_on"], name="commitments_of_somebody"),
            models.Index(
                fields=["unit", "due_on"], condition=Q(state="open"), name="open_commitments_of_unit"
            ),
            models.Index(fields=["programme", "cycle", "priority"], name="commitments_of_a_cycle"),
            models.Index(
                fields=["programme", "-closed_at"],
                condition=Q(state="kept", may_be_told=True),
                name="kept_and_told",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True)
                | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="a_closed_commitment_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | Q(partnering__in=["asked", "yes"]),
                name="a_partner_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"commitment {self.pk} of {self.owner_id}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def has_passed(self) -> bool:
        """Say whether its day is over, where its reader is, and nothing has been said about it."""
        return self.is_open and self.due_on < today()

    @property
    def is_shown(self) -> bool:
        """Say whether its unit reads it, as long as its owner is there: see the function of this name."""
        return self.is_open and not self.has_passed and self.audience == self.Audience.MY_UNIT

    @property
    def has_partner(self) -> bool:
        return self.partner_id is not None and self.partnering == self.Partnering.YES


class CheckIn(models.Model):
    """How a commitment went in one week, in a line. Whom it was said to reads it; nobody who comes later.

    ``partner`` stood beside the commitment when it was said; ``is_shown``: its unit reads it, too.
    """

    class State(models.TextChoices):
        ON_TRACK = "on_track", _("On track")
        STUCK = "stuck", _("Stuck")
        DONE = "done", _("Done")
        CHANGED = "changed", _("Changed")

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="check_ins")
    week_of = models.DateField()  # its Monday
    state = models.CharField(max_length=8, choices=State.choices)
    line = models.CharField(max_length=200, blank=True)
    partner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="check_ins_heard"
    )
    is_shown = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-week_of"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "week_of"], name="one_check_in_a_week"),
        ]

    def __str__(self) -> str:
        return f"{self.state} of {self.commitment_id}"


class CommitmentChange(models.Model):
    """What became of a commitment, when, with its words and its day as they were from then on."""

    class Kind(models.TextChoices):
        MADE = "made", _("Promised")
        RENEGOTIATED = "renegotiated", _("Agreed anew")
        KEPT = "kept", _("Was kept")
        NOT_KEPT = "not_kept", _("Not kept")
        LET_GO = "let_go", _("Let go")
        REOPENED = "reopened", _("Taken up again")

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    outcome = models.TextField()
    due_on = models.DateField()
    word = models.TextField(blank=True)  # why, in its owner's words
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.commitment_id}"


class CommitmentPool(models.Model):
    """A day's count of the commitments of at least eight owners: the only form in which they are counted.

    Made of whole units, bottom-up, as ``measures.pools`` says; ``inside`` is the lowest unit whose subtree
    holds all of it. With ``priority`` it is one pool for the whole programme.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="commitment_pools")
    cycle = models.PositiveSmallIntegerField()
    priority = models.ForeignKey(Priority, null=True, on_delete=models.CASCADE, related_name="+")
    inside = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="commitment_pools")
    owners = models.PositiveIntegerField()
    promised = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()
    renegotiated = models.PositiveIntegerField(default=0)
    counted_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["programme", "cycle", "inside"], name="pools_of_commitments")]
        constraints = [
            models.CheckConstraint(condition=Q(owners__gte=8), name="a_pool_holds_at_least_eight_owners"),
        ]

    def __str__(self) -> str:
        return f"pool of {self.owners} owners inside {self.inside_id}"
