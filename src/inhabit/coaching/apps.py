from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "inhabit.coaching"

    def ready(self) -> None:
        from django.core.checks import register

        from inhabit.access.models import Delivery
        from inhabit.access.tasks import AGAIN
        from inhabit.coaching.agreements.ending import endings, leavings
        from inhabit.coaching.agreements.notices import KINDS_OF_AGREEMENTS
        from inhabit.coaching.agreements.party import panels
        from inhabit.coaching.booking.actions import cancel_sessions_to_come
        from inhabit.coaching.booking.panels import MY_TIME
        from inhabit.coaching.brief.sealed_texts import TEXTS_OF_BRIEFS
        from inhabit.coaching.calendars.checks import check_video_link
        from inhabit.coaching.calendars.tasks import mail_session
        from inhabit.coaching.coaches.joining import join_coaches
        from inhabit.coaching.feedback.reviews import REVIEWS, SHARED_REVIEWS
        from inhabit.coaching.goals.panels import SHARED_GOALS
        from inhabit.coaching.goals.sealed_texts import TEXTS_OF_GOALS
        from inhabit.coaching.groups.actions.answering import close_with_engagement, free_seat
        from inhabit.coaching.groups.actions.together import GOALS_OF_GROUPS
        from inhabit.coaching.matching.waiting import forget_those_who_left
        from inhabit.coaching.notes.actions import NOTES, erase_notes_of
        from inhabit.coaching.notes.own_data import my_private_notes
        from inhabit.coaching.notices import KINDS
        from inhabit.coaching.own_data import OWN_DATA
        from inhabit.coaching.pages import COACH_PANELS
        from inhabit.coaching.practice.panels import LINKS
        from inhabit.coaching.rooms.sealed_texts import TEXTS_OF_ROOMS
        from inhabit.coaching.rooms.tryouts import change_noted
        from inhabit.coaching.sealed_texts import texts
        from inhabit.coaching.steps import COACHING_SOURCES
        from inhabit.notify.kinds import add_kinds
        from inhabit.people import tree
        from inhabit.people.own_data import contributors
        from inhabit.stages.communicate.beside import ASIDES
        from inhabit.thread.collected import SOURCES

        register(check_video_link)
        join_coaches()
        AGAIN[Delivery.Purpose.CALENDAR] = mail_session
        add_kinds(*KINDS_OF_AGREEMENTS, *KINDS)
        add_new(SOURCES, COACHING_SOURCES)
        add_new(contributors, [*OWN_DATA, my_private_notes])
        add_new(panels, [SHARED_GOALS, SHARED_REVIEWS])
        add_new(COACH_PANELS, [LINKS])
        add_new(ASIDES, [change_noted])
        add_new(COACH_PANELS, [MY_TIME])
        add_new(endings, [cancel_sessions_to_come, close_with_engagement])
        add_new(leavings, [erase_notes_of, free_seat])
        add_new(texts, [NOTES, REVIEWS, *TEXTS_OF_ROOMS, *TEXTS_OF_GOALS, *TEXTS_OF_BRIEFS])
        add_new(texts, [GOALS_OF_GROUPS])
        add_new(tree.followers, [forget_those_who_left])


def add_new(known: list[Any], ours: Iterable[Any]) -> None:
    """Add ``ours`` to ``known``, each once: the application can start twice."""
    known.extend(one for one in ours if one not in known)
