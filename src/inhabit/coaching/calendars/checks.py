"""The check that the deployment's video link leads somewhere."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ValidationError

from inhabit.coaching.calendars.video import check_meeting_place


def check_video_link(**_: Any) -> list[CheckMessage]:
    if not settings.COACHING_VIDEO:
        return []
    try:
        check_meeting_place(settings.COACHING_VIDEO)
    except ValidationError as error:
        return [Error(f"INHABIT_COACHING_VIDEO: {error.messages[0]}", id="coaching.E001")]
    return []
