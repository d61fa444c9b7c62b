"""Where several forms stand on one page, each label leads to its own field."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from cast import Cast, SignIn
from coaching_rooms import a_session
from django.urls import reverse

from inhabit.coaching.models import Session


class Ids(HTMLParser):
    """How often each id stands in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.update(value for name, value in attrs if name == "id" and value)


@pytest.fixture
def session(cast: Cast) -> Session:
    return a_session(cast)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("member", "session_room"),
        ("coach", "session_room"),
        ("member", "engagement_actions"),
        ("coach", "coach_hours"),
        ("member", "calendar_choices"),
        ("coach", "coach_supervision"),
    ],
)
def test_no_id_stands_twice(who: str, name: str, cast: Cast, sign_in: SignIn, session: Session) -> None:
    numbers = {"session_room": [session.pk], "engagement_actions": [session.engagement_id]}
    seen = sign_in(getattr(cast, who)).get(reverse(name, args=numbers.get(name, []))).text
    assert [one for one, number in Ids(seen).found.items() if number > 1] == []
