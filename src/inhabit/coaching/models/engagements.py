"""A coach and whoever is coached: what they have agreed, and the key to what they write."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.models.coaches import Coach
from inhabit.coaching.models.cohorts import Cohort, Enquiry
from inhabit.coaching.models.numbers import random_number, random_sign
from inhabit.people.models import Person, Unit


class Format(models.TextChoices):
    ONE_TO_ONE = "one_to_one", _("One-to-one")
    GROUP = "group", _("In a group of peers")
    TEAM = "team", _("As a team")


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def coached_by(self, person: Person) -> EngagementQuerySet:
        return self.filter(coach__person=person)

    def with_coachee(self, person: Person) -> EngagementQuerySet:
        """Return those in which ``person`` is coached today.

        By their places: a database that knows nothing of numbers would else go through all engagements.
        """
        return self.filter(pk__in=Participant.objects.places_of(person))

    def of(self, person: Person) -> EngagementQuerySet:
        """Return those in which ``person`` coaches or is coached."""
        coaches = Q(coach__in=Coach.objects.filter(person=person).values("pk"))
        return self.filter(coaches | Q(pk__in=Participant.objects.places_of(person)))

    def going_on(self) -> EngagementQuerySet:
        return self.filter(state=Engagement.State.GOING_ON)

    def taking_up_capacity(self) -> EngagementQuerySet:
        return self.filter(state__in=[Engagement.State.AGREEING, Engagement.State.GOING_ON])


class Engagement(models.Model):
    """A coach and one person, a group or a team, for a number of sessions.

    ``is_three_way`` where the organisation proposed it: then ``party`` is whom the agreement names for
    it. Two-way where the person asked: then no lead, sponsor or programme team learns of it.
    Nothing but the agreement opens before it is agreed.
    """

    class State(models.TextChoices):
        AGREEING = "agreeing", _("Being agreed")
        GOING_ON = "going_on", _("Going on")
        ENDED = "ended", _("Ended")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="engagements")
    format = models.CharField(max_length=10, choices=Format, default=Format.ONE_TO_ONE)
    enquiry = models.ForeignKey(
        Enquiry, null=True, blank=True, on_delete=models.SET_NULL, related_name="engagements"
    )
    cohort = models.ForeignKey(
        Cohort, null=True, blank=True, on_delete=models.SET_NULL, related_name="engagements"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="team_coachings"
    )
    name = models.CharField(max_length=200, blank=True)  # of a group; a team has its unit's
    sessions_planned = models.PositiveSmallIntegerField(default=6)
    minutes = models.PositiveSmallIntegerField(default=60)
    is_three_way = models.BooleanField(default=False)
    party = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.AGREEING)
    made_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kept_until = models.DateField(null=True, blank=True)  # then its key is destroyed
    forgotten_at = models.DateTimeField(null=True, blank=True)
    # In the coach's own log of hours: a sign in place of names, and whether nobody pays for it.
    log_sign = models.CharField(max_length=6, default=random_sign, editable=False)
    is_pro_bono = models.BooleanField(default=False)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="going_on") | Q(agreed_at__isnull=False),
                name="an_engagement_goes_on_once_agreed",
            ),
            models.CheckConstraint(
                condition=Q(is_three_way=True) | Q(party__isnull=True), name="two_way_names_no_party"
            ),
        ]
        indexes = [
            models.Index(fields=["coach", "state"]),
            # None by state alone: most go on, and one goes through all of them.
            models.Index(fields=["made_at"], condition=Q(state="agreeing"), name="engagements_to_agree"),
            models.Index(
                fields=["kept_until"], condition=Q(forgotten_at__isnull=True), name="engagements_to_forget"
            ),
        ]

    def __str__(self) -> str:
        return f"engagement {self.pk}"

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None

    @property
    def is_open(self) -> bool:
        """Say whether its pages are open: all sides agreed, and nothing has been forgotten yet."""
        return self.is_agreed and self.forgotten_at is None

    @property
    def is_going_on(self) -> bool:
        return self.state == self.State.GOING_ON


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def current(self) -> ParticipantQuerySet:
        return self.filter(left_at__isnull=True)

    def places_of(self, person: Person) -> models.QuerySet[Participant, int]:
        """Return the keys of the engagements in which ``person`` is coached today."""
        return self.current().filter(person=person).order_by().values_list("engagement", flat=True)


class Participant(models.Model):
    """Somebody who is coached in an engagement: one person, or several in a group or team.

    ``in_line_since``: the day on which we saw that they lead the coach, or the coach leads them.
    """

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="coached_in")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    in_line_since = models.DateField(null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "person"],
                condition=Q(left_at__isnull=True),
                name="once_in_an_engagement",
            )
        ]
        indexes = [models.Index(fields=["person", "left_at"])]

    def __str__(self) -> str:
        return f"participant {self.pk}"


class EngagementKey(models.Model):
    """The key that seals what is written in one engagement, itself sealed by a key that no database holds.

    Destroying it makes every word of the engagement unreadable for good. ``former`` is the one before,
    where it was renewed: it opens what somebody was just writing then.
    """

    engagement = models.OneToOneField(Engagement, on_delete=models.CASCADE, related_name="key")
    wrapped = models.TextField()
    former = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"key of {self.engagement_id}"


class Agreement(models.Model):
    """What coach, coachee and, in a three-way one, the organisation's party agree to, as they read it.

    ``clauses`` is the whole text at the time, so that a later change of the template changes nothing
    that was agreed: a list of {"key", "heading", "text"}, the latter two by language; or, in somebody's
    own words, {"sealed", "by"}. ``language`` is the one that counts where the wordings differ. A new
    version is agreed anew; until then the one before holds. ``party`` is whom this version names for
    the organisation: nobody else reads what is shared with it. ``sessions`` is how many there are once
    it holds, where that changes with it.
    """

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField(default=1)
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    clauses = models.JSONField(default=list)
    sessions = models.PositiveSmallIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    party = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    proposed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "number"], name="one_agreement_per_engagement_and_number"
            ),
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(agreed_at__isnull=True, set_aside_at__isnull=True),
                name="one_agreement_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.number} of {self.engagement_id}"

    @property
    def waits(self) -> bool:
        """Say whether somebody still has to agree."""
        return self.agreed_at is None and self.set_aside_at is None


class Signature(models.Model):
    """That somebody agreed, as what, and when."""

    class Side(models.TextChoices):
        COACHEE = "coachee", _("Coachee")
        COACH = "coach", _("Coach")
        PARTY = "party", _("For the organisation")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=7, choices=Side)
    agreed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["agreed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "person", "side"], name="one_signature_per_person_and_side"
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} of {self.agreement_id}"
