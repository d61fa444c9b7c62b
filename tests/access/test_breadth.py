"""How wide a circle of readers is, as the icon beside its sentence tells."""

from cast import Cast

from inhabit.access.models import Role
from inhabit.access.readers import Breadth, Circle, Readers
from inhabit.people.circles import EveryoneHere, HoldersOf, LeadOf, MembersOf, Themself


def test_the_widest_circle_counts(cast: Cast) -> None:
    me, lead, unit = Themself(cast.member), LeadOf(cast.payroll), MembersOf(cast.payroll)
    expected: list[tuple[tuple[Circle, ...], Breadth]] = [
        ((), Breadth.NOBODY),
        ((me,), Breadth.ONE),
        ((me, lead), Breadth.FEW),
        ((HoldersOf(Role.SPONSOR),), Breadth.FEW),
        ((me, unit, lead), Breadth.UNIT),
        ((me, unit, EveryoneHere()), Breadth.EVERYONE),
    ]
    assert [Readers(circles).breadth for circles, _ in expected] == [breadth for _, breadth in expected]


def test_what_is_said_is_the_sentence(cast: Cast) -> None:
    said = Readers((Themself(cast.member),)).said_to(cast.member)
    assert said.sentence == str(said) == "Only you."


def test_several_circles_are_told_apart_where_one_is_a_list_itself(cast: Cast) -> None:
    short = Readers((Themself(cast.member), LeadOf(cast.payroll)))
    assert short.sentence(cast.member) == "You and whoever leads Payroll (now Lena Lead)."
    long = Readers((Themself(cast.member), MembersOf(cast.payroll), LeadOf(cast.finance)))
    assert long.sentence(cast.member) == (
        "You; everyone in Payroll, dotted lines included, and its lead; "
        "whoever leads Finance (now Farid Finance)."
    )
