"""“May I decide this?” finds what is agreed in one's own line, in one's own words."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from queries import assert_max_queries
from remits import REFUND, agreed_remit

from inhabit.people.models import Person


def searched(sign_in: SignIn, person: Person, words: str) -> str:
    return assert_max_queries(sign_in(person), reverse("may_i", query={"q": words})).text


@pytest.mark.parametrize(
    "words", ["refund customers", "money back", "Customer asks for his money", "Geld? money!", "custom"]
)
def test_other_words_and_endings_find_it(cast: Cast, sign_in: SignIn, words: str) -> None:
    agreed_remit(cast)
    shown = searched(sign_in, cast.member, words)
    assert REFUND in shown
    assert "Yes. Tell Lena Lead afterwards." in shown


def test_what_holds_above_is_found_and_what_holds_elsewhere_not(cast: Cast, sign_in: SignIn) -> None:
    agreed_remit(cast, "lead")
    assert "Decided by: Whoever leads Payroll. Dario Director hears of it afterwards." in searched(
        sign_in, cast.member, "money back"
    )
    assert REFUND not in searched(sign_in, cast.outsider, "money back")


def test_what_one_person_may_decide_stays_in_their_unit(cast: Cast, sign_in: SignIn) -> None:
    agreed_remit(cast, "person", cast.member)
    assert "Yes. Tell Lena Lead afterwards." in searched(sign_in, cast.member, "money back")
    assert "Mia Member" in searched(sign_in, cast.colleague, "money back")
    assert "Mia Member" not in sign_in(cast.outsider).get(reverse("unit_remits", args=[cast.payroll.pk])).text


def test_nothing_found_leads_to_asking(cast: Cast, sign_in: SignIn) -> None:
    shown = searched(sign_in, cast.member, "hire a trainee")
    assert "Nothing is agreed on that yet" in shown
    assert reverse("new_decision_request") + "?q=hire%20a%20trainee" in shown


def test_what_is_mine_to_decide_stands_below_the_field(cast: Cast, sign_in: SignIn) -> None:
    agreed_remit(cast)
    shown = assert_max_queries(sign_in(cast.colleague), reverse("may_i")).text
    assert REFUND in shown
    assert REFUND not in sign_in(cast.outsider).get(reverse("may_i")).text
