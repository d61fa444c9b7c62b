from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "inhabit.coaching"

    def ready(self) -> None:
        from django.core.checks import register

        from inhabit.access.models import Delivery
        from inhabit.access.tasks import AGAIN
        from inhabit.coaching.agreements.notices import KINDS_OF_AGREEMENTS
        from inhabit.coaching.calendars.checks import check_video_link
        from inhabit.coaching.calendars.own_data import my_calendar
        from inhabit.coaching.calendars.tasks import mail_session
        from inhabit.coaching.rooms.notices import KINDS_OF_ROOMS
        from inhabit.coaching.rooms.own_data import PARTS_OF_ROOMS
        from inhabit.coaching.rooms.tryouts import change_noted
        from inhabit.coaching.steps import COACHING_SOURCES
        from inhabit.notify.kinds import add_kinds
        from inhabit.people.own_data import contributors
        from inhabit.stages.communicate.beside import ASIDES
        from inhabit.thread.collected import SOURCES

        register(check_video_link)
        AGAIN[Delivery.Purpose.CALENDAR] = mail_session
        add_kinds(*KINDS_OF_AGREEMENTS)
        add_kinds(*KINDS_OF_ROOMS)
        parts = (my_calendar, *PARTS_OF_ROOMS)
        contributors.extend(part for part in parts if part not in contributors)
        SOURCES.extend(source for source in COACHING_SOURCES if source not in SOURCES)
        if change_noted not in ASIDES:
            ASIDES.append(change_noted)
