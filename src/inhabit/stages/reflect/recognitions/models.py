"""A short story of somebody living a priority. It shows once everyone in it has agreed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit
from inhabit.strategy.models import Priority


class Reach(models.TextChoices):
    UNIT = "unit", _("My unit")
    EVERYONE = "everyone", _("Everyone who works here")


class RecognitionQuerySet(models.QuerySet["Recognition"]):
    def standing(self) -> RecognitionQuerySet:
        """Return what its writer has not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def shown(self) -> RecognitionQuerySet:
        """Return the stories that show: everyone in them has agreed, and nobody took it back."""
        return self.standing().filter(shown_at__isnull=False)


class Recognition(models.Model):
    """A story of somebody living a priority, by somebody who saw it.

    ``shown_at`` is set while everyone in it agrees; ``reach`` is then the narrowest that any of them
    chose. ``edits`` counts its wordings, so that nobody agrees to words that they have not read.
    """

    author = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="recognitions_written"
    )
    priority = models.ForeignKey(Priority, null=True, on_delete=models.SET_NULL, related_name="recognitions")
    did = models.TextField(_("what they did"), max_length=600)
    made_possible = models.TextField(_("what it made possible"), max_length=600)
    written_at = models.DateTimeField(default=timezone.now)
    edits = models.PositiveIntegerField(default=0)
    reach = models.CharField(max_length=8, choices=Reach, default=Reach.UNIT)
    shown_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["-shown_at", "-id"],
                condition=Q(shown_at__isnull=False, taken_back_at__isnull=True),
                name="recognitions_that_show",
            )
        ]

    def __str__(self) -> str:
        return f"Recognition {self.pk}"


class Recognised(models.Model):
    """Somebody in a story, the unit in which they lived it, and what they say to its being shown.

    ``did`` and ``made_possible`` are the words that they would rather have.
    """

    class Answer(models.TextChoices):
        WAITING = "waiting", _("Not answered yet")
        AGREED = "agreed", _("Agreed")
        OTHER_WORDS = "other_words", _("In other words")
        NOT_SHOWN = "not_shown", _("Not shown")

    recognition = models.ForeignKey(Recognition, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recognised")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL, related_name="recognised")
    answer = models.CharField(max_length=11, choices=Answer.choices, default=Answer.WAITING)
    reach = models.CharField(max_length=8, choices=Reach, default=Reach.UNIT)
    did = models.TextField(blank=True)
    made_possible = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recognition", "person"], name="once_in_each_recognition")
        ]
        indexes = [models.Index(fields=["person", "answer"], name="recognised_by_answer")]

    def __str__(self) -> str:
        return f"{self.person_id} in recognition {self.recognition_id}"
