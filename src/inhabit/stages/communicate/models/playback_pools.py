"""How many played a story back: counted in pools of at least eight people, once a day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from inhabit.people.models import Unit
from inhabit.programme.models import Programme


class PlaybackPool(models.Model):
    """A day's count of listeners among at least eight people who could have played the story back.

    A pool is made of whole units, bottom-up, as ``measures.pools`` says; ``inside`` is the lowest
    unit whose subtree holds all of it.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="playback_pools")
    inside = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    people = models.PositiveIntegerField()
    listeners = models.PositiveIntegerField()  # clamped to [1, people - 1]
    counted_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["programme", "inside"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=8), name="a_playback_pool_holds_at_least_eight_people"
            ),
            models.CheckConstraint(
                condition=Q(listeners__gte=1, listeners__lt=F("people")),
                name="a_playback_pool_never_shows_nobody_or_everybody",
            ),
        ]

    def __str__(self) -> str:
        return f"pool of {self.people} inside {self.inside_id}"
