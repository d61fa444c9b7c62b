"""What pages show of goals: each with its words opened, and where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inhabit.coaching.goals.wording import FROM_THE_TOP, Level, Wording, opened_rating, opened_wording
from inhabit.coaching.models import Engagement, Goal, GoalRating, GoalWording
from inhabit.people.models import Person
from inhabit.strategy.models import Statement


@dataclass(frozen=True)
class Standing:
    """Where somebody saw a goal on a day."""

    level: Level
    word: str
    day: date
    is_coachs: bool


@dataclass(frozen=True)
class Rung:
    """One level as the page shows it: its words, and who stands on it today."""

    level: Level
    words: str
    is_baseline: bool
    is_owners: bool
    is_coachs: bool


@dataclass(frozen=True)
class OpenGoal:
    """A goal with its words. ``standings`` are in order of time; ``priority`` is a name, or empty."""

    goal: Goal
    wording: Wording
    priority: str
    standings: tuple[Standing, ...]
    has_draft: bool

    def latest(self, *, of_coach: bool) -> Standing | None:
        return next((one for one in reversed(self.standings) if one.is_coachs == of_coach), None)

    @property
    def now(self) -> Level | None:
        """Return where its owner stands: as they said last, else where they began."""
        said = self.latest(of_coach=False)
        return said.level if said else self.wording.baseline

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """Return the levels, the highest first."""
        coachs = self.latest(of_coach=True)
        return tuple(
            Rung(
                level=level,
                words=self.wording.levels.get(level, ""),
                is_baseline=level == self.wording.baseline,
                is_owners=level == self.now,
                is_coachs=coachs is not None and level == coachs.level,
            )
            for level in FROM_THE_TOP
        )


def goals_of(engagement: Engagement, reader: Person) -> list[OpenGoal]:
    """Return what ``reader`` sees: one's own goals with drafts; the coach, everybody's that are set."""
    goals = Goal.objects.filter(engagement=engagement).select_related("owner", "engagement__coach")
    if engagement.coach.person_id != reader.pk:
        return opened(engagement, goals.filter(owner=reader), is_owner=True)
    return opened(engagement, goals.set(), is_owner=False)


def goal_for(goal: Goal, reader: Person) -> OpenGoal:
    (found,) = opened(goal.engagement, [goal], is_owner=goal.owner_id == reader.pk)
    return found


def goals_for_party(engagement: Engagement) -> list[OpenGoal]:
    """Return what the coachees share with the organisation's party: the coach's view is not part of it."""
    shared = Goal.objects.shared_with_party().filter(engagement=engagement).select_related("owner")
    return [
        OpenGoal(
            one.goal,
            one.wording,
            one.priority,
            tuple(standing for standing in one.standings if not standing.is_coachs),
            has_draft=False,
        )
        for one in opened(engagement, shared, is_owner=False)
    ]


def opened(engagement: Engagement, goals: Iterable[Goal], *, is_owner: bool) -> list[OpenGoal]:
    """Open ``goals`` in four queries. A draft is opened for its owner alone, where nothing was set yet."""
    rows = list(goals)
    for goal in rows:
        goal.engagement = engagement  # one key for all
    newest: dict[int, GoalWording] = {}
    for wording in GoalWording.objects.filter(goal__in=rows).order_by("number"):
        newest[wording.goal_id] = wording
    ratings = defaultdict(list)
    for rating in GoalRating.objects.filter(goal__in=rows):
        ratings[rating.goal_id].append(rating)
    worded = {goal.pk: words_of(goal, newest.get(goal.pk), is_owner=is_owner) for goal in rows}
    names = priority_names(wording.priority for wording in worded.values())
    return [
        OpenGoal(
            goal,
            worded[goal.pk],
            names.get(worded[goal.pk].priority or 0, ""),
            tuple(standings_of(goal, ratings[goal.pk])),
            has_draft=is_owner and bool(goal.draft),
        )
        for goal in rows
    ]


def words_of(goal: Goal, newest: GoalWording | None, *, is_owner: bool) -> Wording:
    if newest is not None:
        return opened_wording(goal, newest.content)
    return opened_wording(goal, goal.draft) if is_owner else Wording()


def standings_of(goal: Goal, ratings: list[GoalRating]) -> list[Standing]:
    """Return how a goal was rated; the coach's view only while its owner wants it."""
    found = []
    for rating in ratings:
        is_coachs = rating.by_id != goal.owner_id
        if is_coachs and not goal.is_rated_by_coach:
            continue
        rated = opened_rating(goal, rating.content)
        found.append(Standing(rated.level, rated.word, rating.rated_on, is_coachs))
    return found


def priority_names(priorities: Iterable[int | None]) -> dict[int, str]:
    """Return the latest published name of each priority."""
    wanted = {priority for priority in priorities if priority}
    if not wanted:
        return {}
    published = Statement.objects.filter(priority__in=wanted, version__published_at__isnull=False)
    return dict(published.order_by("version__number").values_list("priority_id", "name"))


def levels_today(goals: list[OpenGoal]) -> list[tuple[Level, int]]:
    """Return how many goals stand at which level, the highest first; without those nobody has placed."""
    counted = Counter(one.now for one in goals if one.now is not None and one.goal.set_at)
    return [(level, counted[level]) for level in FROM_THE_TOP] if counted else []
