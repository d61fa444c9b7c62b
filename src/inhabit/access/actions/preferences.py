"""How a person wants to be spoken to."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.access.models import Account


def set_preferences(*, account: Account, language: str, time_zone: str) -> None:
    """Keep the language and time zone that ``account``'s person chose; empty means "as the list says".

    It changes nothing for anybody else, so it leaves no trace in the trail.
    """
    if language and language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("Choose one of the languages in the list.")})
    if time_zone and not is_time_zone(time_zone):
        raise ValidationError({"time_zone": _("Choose one of the time zones in the list.")})
    account.language = language
    account.time_zone = time_zone
    account.save(update_fields=["language", "time_zone"])


def is_time_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (LookupError, ValueError, OSError):
        return False
