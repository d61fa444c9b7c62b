from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "inhabit.coaching"

    def ready(self) -> None:
        from django.core.checks import register

        from inhabit.access.models import Delivery
        from inhabit.access.tasks import AGAIN
        from inhabit.coaching.agreements.ending import endings, leavings
        from inhabit.coaching.agreements.notices import KINDS_OF_AGREEMENTS
        from inhabit.coaching.booking.actions import cancel_sessions_to_come
        from inhabit.coaching.calendars.checks import check_video_link
        from inhabit.coaching.calendars.tasks import mail_session
        from inhabit.coaching.matching.waiting import forget_those_who_left
        from inhabit.coaching.notes.actions import erase_notes_of
        from inhabit.coaching.notes.own_data import my_private_notes
        from inhabit.coaching.notices import KINDS
        from inhabit.coaching.own_data import OWN_DATA
        from inhabit.coaching.steps import COACHING_SOURCES
        from inhabit.notify.kinds import add_kinds
        from inhabit.people import tree
        from inhabit.people.own_data import contributors
        from inhabit.thread.collected import SOURCES

        register(check_video_link)
        AGAIN[Delivery.Purpose.CALENDAR] = mail_session
        add_kinds(*KINDS_OF_AGREEMENTS, *KINDS)
        add_new(SOURCES, COACHING_SOURCES)
        add_new(contributors, [*OWN_DATA, my_private_notes])
        add_new(endings, [cancel_sessions_to_come])
        add_new(leavings, [erase_notes_of])
        add_new(tree.followers, [forget_those_who_left])


def add_new[T](known: list[T], ours: list[T]) -> None:
    """Add ``ours`` to ``known``, each once: the application can start twice."""
    known.extend(one for one in ours if one not in known)
