"""Coaching in bulk: coaches, coachings with all that belongs to one, and sessions past and to come.

Words that the readers measured can open are sealed as they would be; all others stand for such words, and
nobody opens them. Chance is seeded: each run writes the same, so that figures compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from itertools import count
from random import Random
from typing import Any

from cohort_scene import BATCH, made_up_needs, make_people, make_units
from django.db.models import Model
from django.utils import timezone

from inhabit.access.models import Account, Appointment, Role
from inhabit.coaching.agreements.texts import written_clauses
from inhabit.coaching.goals.wording import Level, Rated, Wording, sealed_rating, sealed_wording
from inhabit.coaching.keys import new_wrapped_key, seal_in
from inhabit.coaching.matching.needs import needs_to_text
from inhabit.coaching.models import (
    Action,
    Agreement,
    AllianceBatch,
    AllianceSum,
    AllianceVoice,
    AvailabilityRule,
    CheckOut,
    Coach,
    Cohort,
    Credential,
    Engagement,
    EngagementKey,
    Enquiry,
    Format,
    Goal,
    GoalRating,
    GoalWording,
    Group,
    Item,
    Match,
    Note,
    Nudge,
    Offer,
    Opening,
    Paragraph,
    Participant,
    Seat,
    Session,
    Signature,
    Supervision,
    WaitingAlliance,
    WaitingPlace,
)
from inhabit.coaching.models.coaches import SAFEGUARDING_VERSION
from inhabit.coaching.notes.actions import purpose_for
from inhabit.coaching.rooms.actions import check_outs, nudges, paragraphs
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.people.models import Person, Unit
from inhabit.programme.models import Stage

OF_A_COACH = (
    "coach_page",
    "coach_photo",
    "coach_avoidance",
    "coach_for_team",
    "coach_approval",
    "coach_refusal",
    "coach_rest",
    "coach_end",
    "coach_rate",
    "coach_stay",
    "coach_team_conflict",
)
GROUPS, IN_A_GROUP = 200, 6
OWN = 5  # one coaching in so many is asked for by the person
WORDS = "What I would like to try with my team, and what I am afraid of. " * 4


@dataclass
class Scene:
    """Who reads: ``coach`` has most sessions, ``coached`` meets them, ``party`` stands for all offers."""

    coach: Coach
    coached: Person
    steward: Person
    party: Person
    looking: Person
    lead: Person
    engagement: Engagement
    group: Group

    def arguments(self) -> list[tuple[str, dict[str, Any]]]:
        """Return what addresses take, by how their names begin: the first that fits counts."""
        sessions = self.engagement.sessions.order_by("-starts_at")
        session = (sessions.filter(state="booked").first() or sessions[0]).pk
        cohort, match = (
            Cohort.objects.order_by("pk")[0].pk,
            Match.objects.filter(enquiry__person=self.looking)[0],
        )
        goal, action = self.engagement.goals.all()[0].pk, self.engagement.actions.filter(state="open")[0].pk
        note = {"pk": self.engagement.pk, "session": session}
        team = {"pk": Unit.objects.open().filter(lead=self.lead)[0].pk}
        circle = {"pk": self.group.engagement_id}
        one, of_session, of_coach = {"pk": self.engagement.pk}, {"pk": session}, {"pk": self.coach.pk}
        return [
            ("engagement_people", circle),
            ("group_goal", circle),
            ("group_time", circle),
            ("team_material", circle),
            ("session_attendance", {"pk": self.group.engagement.sessions.all()[0].pk}),  # type: ignore[union-attr]  # it has begun
            ("session_slots", one),
            ("session_series", one),
            ("group_new", {"pk": cohort}),
            ("coaching_groups", {}),
            ("coaching_group", {"pk": self.group.pk}),
            ("group_", {"pk": self.group.pk}),
            ("unit_team", team),
            ("engagement_", one),
            ("agreement", one),
            ("waiting_place", one),
            ("session", of_session),
            ("series_rest", of_session),
            ("alliance", of_session),
            ("meeting_slots", {"pk": match.pk}),
            ("coach_choice", {"pk": match.pk}),
            ("suggestion_replacement", {"pk": match.pk}),
            ("suggestions", {"pk": match.enquiry_id}),
            ("coaching_needs", {"pk": match.enquiry_id}),
            ("enquiry_withdrawal", {"pk": match.enquiry_id}),
            ("coach_change_removal", {"pk": 1}),
            ("coach_changes", {}),
            ("coach_change", {"pk": self.engagement.enquiry_id}),
            ("cohort_withdrawal", {"pk": cohort, "member_pk": self.coached.pk}),
            ("cohort_new", {}),
            ("cohorts", {}),
            ("cohort", {"pk": cohort}),
            ("offer_", {"pk": Offer.objects.filter(person=self.looking)[0].pk}),
            *((name, of_coach) for name in OF_A_COACH),
            ("private_note", note),
            ("notes_place", one),
            ("goal", {"pk": goal}),
            ("action_", {"pk": action}),
            ("nudge_switch", {"pk": action}),
            ("paragraph", {"pk": 1}),
            ("check_out", {"pk": 1}),
            ("guides", {}),
            ("guide", {"key": "safety"}),
            ("recommendation_removal", {"pk": 1}),
            ("recommendations", one),
            ("for_next_time", one),
            ("calendar_feed", {"secret": "forged"}),
            ("coach_log_payment", one),
        ]


def find_scene() -> Scene:
    from django.db.models import Count

    busiest = Coach.objects.annotate(number=Count("sessions")).order_by("-number")[0]
    cohort = Cohort.objects.order_by("pk")[0]
    going_on = Engagement.objects.filter(coach=busiest, state="going_on").order_by("pk")
    engagement = going_on.filter(format=Format.ONE_TO_ONE, enquiry__offer__isnull=False)[0]
    assert cohort.party is not None
    leads = Unit.objects.open().filter(lead__account__isnull=False, parent__isnull=False)
    return Scene(
        coach=busiest,
        coached=engagement.participants.all()[0].person,
        steward=Appointment.objects.filter(role=Role.STEWARD, unit__parent=None)[0].person,
        party=cohort.party,
        looking=Enquiry.objects.filter(state="open", offer__isnull=False)[0].person,
        lead=leads.order_by("-pk")[0].lead,
        engagement=engagement,
        group=Group.objects.filter(coach=busiest, engagement__isnull=False)[0],
    )


def make_scene(people: int, coaches: int, coached: int, sessions: int) -> None:
    """Fill the database; where people are in it (the demo organisation), with them."""
    random = Random(1)
    if not Person.objects.exists():
        make_units(make_people(people, random))
    everybody = list(Person.objects.here().filter(coach=None).order_by("pk")[: coaches + coached + 3])
    make_accounts(everybody)
    steward, party, looking, *others = everybody
    root = Unit.objects.open().get(parent=None)
    Appointment.objects.get_or_create(person=steward, role=Role.STEWARD, unit=root, ended_at=None)
    made = make_coaches(others[:coaches], root, random)
    cohorts = make_cohorts(root, party)
    enquiries = make_enquiries(cohorts[0], others[coaches:], looking, random)
    engagements = make_engagements(made, enquiries, cohorts[0], random)
    engagements += make_groups(made, others[coaches:], cohorts[1], random)
    mine = {made[0].pk}
    make_sessions(engagements, sessions, timezone.now(), random)
    make_belongings(engagements, mine)
    make_alliances(made, others[coaches:])
    make_suggestions(enquiries, made, looking, random)


def store[Row: Model](rows: Iterable[Row]) -> list[Row]:
    """Write ``rows``, all of one kind, and return them."""
    found = list(rows)
    return type(found[0])._default_manager.bulk_create(found, BATCH) if found else []


def make_accounts(everybody: list[Person]) -> None:
    known = set(Account.objects.values_list("person", flat=True))
    store(Account(person=one, username=f"coaching {one.pk}") for one in everybody if one.pk not in known)


def make_coaches(persons: list[Person], root: Unit, random: Random) -> list[Coach]:
    now = timezone.now()
    made = store(
        Coach(
            person=person,
            state=Coach.State.APPROVED,
            approved_at=now,
            safeguarding_read_at=now,
            safeguarding_version=SAFEGUARDING_VERSION,
            about={"en": WORDS},
            languages=["en", "de"],
            topics=random.sample(Topic.values, 5),
            stages=random.sample(Stage.values, 2),
            styles=random.sample(Style.values, 2),
            formats=["one_to_one", "group", "team"],
            capacity=60,
            rate=120,
            currency="EUR",
            edits=1,
        )
        for person in persons
    )
    store(Appointment(person=coach.person, role=Role.COACH, unit=root) for coach in made)
    store(
        AvailabilityRule(coach=coach, weekday=day, start=clock(8), end=clock(18))
        for coach in made
        for day in range(5)
    )
    today = timezone.localdate()
    store(
        Supervision(
            coach=coach, held_on=today - timedelta(days=30 * number), minutes=60, supervisor_name="Kim"
        )
        for coach in made
        for number in range(24)
    )
    store(
        Credential(
            coach=coach, name=f"Training {number}", issuer="Academy", expires_on=today + timedelta(days=7)
        )
        for coach in made
        for number in range(3)
    )
    return made


def make_cohorts(root: Unit, party: Person) -> list[Cohort]:
    today = timezone.localdate()
    cohorts = [
        Cohort.objects.create(
            name=f"Offer {number}",
            audience=Cohort.Audience.EVERYONE,
            formats=["one_to_one", "group"],
            budget=100_000,
            sessions=12,
            starts_on=today - timedelta(days=300),
            ends_on=today + timedelta(days=60),
            party=party,
        )
        for number in range(30)
    ]
    for cohort in cohorts:
        cohort.units.add(root)
    return cohorts


def make_enquiries(cohort: Cohort, coached: list[Person], looking: Person, random: Random) -> list[Enquiry]:
    """Offer it to all; most have a coach, one in twenty waits, ``looking`` chooses."""
    needs = needs_to_text(made_up_needs(random))
    long_ago = timezone.now() - timedelta(days=200)
    offered = [person for number, person in enumerate(coached) if number % OWN]
    offers = store(Offer(cohort=cohort, person=one, state="accepted", made_at=long_ago) for one in offered)
    rows = [Enquiry(person=offer.person, offer=offer, state="settled", needs=needs) for offer in offers]
    for number, row in enumerate(rows):
        row.made_at = long_ago
        if number % 20 == 0:
            row.state, row.waits_for, row.waiting_since = "waiting", "coach", long_ago
    rows += [Enquiry(person=one, state="settled") for number, one in enumerate(coached) if not number % OWN]
    answered = Offer.objects.create(cohort=cohort, person=looking, state="accepted")
    return [*store(rows), Enquiry.objects.create(person=looking, offer=answered, needs=needs)]


def make_suggestions(enquiries: list[Enquiry], coaches: list[Coach], looking: Person, random: Random) -> None:
    settled = [one for one in enquiries if one.state == "settled" or one.person_id == looking.pk]
    store(
        Match(enquiry=one, coach=coach, rank=rank, state="suggested" if one.state == "open" else "passed")
        for one in settled
        for rank, coach in enumerate(random.sample(coaches, 3), 1)
    )


def make_engagements(
    coaches: list[Coach], enquiries: list[Enquiry], cohort: Cohort, random: Random
) -> list[Engagement]:
    """One for each enquiry that is settled; a tenth has ended. The first coach has most."""
    now, rows, people = timezone.now(), [], []
    for number, enquiry in enumerate(one for one in enquiries if one.state == "settled"):
        is_offered = enquiry.offer_id is not None
        ended = {"state": "ended", "ended_at": now - timedelta(days=20)} if number % 10 == 0 else {}
        rows.append(
            Engagement(
                coach=coaches[0] if number < 45 else random.choice(coaches),
                enquiry=enquiry,
                cohort=cohort if is_offered else None,
                is_three_way=is_offered,
                party=cohort.party if is_offered else None,
                sessions_planned=12,
                made_at=now - timedelta(days=190),
                agreed_at=now - timedelta(days=180),
                **({"state": "going_on"} | ended),
            )
        )
        people.append(enquiry.person)
    store(rows)
    store(Participant(engagement=one, person=person) for one, person in zip(rows, people, strict=True))
    return rows


def make_groups(
    coaches: list[Coach], people: list[Person], cohort: Cohort, random: Random
) -> list[Engagement]:
    now = timezone.now()
    made = store(
        Engagement(
            coach=coaches[0] if number < 5 else random.choice(coaches),
            format=Format.GROUP,
            name=f"Circle {number}",
            cohort=cohort,
            is_three_way=True,
            party=cohort.party,
            sessions_planned=12,
            agreed_at=now,
            state="going_on",
        )
        for number in range(GROUPS)
    )
    seats = {one.pk: random.sample(people, IN_A_GROUP) for one in made}
    groups = store(
        Group(cohort=cohort, name=one.name, coach=one.coach, state="begun", engagement=one) for one in made
    )
    store(
        Seat(group=group, person=person, state="joined")
        for group in groups
        for person in seats[group.engagement_id]
    )
    store(Participant(engagement=one, person=person) for one in made for person in seats[one.pk])
    return made


def make_sessions(engagements: list[Engagement], number: int, now: datetime, random: Random) -> list[Session]:
    """Write sessions of an hour, one after the other for each coach: nine of ten were held."""
    turns, numbers = dict[int, int](), dict[int, int]()
    base = now.replace(minute=0, second=0, microsecond=0)

    def rows() -> Iterator[Session]:
        for index in range(number):
            one = engagements[index % len(engagements)]
            turn = turns[one.coach_id] = turns.get(one.coach_id, 0) + 1
            is_over = one.state == "ended" or random.random() < 0.9
            starts_at = base + (-1 if is_over else 1) * timedelta(hours=3 * turn + 5)
            if is_over:
                numbers[one.pk] = numbers.get(one.pk, 0) + 1
            yield Session(
                coach_id=one.coach_id,
                engagement=one,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=1),
                state="held" if is_over else "booked",
                settled_at=starts_at + timedelta(hours=1) if is_over else None,
                number=numbers[one.pk] if is_over else None,
            )

    return store(rows())


def make_belongings(engagements: list[Engagement], mine: set[int]) -> None:
    """Give each coaching its key, its agreement, goals, steps, notes, and what was opened."""
    store(EngagementKey(engagement=one, wrapped=new_wrapped_key()) for one in engagements)
    clauses = [{key: clause[key] for key in ("key", "heading", "text")} for clause in written_clauses()]
    agreements = store(
        Agreement(
            engagement=one,
            template="",
            language="en",
            clauses=clauses,
            party=one.party,
            agreed_at=one.agreed_at,
        )
        for one in engagements
    )
    owners = dict(Participant.objects.order_by("pk").values_list("engagement", "person").iterator())
    people = Person.objects.in_bulk(set(owners.values()))
    store(Signature(agreement=one, person_id=owners[one.engagement_id], side="coachee") for one in agreements)
    for one in engagements:
        one.is_opened = one.coach_id in mine  # type: ignore[attr-defined]  # of this benchmark alone
    make_goals(engagements, owners, people)
    make_words(engagements, owners)


def sealed(engagement: Any, text: str, purpose: str) -> str:
    return seal_in(engagement, text, purpose=purpose) if engagement.is_opened else text


def make_goals(engagements: list[Engagement], owners: dict[int, int], people: dict[int, Person]) -> None:
    now, today = timezone.now(), timezone.localdate()
    goals = store(
        Goal(
            engagement=one,
            owner=people[owners[one.pk]],
            set_at=now,
            shared_at=now if one.is_three_way and not n else None,
        )
        for one in engagements
        for n in range(3)
    )
    wording = Wording(WORDS, dict.fromkeys(Level, "As it is then."), Level.LESS)
    rated = Rated(Level.AS_HOPED, "Nearly.")
    store(
        GoalWording(
            goal=goal, number=1, content=sealed_wording(goal, wording) if is_opened(goal) else "sealed"
        )
        for goal in goals
    )
    store(
        GoalRating(
            goal=goal,
            by=goal.owner,
            content=sealed_rating(goal, rated) if is_opened(goal) else "sealed",
            rated_on=today - timedelta(days=30 * number),
        )
        for goal in goals
        for number in range(3)
    )


def is_opened(goal: Goal) -> bool:
    # Goals shared with the party are opened on its page, whoever coaches.
    return goal.shared_at is not None or goal.engagement.is_opened  # type: ignore[attr-defined]  # set above


def make_words(engagements: list[Engagement], owners: dict[int, int]) -> None:
    """Write what belongs to sessions and to the time between: steps, notes, and who opened what."""
    by_pk = {one.pk: one for one in engagements}
    today, now = timezone.localdate(), timezone.now()
    actions = [
        Action(engagement=one, owner_id=owners[one.pk], due_on=today + timedelta(days=30 * number - 60))
        for one in engagements
        for number in range(4)
    ]
    for number, row in enumerate(actions):
        row.state = "open" if number % 4 > 1 else "done"
        row.content = sealed(row.engagement, "Ask them", f"action:{row.pk}")
    store(actions)
    held = list(Session.objects.held().filter(engagement__isnull=False).order_by())
    words: list[Paragraph] = []
    taken: list[CheckOut] = []
    notes: list[Note] = []
    for session in held:
        one = by_pk[session.engagement_id or 0]
        for author in (owners[one.pk], one.coach.person_id):
            row = Paragraph(session=session, author_id=author, is_open=False)
            row.content = sealed(one, WORDS, paragraphs.purpose_of(row))
            words.append(row)
        out = CheckOut(session=session, person_id=owners[one.pk])
        out.will_try = sealed(one, "Ask them first", check_outs.purpose_of(out, "will_try"))
        taken.append(out)
        note = Note(engagement=one, session=session, author_id=one.coach.person_id)
        note.text = sealed(one, WORDS, purpose_for(one.coach.person))
        notes.append(note)
    store(words)
    store(taken)
    store(notes)
    hours = [
        now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=5 * number) for number in range(20)
    ]
    store(
        Opening(engagement=one, what="actions", by_id=one.coach.person_id, of_id=owners[one.pk], hour=hour)
        for one in engagements
        for hour in hours
    )
    reminders = [
        Nudge(engagement=one, person_id=owners[one.pk], weekdays=[0, 1, 2], at=clock(8), next_at=now)
        for number, one in enumerate(engagements)
        if number % 5 == 0
    ]
    for reminder in reminders:
        reminder.content = sealed(reminder.engagement, "Ask", nudges.purpose_of(reminder))
    store(reminders)
    store(
        WaitingPlace(engagement=one, person_id=owners[one.pk], before=now + timedelta(days=2))
        for number, one in enumerate(engagements)
        if number % 20 == 1 and one.state == "going_on" and one.format == Format.ONE_TO_ONE
    )


def make_alliances(coaches: list[Coach], people: list[Person]) -> None:
    """Let five answers wait for each coach, and give each ten batches to read."""
    said = '{"points": {"goal": 4, "task": 5, "bond": 4}, "wish": "More silence."}'
    store(WaitingAlliance(coach=coach, said=said) for coach in coaches for _each in range(5))
    turns = count()
    store(
        AllianceVoice(coach=coach, person=people[next(turns) % len(people)])
        for coach in coaches
        for _each in range(5)
    )
    day: date = timezone.localdate()
    batches = store(
        AllianceBatch(coach=coach, people=5, released_on=day - timedelta(days=40 * number))
        for coach in coaches
        for number in range(10)
    )
    store(AllianceSum(batch=one, item=item, points=20, squares=82) for one in batches for item in Item)
