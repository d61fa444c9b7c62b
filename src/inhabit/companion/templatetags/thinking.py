"""What other pages show of "Think it through": whether there is a conversation behind a next step."""

from django import template

from inhabit.companion.library import moves_with_a_path

register = template.Library()


@register.filter
def can_be_thought_through(move: str) -> bool:
    """Say whether a path stands behind the next step ``move``. Asks the files alone, no query."""
    return move in moves_with_a_path()
