from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "inhabit.coaching"

    def ready(self) -> None:
        from django.core.checks import register

        from inhabit.access.models import Delivery
        from inhabit.access.tasks import AGAIN
        from inhabit.coaching.calendars.checks import check_video_link
        from inhabit.coaching.calendars.own_data import my_calendar
        from inhabit.coaching.calendars.tasks import mail_session
        from inhabit.coaching.goals.own_data import my_coaching_goals
        from inhabit.people.own_data import contributors

        register(check_video_link)
        AGAIN[Delivery.Purpose.CALENDAR] = mail_session
        contributors.extend(part for part in (my_calendar, my_coaching_goals) if part not in contributors)
