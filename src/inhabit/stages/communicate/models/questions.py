"""Questions: what people ask upwards, the way each one takes, and the answer that comes down.

A :class:`Question` is what sits with a lead and gets an answer. Who has it are its :class:`Asking` rows:
one to begin with, more when leads find that it is the same. What is asked without a name lies as an
:class:`UnreleasedQuestion` until five of them become questions on one day.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit, today
from inhabit.strategy.models import Priority


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self) -> QuestionQuerySet:
        """Return those that wait for an answer."""
        return self.filter(is_open=True)

    def answered(self) -> QuestionQuerySet:
        """Return those that have an answer, also while it is asked again one level up."""
        return self.filter(answered_on__isnull=False)

    def overdue(self) -> QuestionQuerySet:
        """Return those that have waited at their level for longer than agreed."""
        return self.open().filter(due_on__lt=today())


class Question(models.Model):
    """Something asked, where it is on its way, and once it is answered, who may read that.

    ``unit`` is where it sits today (an open unit with a lead, or a root), ``since`` from when: a day's
    beginning, never a finer moment. ``due_on`` is the last day agreed for this level and ``climbs_on``
    the day on which it goes up by itself. ``audience`` is the unit under which the answer is read.
    ``batch`` is the same for five that were asked without a name and released together. ``into`` is the
    question that this one was found to be the same as; its askings have gone there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wording = models.TextField(_("question"))
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    received_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="questions", db_index=False)
    since = models.DateTimeField()
    due_on = models.DateField()
    climbs_on = models.DateField()
    is_open = models.BooleanField(default=True)
    has_reopened = models.BooleanField(default=False)
    batch = models.UUIDField(null=True, blank=True, db_index=True)
    into = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="merged")
    answered_on = models.DateField(null=True, blank=True)
    answered_in = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="questions_answered"
    )
    audience = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        indexes = [
            models.Index(
                fields=["unit", "since", "id"], condition=Q(is_open=True), name="questions_that_wait"
            ),
            models.Index(
                fields=["due_on", "unit"], condition=Q(is_open=True), name="questions_by_their_clock"
            ),
            models.Index(fields=["unit", "is_open", "due_on"], name="questions_of_a_unit"),
            models.Index(fields=["climbs_on"], condition=Q(is_open=True), name="questions_that_climb"),
            models.Index(fields=["audience", "-answered_on", "id"], name="answered_questions"),
            models.Index(fields=["answered_in", "-answered_on", "id"], name="answers_of_a_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_in__isnull=True, audience__isnull=True)
                | Q(answered_on__isnull=False, answered_in__isnull=False, audience__isnull=False),
                name="an_answered_question_has_its_readers",
            ),
            models.CheckConstraint(
                condition=Q(is_open=True) | Q(answered_on__isnull=False) | Q(into__isnull=False),
                name="a_closed_question_is_answered_or_merged",
            ),
        ]

    def __str__(self) -> str:
        return self.wording

    def and_merged(self) -> QuerySet[Question]:
        """Return this question and those that were merged into it; two look-ups by an index, no join."""
        return Question.objects.filter(Q(pk=self.pk) | Q(into=self.pk)).order_by()

    @property
    def is_unnamed(self) -> bool:
        return self.batch is not None

    @property
    def days_over(self) -> int:
        """Return how many days longer than agreed it has waited at its level."""
        return max((today() - self.due_on).days, 0) if self.is_open else 0


class Asking(models.Model):
    """Somebody's own words for a question that they have; of unnamed ones and of those who left, nobody's.

    ``receipt`` is the hash of what the unnamed author's browser keeps; empty for named ones.
    """

    class Verdict(models.TextChoices):
        NONE = "", _("not said")
        YES = "yes", _("Yes")
        NOT_YET = "not_yet", _("Not yet")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="askings")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions_asked"
    )
    text = models.TextField()
    asked_on = models.DateField(null=True, blank=True)
    receipt = models.CharField(max_length=64, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.NONE, blank=True)

    class Meta:
        ordering = ["question", "id"]
        indexes = [
            models.Index(fields=["receipt"], condition=~Q(receipt=""), name="askings_by_receipt"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["question", "person"], name="one_asking_per_person_and_question"),
            models.CheckConstraint(
                condition=Q(receipt="") | Q(person__isnull=True, asked_on__isnull=True),
                name="an_unnamed_asking_has_no_person_and_no_day",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Station(models.Model):
    """A level on the way of a question: from when to when, how it left, and a word on why."""

    class Leaving(models.TextChoices):
        HERE = "", _("is here")
        ANSWERED = "answered", _("answered")
        PASSED_UP = "passed_up", _("passed up")
        TAKEN = "taken", _("taken over from above")
        CLIMBED = "climbed", _("went up by itself")
        MOVED = "moved", _("went up, since nobody led the unit")
        NOT_YET = "not_yet", _("asked on")
        MERGED = "merged", _("found to be the same as another")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="stations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    arrived_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    leaving = models.CharField(max_length=10, choices=Leaving, default=Leaving.HERE, blank=True)
    word = models.CharField(max_length=500, blank=True)
    left_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["question", "number"]
        indexes = [models.Index(fields=["unit", "leaving", "left_on"], name="stations_of_a_unit")]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="one_station_per_question_and_number")
        ]

    def __str__(self) -> str:
        return f"{self.question_id} at {self.unit_id}"

    @property
    def days(self) -> int:
        return max(((self.left_on or today()) - self.arrived_on).days, 0)


class Answer(models.Model):
    """What a lead answered; a correction, or an answer from further up, is the next number."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    author = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions_answered"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()

    class Meta:
        ordering = ["question", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="one_answer_per_question_and_number")
        ]

    def __str__(self) -> str:
        return self.text


class QuestionWord(models.Model):
    """A word of an answered question or its answer, so that it is found by how words begin.

    ``audience`` is that of the question: a search looks at no word of what its reader may not read.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="words", db_index=False)
    audience = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    head = models.CharField(max_length=3)
    word = models.CharField(max_length=24)

    class Meta:
        indexes = [
            models.Index(fields=["audience", "head", "word", "question"], name="words_for_an_audience"),
            models.Index(fields=["question"], name="words_of_a_question"),
        ]

    def __str__(self) -> str:
        return self.word


class UnreleasedQuestion(models.Model):
    """A question asked without a name, which nobody reads before five of them have gathered.

    ``unit`` is the one whose lead will receive it, never that of its author. ``fortnight`` counts
    periods of fourteen days: the only time that is kept of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    receipt = models.CharField(max_length=64, unique=True)
    fortnight = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"for {self.unit_id}"
