"""Who is offered coaching, who asks for it, and whom we suggest to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.numbers import random_number
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.sealing.fields import SealedTextField


class CohortQuerySet(models.QuerySet["Cohort"]):
    def open(self) -> CohortQuerySet:
        return self.filter(closed_at__isnull=True)


class Cohort(models.Model):
    """An offer of coaching to everybody, or to the leads, of some units and all below them.

    ``sessions`` of ``minutes`` for each; ``budget`` is how many sessions there are in all. ``party`` is
    whom the three-way agreement names for the organisation.
    """

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("Everyone in these units")
        LEADS = "leads", _("Whoever leads a unit there")

    name = models.CharField(_("name"), max_length=200)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="cohorts"
    )
    units = models.ManyToManyField(Unit, related_name="cohorts")
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.LEADS)
    formats = models.JSONField(default=list)
    sessions = models.PositiveSmallIntegerField(default=6)
    minutes = models.PositiveSmallIntegerField(default=60)
    budget = models.PositiveIntegerField(default=0)
    # Whether coaches are suggested to all at once, by a matching that is best for everybody together.
    is_matched_together = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    party = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    # While offers are being sent: since when, and how many there will be in all.
    sending_since = models.DateTimeField(null=True, blank=True)
    sending_total = models.PositiveIntegerField(default=0)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")), name="cohort_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def places(self) -> int:
        """How many people the budget is enough for."""
        return self.budget // self.sessions if self.sessions else 0


class OfferQuerySet(models.QuerySet["Offer"]):
    def to_answer(self) -> OfferQuerySet:
        """Return those that somebody may still answer."""
        return self.filter(state=Offer.State.OFFERED, cohort__closed_at__isnull=True)


class Offer(models.Model):
    """Coaching offered to one person of a cohort."""

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        LAPSED = "lapsed", _("Not answered in time")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="offers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="coaching_offers")
    state = models.CharField(max_length=9, choices=State, default=State.OFFERED)
    made_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person"], name="one_offer_per_cohort_and_person")
        ]
        indexes = [models.Index(fields=["person", "state"]), models.Index(fields=["cohort", "state"])]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def open(self) -> EnquiryQuerySet:
        """Return those who have no coach yet, or look for another one."""
        return self.filter(state__in=[Enquiry.State.OPEN, Enquiry.State.WAITING])


class Enquiry(models.Model):
    """Somebody looks for a coach: after an offer, or of their own accord (then nobody else learns of it).

    ``needs`` is what they say they need, as JSON (:mod:`inhabit.coaching.matching.needs`); only they
    read it, and their suggestions are made of it. ``rounds`` counts how often they said "none of these".
    """

    class State(models.TextChoices):
        OPEN = "open", _("Choosing a coach")
        WAITING = "waiting", _("On the waiting list")
        SETTLED = "settled", _("Has a coach")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class WaitsFor(models.TextChoices):
        PLACE = "place", _("A place in the offer")
        COACH = "coach", _("A coach who fits")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enquiries")
    offer = models.OneToOneField(
        Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="enquiry"
    )
    needs = SealedTextField(blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    has_changed_coach = models.BooleanField(default=False)
    rounds = models.PositiveSmallIntegerField(default=0)
    waits_for = models.CharField(max_length=5, choices=WaitsFor, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "enquiries"
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(offer__isnull=True, state__in=["open", "waiting"]),
                name="one_open_enquiry_of_ones_own",
            )
        ]
        indexes = [models.Index(fields=["state", "made_at"])]

    def __str__(self) -> str:
        return f"enquiry {self.pk}"

    @property
    def is_own(self) -> bool:
        """Say whether the person asked of their own accord."""
        return self.offer_id is None


class Match(models.Model):
    """A coach suggested for an enquiry. ``reasons`` say why, as JSON of keys; only the person reads them."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("Suggested")
        CHOSEN = "chosen", _("Chosen")
        PASSED = "passed", _("Not chosen")
        LEFT = "left", _("Changed to another coach")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="matches")
    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="matches")
    rank = models.PositiveSmallIntegerField()
    reasons = SealedTextField(blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "matches"
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "coach"], name="one_match_per_enquiry_and_coach"),
            models.UniqueConstraint(
                fields=["enquiry"], condition=Q(state="chosen"), name="one_chosen_coach_per_enquiry"
            ),
        ]

    def __str__(self) -> str:
        return f"match {self.pk}"


class CoachingRules(models.Model):
    """Whether people may ask for coaching of their own accord, and for how much; one row in all.

    ``budget`` is how many sessions there are for all of them together; 0 sets no limit.
    """

    is_own_request_open = models.BooleanField(default=False)
    sessions = models.PositiveSmallIntegerField(default=6)
    minutes = models.PositiveSmallIntegerField(default=60)
    budget = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "coaching rules"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_row_of_coaching_rules")]

    def __str__(self) -> str:
        return "coaching rules"
