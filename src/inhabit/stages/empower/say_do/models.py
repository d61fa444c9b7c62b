"""How decisions and promises lie on the priorities: in pools of eight owners or more, steady by day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme

LEAST_OWNERS = 8


class SayDoPool(models.Model):
    """The mean shares of at least eight owners.

    ``inside`` is the lowest unit whose subtree holds all of them. ``shares`` are thousandths of each
    priority by its number, "0" for none of them; they add up to 1,000 and none is nothing or everything.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="say_do_pools")
    inside = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    owners = models.PositiveIntegerField()
    shares = models.JSONField()
    counted_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["programme", "inside"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(owners__gte=LEAST_OWNERS), name="a_say_do_pool_holds_at_least_eight_owners"
            )
        ]

    def __str__(self) -> str:
        return f"pool of {self.owners} inside {self.inside_id}"


class SayDoOwner(models.Model):
    """Who is in which pool, and a digest of how their things lay when it was counted.

    No page, export or notice reads it: it only says how many of a pool have changed since, so that a new
    figure never differs from the old one by fewer than three people.
    """

    pool = models.ForeignKey(SayDoPool, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pool", "person"], name="one_member_per_say_do_pool_and_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.pool_id}"
