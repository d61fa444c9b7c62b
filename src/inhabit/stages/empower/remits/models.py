"""Who may decide what: lists of decisions, each with a level, agreed by the side that gives and the one that
receives.

The seven levels of delegation go back to Jurgen Appelo, *Management 3.0* (2010), after the continuum of
Tannenbaum and Schmidt (1958) and the situational leadership of Hersey and Blanchard (1969). The words
here are our own.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Placement, Unit
from inhabit.strategy.models import Priority


class Level(models.IntegerChoices):
    """How a decision is shared, said by who gives ("I") to who receives ("you")."""

    TELL = 1, _("I decide and tell you")
    EXPLAIN = 2, _("I decide, and tell you why")
    ASK = 3, _("I ask you first, then I decide")
    TOGETHER = 4, _("We decide together")
    ADVISE = 5, _("You ask me first, then you decide")
    REPORT = 6, _("You decide, and tell me afterwards")
    YOURS = 7, _("You decide, no need to tell me")


class RemitQuerySet(models.QuerySet["Remit"]):
    def standing(self) -> RemitQuerySet:
        """Return those that nobody has ended."""
        return self.filter(ended_at__isnull=True)

    def given_by(self, person: Person) -> RemitQuerySet:
        """Return those that ``person`` gives, who leads the unit in which they are given."""
        return self.standing().filter(given_in__lead=person, given_in__is_open=True)

    def received_by(self, person: Person) -> RemitQuerySet:
        """Return those that say what ``person`` may decide; nobody receives what they give themself."""
        kind = Remit.Kind
        places = Placement.objects.current().filter(person=person).order_by().values("unit")
        led = Unit.objects.open().filter(lead=person).order_by().values("pk")
        # Each found by an index of its own; one condition with "or" would look at every list there is.
        numbers = Remit.objects.order_by().values("pk")
        mine = numbers.filter(kind=kind.EVERYONE, unit__in=places).union(
            numbers.filter(kind=kind.LEAD, unit__in=led),
            Remit.people.through.objects.filter(person=person).values("remit"),
            numbers.filter(kind=kind.PERSON, person=person),
        )
        return self.standing().filter(pk__in=mine).exclude(given_in__lead=person)

    def of_open_units(self) -> RemitQuerySet:
        return self.standing().filter(unit__is_open=True)


class Remit(models.Model):
    """What somebody in ``unit`` may decide; its versions say what.

    ``kind`` says for whom: everyone in the unit, its lead, a group of ``people`` called ``name``, or one
    ``person``. Whoever leads ``given_in`` gives it: the unit itself or, for its lead, the one above.
    ``anew_since`` is set when one side is no longer who it was: it holds, and asks to be agreed anew.
    ``reviewed_cycle`` is the cycle in which it was agreed or found to be still right.
    """

    class Kind(models.TextChoices):
        EVERYONE = "everyone", _("Everyone in the unit")
        LEAD = "lead", _("Whoever leads the unit")
        GROUP = "group", _("A group in the unit")
        PERSON = "person", _("A certain person")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="remits")
    given_in = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="remits_given")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(_("name of the group"), max_length=120, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="own_remits"
    )
    people = models.ManyToManyField(Person, blank=True, related_name="remits_of_groups")
    made_at = models.DateTimeField(default=timezone.now)
    reviewed_cycle = models.PositiveSmallIntegerField(default=0)
    anew_since = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RemitQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind"],
                condition=Q(ended_at__isnull=True, kind__in=["everyone", "lead"]),
                name="one_remit_for_a_unit_and_its_lead",
            ),
            models.UniqueConstraint(
                fields=["unit", "person"],
                condition=Q(ended_at__isnull=True, person__isnull=False),
                name="one_remit_for_each_person",
            ),
            models.CheckConstraint(
                condition=Q(kind="person") | Q(person__isnull=True),
                name="only_one_persons_remit_has_a_person",
            ),
            models.CheckConstraint(
                condition=(Q(kind="group") & ~Q(name="")) | (~Q(kind="group") & Q(name="")),
                name="a_groups_remit_has_its_name",
            ),
        ]

    def __str__(self) -> str:
        return f"remit {self.pk} in unit {self.unit_id}"

    @property
    def is_of_many(self) -> bool:
        """Say whether several people receive it: then it holds when the giving side says so."""
        return self.kind in {self.Kind.EVERYONE, self.Kind.GROUP}

    @property
    def for_whom(self) -> str:
        """Name those who receive it, as a heading: "Everyone in Payroll"."""
        if self.kind == self.Kind.EVERYONE:
            return gettext("Everyone in %(unit)s") % {"unit": self.unit}
        if self.kind == self.Kind.LEAD:
            return gettext("Whoever leads %(unit)s") % {"unit": self.unit}
        if self.kind == self.Kind.GROUP:
            return self.name
        return str(self.person) if self.person else gettext("Somebody who has left")


class RemitVersion(models.Model):
    """The lines of a remit as they were written, proposed and agreed.

    ``number`` counts from the proposal on; a draft has none. ``credited_to`` is whose proposal it was, where
    it came from the receiving side. ``agreed_by`` is who gave it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        PROPOSED = "proposed", _("Proposed")
        HOLDS = "holds", _("Agreed")
        PAST = "past", _("Held before")
        WITHDRAWN = "withdrawn", _("Replaced before it held")

    remit = models.ForeignKey(Remit, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    reason = models.CharField(_("why"), max_length=500, blank=True)
    proposed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    credited_to = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="remits_improved"
    )

    class Meta:
        ordering = ["-number", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["remit"], condition=Q(state="holds"), name="one_version_of_a_remit_holds"
            ),
            models.UniqueConstraint(
                fields=["remit"],
                condition=Q(state__in=["draft", "proposed"]),
                name="one_next_version_of_a_remit",
            ),
            models.UniqueConstraint(fields=["remit", "number"], name="remit_versions_are_numbered"),
            models.CheckConstraint(
                condition=Q(state="draft", number__isnull=True) | ~Q(state="draft") & Q(number__isnull=False),
                name="a_proposed_version_has_its_number",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["holds", "past"]) | Q(agreed_at__isnull=False),
                name="what_holds_was_agreed",
            ),
        ]
        indexes = [models.Index(fields=["state", "remit"], name="remit_versions_by_state")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.remit_id}"


