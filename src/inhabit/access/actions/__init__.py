"""What changes who may come in and what they may do."""

from inhabit.access.actions.appointments import (
    appoint_person,
    end_appointment,
    may_be_appointed,
    reinstate_appointment,
)
from inhabit.access.actions.invitations import (
    accept_invitation,
    invite_by_code,
    invite_by_mail,
    revoke_invitations,
)
from inhabit.access.actions.preferences import set_preferences

__all__ = [
    "accept_invitation",
    "appoint_person",
    "end_appointment",
    "invite_by_code",
    "invite_by_mail",
    "may_be_appointed",
    "reinstate_appointment",
    "revoke_invitations",
    "set_preferences",
]
