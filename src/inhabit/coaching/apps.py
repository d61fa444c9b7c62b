from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "inhabit.coaching"

    def ready(self) -> None:
        from django.core.checks import register

        from inhabit.access.models import Delivery
        from inhabit.access.tasks import AGAIN
        from inhabit.coaching.agreements.notices import KINDS_OF_AGREEMENTS
        from inhabit.coaching.calendars.checks import check_video_link
        from inhabit.coaching.calendars.tasks import mail_session
        from inhabit.coaching.matching.waiting import forget_those_who_left
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
        SOURCES.extend(source for source in COACHING_SOURCES if source not in SOURCES)
        contributors.extend(part for part in OWN_DATA if part not in contributors)
        if forget_those_who_left not in tree.followers:
            tree.followers.append(forget_those_who_left)
