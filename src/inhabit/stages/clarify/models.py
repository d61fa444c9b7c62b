"""Clarify & Connect: what a priority means for a unit, and what a person contributes."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Placement, Unit
from inhabit.programme.models import Programme
from inhabit.stages.clarify.connect.models import ConnectAnswer, Connection, OwnValues, SharedNeed

# Nouns with a folder of their own; named here since this is where Django looks for models.
from inhabit.stages.clarify.contests.models import Contest, ContestAnswer
from inhabit.stages.clarify.stops.models import Stop, StopChange
from inhabit.strategy.models import Initiative, Priority, Statement

__all__ = [
    "ConnectAnswer",
    "Connection",
    "Contest",
    "ContestAnswer",
    "Contribution",
    "ContributionPool",
    "ContributionTie",
    "Interpretation",
    "InterpretationRequest",
    "OwnValues",
    "SharedNeed",
    "Stop",
    "StopChange",
]


class InterpretationQuerySet(models.QuerySet["Interpretation"]):
    def shared(self) -> InterpretationQuerySet:
        """Return what holds now: the latest shared interpretation of each unit and priority."""
        return self.filter(is_current=True)

    def drafts(self) -> InterpretationQuerySet:
        return self.filter(shared_at__isnull=True)

    def readable_by(self, person: Person) -> InterpretationQuerySet:
        """Return what ``person`` may read: the rule of ``readers.readers_of_interpretation`` in SQL."""
        return self.filter(Q(shared_at__isnull=False) | Q(author=person))

    def with_context(self) -> InterpretationQuerySet:
        """Add what a page says beside the words, in the same query.

        Whose they are, what came of it where they speak against a priority, and as ``said_with_name``
        the priority that they were written for, where that is another one.
        """
        names = Statement.objects.filter(
            priority=OuterRef("said_with"), version__published_at__isnull=False
        ).order_by("-version__number")
        return self.select_related(
            "unit", "author", "contest__waits_for__lead", "contest__answer__author"
        ).annotate(said_with_name=Subquery(names.values("name")[:1]))


class Interpretation(models.Model):
    """What a priority means for a unit, in its lead's words: one row a version, drafts included.

    Words may serve further priorities: ``also`` names them in the row that was written, and each of them
    has a row of its own with the same words, whose ``said_with`` names the priority they were written
    for. So every priority keeps its own versions, and whoever reads one needs to know nothing of this.
    """

    class Stance(models.TextChoices):
        OURS = "ours", _("Ours")
        NOT_OURS = "not_ours", _("Not ours, because…")
        CONTESTED = "contest", _("It can’t work here, because…")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="interpretations")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="interpretations")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="interpretations")
    number = models.PositiveIntegerField(default=1)
    stance = models.CharField(max_length=8, choices=Stance.choices, default=Stance.OURS)
    meaning = models.TextField(_("what it means for us"), blank=True)
    changes = models.TextField(_("what changes in our daily work"), blank=True)
    stays = models.TextField(_("what stays"), blank=True)
    telling = models.TextField(_("how I will tell it"), blank=True)
    because = models.TextField(_("because…"), blank=True)  # not ours, or why it can't work here
    wish = models.TextField(_("what would make it work"), blank=True)
    also = models.JSONField(default=list, blank=True)  # the keys of further priorities that the words serve
    said_with = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="interpretations")
    edited_at = models.DateTimeField(auto_now=True)
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    shared_at = models.DateTimeField(null=True, blank=True)
    is_current = models.BooleanField(default=False)

    objects = InterpretationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "unit", "priority", "number"], name="one_interpretation_per_number"
            ),
            models.UniqueConstraint(
                fields=["programme", "unit", "priority", "author"],
                condition=Q(shared_at__isnull=True),
                name="one_draft_interpretation_per_author",
            ),
            models.UniqueConstraint(
                fields=["programme", "unit", "priority"],
                condition=Q(is_current=True),
                name="one_current_interpretation",
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(shared_at__isnull=False),
                name="only_a_shared_interpretation_holds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} on {self.priority_id}, version {self.number}"

    @property
    def is_ours(self) -> bool:
        return self.stance == self.Stance.OURS

    @property
    def is_contested(self) -> bool:
        return self.stance == self.Stance.CONTESTED

    @property
    def is_draft(self) -> bool:
        return self.shared_at is None

    @property
    def raised(self) -> Contest | None:
        """Return what went up to be answered when these words were shared, or None."""
        return getattr(self, "contest", None)

    def is_complete(self) -> bool:
        """Say whether everything that sharing requires is there."""
        return bool(self.meaning.strip() if self.is_ours else self.because.strip())


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def finished(self) -> ContributionQuerySet:
        return self.filter(finished_at__isnull=False)

    def readable_by(self, person: Person) -> ContributionQuerySet:
        """Return what ``person`` may read: the rule of ``readers.readers_of_contribution`` in SQL."""
        placed = Placement.objects.current().filter(unit=OuterRef("audience_unit"))
        is_still_there = Exists(placed.filter(person=OuterRef("person"), is_counted=True))
        i_lead_it, i_am_in_it = Q(audience_unit__lead=person), Exists(placed.filter(person=person))
        audience = Contribution.Audience
        for_lead = Q(audience=audience.MY_LEAD) & i_lead_it
        for_unit = Q(audience=audience.MY_UNIT) & (i_lead_it | i_am_in_it)
        for_me = Q(audience=audience.EVERYONE) | (is_still_there & (for_lead | for_unit))
        return self.filter(Q(person=person) | (Q(finished_at__isnull=False) & for_me))


class Contribution(models.Model):
    """What a person contributes to a priority, tied to the interpretation they read it from.

    ``from_unit`` names the unit whose interpretation it is tied to; without one it is tied to the
    priority itself. ``audience_unit`` is the unit that "my lead" and "my unit" meant when the author
    chose: after a move nobody new reads it, until the author chooses again.
    """

    class Audience(models.TextChoices):
        ONLY_ME = "only_me", _("Only me")
        MY_LEAD = "my_lead", _("My lead")
        MY_UNIT = "my_unit", _("My unit")
        EVERYONE = "everyone", _("Everyone")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contributions")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="contributions")
    from_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("my part"), blank=True)  # as finished: what its audience reads
    draft = models.TextField(blank=True)  # as its author is writing it: read by the author alone
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.ONLY_ME)
    audience_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed
    edited_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(
        null=True, blank=True
    )  # None: never finished, read by its author alone

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["-edited_at"]
        indexes = [models.Index(fields=["programme", "person"])]

    def __str__(self) -> str:
        return f"contribution {self.pk}"


class ContributionTie(models.Model):
    """A further priority that a contribution serves, beside the one it was begun from."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="ties")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="+")
    from_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "priority"], name="one_tie_per_contribution_and_priority"
            )
        ]

    def __str__(self) -> str:
        return f"contribution {self.contribution_id} to {self.priority_id}"


class InterpretationRequest(models.Model):
    """A unit's member asks the lead for an interpretation. The lead learns that somebody asked, not who."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="interpretation_requests")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "unit", "asked_by"], name="one_request_per_member")
        ]

    def __str__(self) -> str:
        return f"request to unit {self.unit_id}"


class ContributionPool(models.Model):
    """A day's count of contributions among at least eight people: the only form in which they are counted.

    A pool is made of whole units, bottom-up, as ``measures.pools`` says; ``inside`` is the lowest
    unit whose subtree holds all of it.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contribution_pools")
    inside = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="contribution_pools")
    people = models.PositiveIntegerField()
    contributors = models.PositiveIntegerField()  # clamped to [1, people - 1]
    counted_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["programme", "inside"])]
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=8), name="a_pool_holds_at_least_eight_people"),
            models.CheckConstraint(
                condition=Q(contributors__gte=1, contributors__lt=models.F("people")),
                name="a_pool_never_shows_nobody_or_everybody",
            ),
        ]

    def __str__(self) -> str:
        return f"pool of {self.people} inside {self.inside_id}"
