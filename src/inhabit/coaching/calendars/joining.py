"""Where calendars join the rest of the product, once it is ready."""

from django.core.checks import register

from inhabit.access.models import Delivery
from inhabit.access.tasks import AGAIN
from inhabit.coaching.calendars.checks import check_video_link
from inhabit.coaching.calendars.own_data import my_calendar
from inhabit.coaching.calendars.tasks import mail_session
from inhabit.coaching.joining import add_new
from inhabit.people.own_data import contributors


def join_calendars() -> None:
    """Name what the packages below have to know of calendars. A second time changes nothing."""
    register(check_video_link)
    AGAIN[Delivery.Purpose.CALENDAR] = mail_session
    add_new(contributors, [my_calendar])
