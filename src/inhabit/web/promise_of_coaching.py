"""Who reads what one writes and does in coaching, said by the rules that the server enforces."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from inhabit.access.readers import Readers
from inhabit.coaching.agreements.readers import readers_of_agreement
from inhabit.coaching.booking.readers import readers_of_sessions, readers_of_waiting
from inhabit.coaching.brief.readers import readers_of_brief, readers_while_preparing
from inhabit.coaching.coaches.permissions import (
    readers_of_introduction,
    readers_of_own_records,
    readers_of_rate,
)
from inhabit.coaching.feedback.readers import readers_of_alliance, readers_of_review
from inhabit.coaching.goals.readers import readers_of_goal
from inhabit.coaching.groups.readers import readers_in_group, readers_of_no, readers_of_yes
from inhabit.coaching.matching.circles import readers_of_needs, readers_of_own_words
from inhabit.coaching.models import Coach, Engagement, Enquiry, Format, Goal, Group, Review
from inhabit.coaching.private_notes import readers_of_private_notes
from inhabit.coaching.rooms.readers import readers_in_room, readers_of_own
from inhabit.people.models import Person


def rules_for_coaching(you: Person) -> Iterator[tuple[str, Readers]]:
    yield from rules_for_coaches(you)
    yield from rules_for_a_search_for_a_coach(you)
    yield from rules_for_words(you)
    yield _("A private note of mine in coaching"), readers_of_private_notes(you)
    yield from rules_for_sessions(you)
    yield from rules_for_feedback(you)
    yield from rules_for_groups(you)


def rules_for_coaches(you: Person) -> Iterator[tuple[str, Readers]]:
    applying = Coach(person=you)
    coaching = Coach(person=you, state=Coach.State.APPROVED)
    yield _("How I introduce myself as a coach, until I am approved"), readers_of_introduction(applying)
    yield _("How I introduce myself as a coach, from then on"), readers_of_introduction(coaching)
    yield _("What a session with me as a coach costs"), readers_of_rate(you)
    yield (
        _("Whom I should not coach, and which coach is never to be suggested to me"),
        readers_of_own_records(you),
    )
    yield _("When I had supervision as a coach"), readers_of_own_records(you)


def rules_for_a_search_for_a_coach(you: Person) -> Iterator[tuple[str, Readers]]:
    enquiry = Enquiry(person=you)
    yield _("What I say I need of a coach"), readers_of_needs(you)
    yield (
        _("What I write to it in my own words, if I tick that my coach may read it"),
        readers_of_own_words(enquiry, shows=True),
    )


def rules_for_words(you: Person) -> Iterator[tuple[str, Readers]]:
    """Say it of a coaching as the organisation offers it, with a party; whether there is one, or not yet."""
    party = Person(pk=-2, name=_("the person named"))
    coach = Coach(person=Person(pk=-3))
    coaching = Engagement(coach=coach, is_three_way=True, party=party)
    yield from rules_for_goals(you, coaching)
    yield _("What I note for the next session, until I show it"), readers_while_preparing(you)
    yield (
        _("What I note for the next session and what of mine I tick, once I show it"),
        readers_of_brief(coaching, you),
    )
    sentence = readers_of_agreement(coaching, coachee=you)
    yield _("A sentence of my own in the agreement on a coaching"), sentence
    room = readers_in_room(coaching, [you])
    yield _("What you write in a session: shared notes, agenda, what you try, and steps"), room
    own = readers_of_own(you)
    yield _("The one thing that you change after a rehearsal, and reminders to yourself"), own


def rules_for_goals(you: Person, coaching: Engagement) -> Iterator[tuple[str, Readers]]:
    now = timezone.now()
    yield _("A goal of my coaching, until I set it"), readers_of_goal(Goal(engagement=coaching, owner=you))
    as_set = Goal(engagement=coaching, owner=you, set_at=now)
    yield _("A goal of my coaching, once it is set, and where it stands"), readers_of_goal(as_set)
    shared = Goal(engagement=coaching, owner=you, set_at=now, shared_at=now)
    yield _("A goal of my coaching that I share with the organisation"), readers_of_goal(shared)


def rules_for_feedback(you: Person) -> Iterator[tuple[str, Readers]]:
    """Say it of a coaching with a party; whether there is one, or not."""
    coach = Coach(person=Person(pk=-3, name=_("your coach")))
    party = Person(pk=-2, name=_("the person named"))
    coaching = Engagement(coach=coach, is_three_way=True, party=party)
    mine = Review(engagement=coaching, author=you)
    shown = Review(engagement=coaching, author=you, is_for_other_side=True, is_for_party=True)
    yield _("How working with my coach is for me"), readers_of_alliance(coach)
    yield _("How I look back on a coaching, until I share it"), readers_of_review(mine)
    yield _("How I look back on a coaching, where I share it with both"), readers_of_review(shown)


def rules_for_groups(you: Person) -> Iterator[tuple[str, Readers]]:
    group = Engagement(coach=Coach(person=Person(pk=-3)), format=Format.GROUP)
    yield _("A yes when I am asked into a group"), readers_of_yes(Group())
    yield _("A no when I am asked into a group"), readers_of_no(you)
    yield (
        _("What my group wants, which times suit me, and when I was there"),
        readers_in_group(group),
    )


def rules_for_sessions(you: Person) -> Iterator[tuple[str, Readers]]:
    yield _("When I meet my coach"), readers_of_sessions(Enquiry(person=you))
    yield _("That I wait for an earlier time with my coach"), readers_of_waiting(you)
