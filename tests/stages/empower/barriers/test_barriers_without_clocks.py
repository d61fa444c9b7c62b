"""Where clocks are switched off nothing goes up by itself, only by hand."""

from barriers import raised
from cast import Cast, SignIn
from django.urls import reverse

from inhabit.stages.empower.barriers.models import Barrier
from inhabit.stages.empower.barriers.upkeep import care_for_barriers
from inhabit.stages.empower.switches.models import SwitchedOff, What


def switch_off(cast: Cast) -> None:
    from inhabit.stages.empower.switches.models import Switch

    rule = Switch.objects.create(what=What.CLOCKS, unit=cast.payroll, is_on=False)
    SwitchedOff.objects.create(what=What.CLOCKS, unit=cast.payroll, switch=rule)


def test_no_clock_runs_and_who_raised_it_may_take_it_up(cast: Cast, sign_in: SignIn) -> None:
    switch_off(cast)
    barrier = raised(cast.member)
    assert barrier.due_on is None
    page = sign_in(cast.member).get(reverse("barrier", args=[barrier.pk])).text
    assert "no clock runs here" in page
    assert "Take it up to Services" in page
    care_for_barriers()
    assert Barrier.objects.get().level == cast.payroll


def test_switching_them_off_and_on_stops_and_starts_them(cast: Cast) -> None:
    barrier = raised(cast.member)
    switch_off(cast)
    care_for_barriers()
    barrier.refresh_from_db()
    assert barrier.due_on is None
    SwitchedOff.objects.all().delete()
    care_for_barriers()
    barrier.refresh_from_db()
    assert barrier.due_on is not None
