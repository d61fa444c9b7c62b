"""Who reads a story, how it is told in a unit, and what a lead notes while preparing it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from inhabit.access.models import Role
from inhabit.access.permissions import has_role_over
from inhabit.access.readers import Breadth, Readers
from inhabit.people.circles import LeadOf, Themself
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Programme
from inhabit.stages.communicate.models import Retelling, Story
from inhabit.stages.communicate.readers.circles import EveryoneUnder


@dataclass(frozen=True)
class StoryTeam:
    """Those who write the story of a programme: its sponsor and team, and whoever leads its top unit."""

    programme: Programme
    breadth = Breadth.FEW

    def includes(self, person: Person) -> bool:
        root = self.programme.root_unit
        return root.lead_id == person.pk or has_role_over(person, root, Role.SPONSOR, Role.STEWARD)

    def people(self) -> QuerySet[Person]:
        root = self.programme.root_unit
        roles = Q(
            appointments__role__in=(Role.SPONSOR, Role.STEWARD),
            appointments__unit__lines_down__unit=root,
            appointments__ended_at__isnull=True,
        )
        return Person.objects.filter(Q(pk=root.lead_id) | roles).distinct()

    def words(self, reader: Person | None) -> str:
        return _("the sponsors and the programme team, and whoever leads %(unit)s") % {
            "unit": self.programme.root_unit
        }


def readers_of_story(story: Story) -> Readers:
    """A draft is read by those who write it, a published story by its audience as well."""
    team = StoryTeam(story.programme)
    return Readers((team,) if story.is_draft else (EveryoneUnder(story.audience), team))


def readers_of_retelling(retelling: Retelling) -> Readers:
    """A draft is read by whoever writes it alone; told, it is for the unit and those below it.

    Nobody above reads it: they learn by level how far the key points came, never whose words lost one.
    """
    if retelling.told_at is None:
        return Readers((Themself(retelling.author),) if retelling.author else ())
    return Readers((EveryoneUnder(retelling.unit),))


def readers_of_marks(unit: Unit) -> Readers:
    """What a retelling makes of the key points: seen by the unit's lead, else only counted."""
    return Readers((LeadOf(unit),))


def readers_of_rehearsal(person: Person) -> Readers:
    """What one would answer a listener, and why one leaves a point out, nobody else reads."""
    return Readers((Themself(person),))
