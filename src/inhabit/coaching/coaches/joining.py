"""Where coaches join the rest of the product, once it is ready."""

from inhabit.access.actions import appointments
from inhabit.access.middleware import TAKES_FILES
from inhabit.coaching.coaches.actions.deciding import end_with_the_role
from inhabit.coaching.coaches.notices import KINDS_OF_COACHES
from inhabit.coaching.coaches.own_data import PARTS
from inhabit.coaching.coaches.permissions import known_coach
from inhabit.coaching.coaches.portraits import LARGEST_FILE
from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors

FORM_AROUND_A_FILE = 10_000  # bytes


def join_coaches() -> None:
    """Name what the packages below have to know of coaches. A second time changes nothing."""
    add_kinds(*KINDS_OF_COACHES)
    contributors.extend(part for part in PARTS if part not in contributors)
    TAKES_FILES["coach_portrait"] = (known_coach, LARGEST_FILE + FORM_AROUND_A_FILE)
    if end_with_the_role not in appointments.followers:
        appointments.followers.append(end_with_the_role)
