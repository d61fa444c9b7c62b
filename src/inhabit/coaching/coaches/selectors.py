"""What pages say of coaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import (
    BooleanField,
    Case,
    F,
    Q,
    Sum,
    TextField,
    When,
)
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from inhabit.coaching.coaches.languages import in_ones_language, language_choices, name_of_language
from inhabit.coaching.models import (
    Coach,
    CoachQuerySet,
    Credential,
    Engagement,
    Format,
    Participant,
    Session,
    Supervision,
)
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.people.models import Person
from inhabit.people.words import every_word_begins
from inhabit.programme.models import Stage
from inhabit.surfaces.filters import Filter, filter_by

CARDS_A_PAGE = 12
SESSIONS_SHOWN = 5


@dataclass(frozen=True)
class Card:
    """A coach as people see them who look for one. It knows neither what they cost nor whom they coach."""

    pk: int
    person: Person
    words: str
    languages: str
    topics: tuple[str, ...]
    stages: tuple[str, ...]
    styles: tuple[str, ...]
    formats: tuple[str, ...]
    takes_people: bool
    is_external: bool
    is_in_training: bool
    pictured_at: datetime | None


def with_picture(coaches: CoachQuerySet) -> CoachQuerySet:
    """Return ``coaches`` with their person and when their picture was made; the picture itself stays away."""
    return coaches.select_related("person__account").annotate(pictured_at=F("portrait__made_at"))


def card_of(coach: Coach) -> Card:
    """Return the card of a coach of :func:`with_picture`."""
    return Card(
        pk=coach.pk,
        person=coach.person,
        words=in_ones_language(coach.about),
        languages=", ".join(name_of_language(code) for code in coach.languages),
        topics=labels(Topic, coach.topics),
        stages=labels(Stage, coach.stages),
        styles=labels(Style, coach.styles),
        formats=labels(Format, coach.formats),
        takes_people=coach.state == Coach.State.APPROVED,
        is_external=coach.is_external,
        is_in_training=coach.is_in_training,
        pictured_at=coach.pictured_at,  # type: ignore[attr-defined]  # of with_picture
    )


def labels(
    words: type[Topic] | type[Stage] | type[Style] | type[Format], keys: Iterable[str]
) -> tuple[str, ...]:
    """Return what ``keys`` are called, in the order of the vocabulary; keys that are no longer in it go."""
    chosen = set(keys)
    return tuple(str(label) for key, label in words.choices if key in chosen)


def filters_of_cards(asked: QueryDict) -> list[Filter]:
    everything: tuple[str, str | Promise] = ("", _("Any topic"))
    topics = [everything, *Topic.choices]
    return [
        filter_by(
            "topic",
            _("What about"),
            [(key, str(label)) for key, label in topics],
            asked=asked.get("topic", ""),
            is_select=True,
        ),
        filter_by(
            "language",
            _("Language"),
            [("", _("Any language")), *language_choices()],
            asked=asked.get("language", ""),
            is_select=True,
        ),
        filter_by(
            "new",
            _("Who has room"),
            [("", _("All")), ("yes", _("Takes people"))],
            asked=asked.get("new", ""),
        ),
    ]


def page_of_cards(words: str, filters: list[Filter], number: str | None) -> tuple[Page[Coach], list[Card]]:
    """Return a page of the coaches one can look for: those who take people first, then by name."""
    chosen = {one.name: one.chosen for one in filters}
    coaches = with_picture(Coach.objects.may_be_booked())
    for field, value in (("topics", chosen["topic"]), ("languages", chosen["language"])):
        coaches = speaking_of(coaches, field, value)
    if chosen["new"]:
        coaches = coaches.taking_people()
    if words:
        coaches = coaches.filter(every_word_begins("person__name", words))
    is_full = Case(When(state=Coach.State.APPROVED, then=False), default=True, output_field=BooleanField())
    page = Paginator(coaches.order_by(is_full, "person__name", "pk"), CARDS_A_PAGE).get_page(number)
    return page, [card_of(coach) for coach in page]


def speaking_of(coaches: CoachQuerySet, field: str, key: str) -> CoachQuerySet:
    """Return those whose list ``field`` holds ``key``; an empty key keeps all."""
    if not key:
        return coaches
    return coaches.alias(**{f"{field}_text": Cast(field, TextField())}).filter(
        **{f"{field}_text__contains": f'"{key}"'}
    )


@dataclass(frozen=True)
class Coached:
    """Somebody, a group or a team whom a coach coaches now."""

    pk: int
    title: str
    is_agreed: bool


def coached_by(coach: Coach) -> list[Coached]:
    """Return whom ``coach`` coaches now or is about to, in two queries however many they are."""
    now = (
        Engagement.objects.filter(coach=coach).taking_up_capacity().select_related("unit").order_by("made_at")
    )
    engagements = list(now[:100])
    people = Participant.objects.current().filter(engagement__in=engagements).select_related("person")
    names: dict[int, list[str]] = {}
    for participant in people:
        names.setdefault(participant.engagement_id, []).append(str(participant.person))
    return [
        Coached(engagement.pk, title_of(engagement, names.get(engagement.pk, [])), engagement.is_agreed)
        for engagement in engagements
    ]


def title_of(engagement: Engagement, names: list[str]) -> str:
    if engagement.format == Format.TEAM and engagement.unit is not None:
        return _("%(unit)s as a team") % {"unit": engagement.unit}
    return engagement.name or ", ".join(names)


@dataclass(frozen=True)
class NextSession:
    """A session to come, with whom; without a ``title`` it is a meeting to get to know each other."""

    pk: int
    title: str
    starts_at: datetime
    ends_at: datetime


def next_sessions_of(coach: Coach, coached: Iterable[Coached]) -> list[NextSession]:
    """Return the first few sessions to come, in one query."""
    titles = {one.pk: one.title for one in coached}
    return [
        NextSession(
            session.pk, titles.get(session.engagement_id or 0, ""), session.starts_at, session.ends_at
        )
        for session in Session.objects.to_come().filter(coach=coach)[:SESSIONS_SHOWN]
    ]


@dataclass(frozen=True)
class Missing:
    """Something that a coach has still to do, and where."""

    words: str
    view_name: str


def missing_of(coach: Coach, *, has_picture: bool) -> list[Missing]:
    """Return what is missing before people can find and choose ``coach``; what holds others up first."""
    checks = (
        (not coach.has_read_safeguarding, _("Read how we keep people from harm"), "safeguarding"),
        (not in_ones_language(coach.about), _("Say in your own words who you are"), "coach_profile"),
        (not coach.languages, _("Say which languages you coach in"), "coach_profile"),
        (not coach.topics, _("Say what people can come to you with"), "coach_profile"),
        (not coach.formats, _("Say whether you coach one person, groups or teams"), "coach_profile"),
        (
            coach.is_in_training and coach.supervisor_id is None,
            _("Name who accompanies you"),
            "coach_profile",
        ),
        (not has_picture, _("Add a picture, if you like"), "coach_portrait"),
        (has_expired(coach), _("Renew a credential that has expired, or take it off"), "coach_credentials"),
    )
    return [Missing(words, view_name) for is_missing, words, view_name in checks if is_missing]


def has_expired(coach: Coach) -> bool:
    return coach.credentials.exclude(pk__in=Credential.objects.holding().values("pk")).exists()


def minutes_of_supervision(coach: Coach) -> tuple[int, int]:
    """Return the minutes of supervision of the last twelve months, and of all."""
    year_ago = timezone.localdate() - timedelta(days=365)
    sums = coach.supervisions.exclude(kind=Supervision.Kind.TRAINING).aggregate(
        year=Sum("minutes", filter=Q(held_on__gt=year_ago), default=0), all=Sum("minutes", default=0)
    )
    return sums["year"], sums["all"]


def minutes_of_training(coach: Coach, year: int | None = None) -> int:
    """Return the minutes of training of ``year``, or of all years."""
    noted = coach.supervisions.filter(kind=Supervision.Kind.TRAINING)
    noted = noted if year is None else noted.filter(held_on__year=year)
    return int(noted.aggregate(all=Sum("minutes", default=0))["all"])


def hours_and_minutes(minutes: int) -> str:
    """Return a length in words: "3 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    if not rest:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
