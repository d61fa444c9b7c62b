"""What a notice may say: units, stories, priorities, numbers and days; never anybody's words."""

import re

import pytest
from cast import Cast, SignIn
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from notices import NUDGE, tell

from inhabit.notify.actions import send_notice
from inhabit.notify.kinds import KINDS
from inhabit.people.own_data import own_data

NAMES = {
    "unit",
    "from_unit",
    "below",
    "above",
    "story",
    "priority",
    "programme",
    "stage",
    "number",
    "day",
    "days",
    "when",  # a day and time on the reader's own clock, as are the other two
    "before",
    "until",
}
PLACE = re.compile(r"%\((\w+)\)[sd]")


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_a_kind_names_things_and_never_words_or_writers(language: str) -> None:
    with translation.override(language):
        for kind in KINDS.values():
            words = str(kind.words)
            assert set(PLACE.findall(words)) <= NAMES, f"{kind.key}: may this stand in a mail?"
            assert words % dict.fromkeys(NAMES, 1), kind.key
            assert str(kind.label)


def test_an_unknown_kind_is_an_error_of_ours(cast: Cast) -> None:
    with pytest.raises(KeyError):
        send_notice("no.such", to=[cast.member], address="/", key="1")


def test_it_stands_in_my_own_file_and_in_nobody_elses(cast: Cast, sign_in: SignIn) -> None:
    tell(cast.member, NUDGE)
    mine = own_data(cast.member)
    assert mine["notices"][0]["details"] == {"unit": "Payroll"}
    assert own_data(cast.lead)["notices"] == []
    assert b"test.nudge" in sign_in(cast.member).get(reverse("my_data")).content


def test_the_promise_says_who_reads_it(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("promise")).text
    assert "What you are told under “Notices”" in page