class RemitLine(models.Model):
    """A decision, and how it is shared. ``key`` is the same through all versions."""

    version = models.ForeignKey(RemitVersion, on_delete=models.CASCADE, related_name="lines")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    decision = models.CharField(_("decision"), max_length=300)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    limit = models.CharField(_("limit or example"), max_length=200, blank=True)
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    edits = models.PositiveIntegerField(default=0)  # counts saves, so that a stale form is noticed

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="a_line_stands_once_in_a_version"),
            models.CheckConstraint(condition=Q(level__range=(1, 7)), name="a_level_is_one_of_seven"),
        ]

    def __str__(self) -> str:
        return self.decision


class RemitAnswer(models.Model):
    """What somebody on the receiving side says to a version: yes, or what should be different.

    ``reply`` is what the giving side wrote back to that.
    """

    version = models.ForeignKey(RemitVersion, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="remit_answers")
    agrees = models.BooleanField()
    word = models.TextField(_("what should be different"), blank=True)
    answered_at = models.DateTimeField(default=timezone.now)
    reply = models.TextField(_("your answer"), blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="one_answer_per_person_and_version"),
            models.CheckConstraint(
                condition=Q(agrees=True, word="") | (Q(agrees=False) & ~Q(word="")),
                name="who_asks_for_a_change_says_which",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.version_id}"


class RemitReview(models.Model):
    """In a cycle somebody looked at a remit again and found it still right."""

    remit = models.ForeignKey(Remit, on_delete=models.CASCADE, related_name="reviews")
    cycle = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-reviewed_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["remit", "cycle"], name="one_review_per_remit_and_cycle")
        ]

    def __str__(self) -> str:
        return f"{self.remit_id} in cycle {self.cycle}"
