"""Whether a session can still be written in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inhabit.coaching.models import Engagement, Session


def is_writable(session: Session) -> bool:
    """Say whether its coaching goes on, and it was not called off."""
    is_on = session.state in {Session.State.BOOKED, Session.State.HELD}
    return is_on and engagement_of(session).is_going_on


def engagement_of(session: Session) -> Engagement:
    """Return the engagement of a session that has a room; the 20 minutes before one have none."""
    assert session.engagement is not None  # noqa: S101  # permissions.in_the_session finds no other
    return session.engagement


def refuse_where_closed(session: Session) -> None:
    if not is_writable(session):
        raise ValidationError(
            _("This session was called off, or its coaching has ended. What was written stays readable.")
        )
