"""What nobody has settled yet: somebody asks who decides it, and a lead settles it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.people.models import Person, Unit
from inhabit.stages.empower.remits.models import Remit


class RequestQuerySet(models.QuerySet["DecisionRequest"]):
    def open(self) -> RequestQuerySet:
        """Return those that wait for a lead."""
        return self.filter(state=DecisionRequest.State.OPEN)


class DecisionRequest(models.Model):
    """A decision of which nobody knows whose it is, with the lead of ``unit``; ``asked_in`` is from where.

    ``folded`` are its words as they are compared, so that what is the same is asked once. ``due_on`` is the
    day from which on the level above sees that it waits; None where clocks are off. A settled one carries
    the level and limit that were the answer, and the ``remit`` in which they stand.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        SETTLED = "settled", _("Settled")
        DECLINED = "declined", _("Not settled")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decision_requests")
    asked_in = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(_("decision"), max_length=300)
    folded = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(null=True, blank=True)
    word = models.TextField(_("a word on it"), blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    limit = models.CharField(max_length=200, blank=True)
    remit = models.ForeignKey(
        Remit, null=True, blank=True, on_delete=models.SET_NULL, related_name="requests"
    )
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "folded"], condition=Q(state="open"), name="the_same_is_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True)
                | ~Q(state="open") & Q(answered_at__isnull=False),
                name="an_answered_request_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="settled") | Q(level__range=(1, 7)), name="a_settled_request_has_its_level"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "asked_at", "id"], condition=Q(state="open"), name="requests_that_wait"
            ),
            models.Index(fields=["unit", "-answered_at", "id"], name="requests_of_a_unit"),
        ]

    def __str__(self) -> str:
        return self.decision


class RequestAsker(models.Model):
    """Somebody who asked for it to be settled, in their own words."""

    request = models.ForeignKey(DecisionRequest, on_delete=models.CASCADE, related_name="askers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="decision_requests")
    text = models.CharField(max_length=300)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "person"], name="each_asks_once_for_a_decision")
        ]

    def __str__(self) -> str:
        return self.text
