"""What the organisation's party reads of goals: those that were shared with them."""

from inhabit.coaching.agreements.party import Panel
from inhabit.coaching.goals.selectors import goals_for_party
from inhabit.coaching.models import Opening

SHARED_GOALS = Panel("coaching/goals/for_party.html", goals_for_party, Opening.What.SHARED_GOALS)
