"""What changes who may come in and what they may do."""

from inhabit.access.actions.appointments import (
    appoint_person,
    end_appointment,
    may_be_appointed,
    reinstate_appointment,
)
from inhabit.access.actions.guests import change_stay, end_stay, let_in_guest
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
    "change_stay",
    "end_appointment",
    "end_stay",
    "invite_by_code",
    "invite_by_mail",
    "let_in_guest",
    "may_be_appointed",
    "reinstate_appointment",
    "revoke_invitations",
    "set_preferences",
]
