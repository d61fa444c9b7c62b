"""Where the sealed words of goals lie. See ``coaching.sealed_texts``."""

from inhabit.coaching.models import Goal, GoalRating, GoalWording
from inhabit.coaching.sealed_texts import SealedTexts

TEXTS_OF_GOALS = (
    SealedTexts(GoalRating, "goal__engagement", {"content": lambda row: f"goal rating {row.goal_id}"}),
    SealedTexts(GoalWording, "goal__engagement", {"content": lambda row: f"goal {row.goal_id}"}),
    SealedTexts(Goal, "engagement", {"draft": lambda row: f"goal {row.pk}"}),
)
