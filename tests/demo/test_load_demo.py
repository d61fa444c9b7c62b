"""What the invented organisation looks like once it is loaded."""

from datetime import timedelta

import pytest
from demo_progress import Silence
from django.db.models import Count, F, Q

from inhabit.audit.models import Event
from inhabit.demo.loading import Loaded, NotEmptyError, load_demo
from inhabit.people.models import Person, Placement, Unit, UnitLine, today
from inhabit.programme.models import Programme, UnitStage
from inhabit.stages.clarify.models import Contribution, Interpretation, InterpretationRequest
from inhabit.strategy.models import Version


def test_it_has_600_people_in_four_countries(demo: Loaded) -> None:
    here = Person.objects.here()
    assert here.count() == demo.people == 600
    assert {zone.split("/")[1] for zone in here.values_list("time_zone", flat=True)} == {
        "Berlin",
        "Amsterdam",
        "Warsaw",
        "Lisbon",
    }
    languages = dict(here.values_list("language").annotate(Count("pk")).order_by())
    assert set(languages) == {"de", ""}  # German, and whatever the browser asks for
    assert min(languages.values()) > 150
    assert not here.filter(Q(name="") | Q(job_title="")).exists()
    assert here.filter(email="").count() > 300  # the shop floor has no work address


def test_it_is_a_tree_with_a_few_odd_shapes(demo: Loaded) -> None:
    units = Unit.objects.open()
    assert units.filter(parent=None).count() == 1
    assert units.filter(depth=1).count() == 12
    assert max(units.values_list("depth", flat=True)) == 4
    assert Unit.objects.get(name="Hallendienst Kassel").headcount == 30
    assert Unit.objects.get(name="Wheel Lathe Gdynia").headcount == 1
    assert list(units.filter(lead=None).values_list("name", flat=True)) == ["Technical Documentation"]


def test_it_has_a_past(demo: Loaded) -> None:
    placements = Placement.objects.current()
    new = placements.filter(starts_on__gt=today() - timedelta(days=28)).count()
    assert 5 <= new <= 40
    gone = Person.objects.exclude(pk__in=Person.objects.here())
    assert gone.count() >= 5
    assert UnitLine.objects.filter(ends_on__isnull=False).exists()
    assert Person.objects.here().annotate(places=Count("placements")).filter(places=2).exists()


def test_the_strategy_is_in_force_and_argues_for_five_priorities(demo: Loaded) -> None:
    version = Version.objects.in_force().get()
    statements = version.statements.annotate(
        signs_count=Count("signs", distinct=True), points=Count("key_points", distinct=True)
    )
    assert sum(statement.weight for statement in statements) == 100
    assert len(statements) == 5
    for statement in statements:
        assert statement.why
        assert statement.changes
        assert statement.stays
        assert 1 <= statement.signs_count <= 3
        assert 3 <= statement.points <= 7
        assert statement.initiatives.filter(ends_on__gt=today()).exists()


def test_it_says_that_it_is_invented(demo: Loaded) -> None:
    version = Version.objects.in_force().get()
    assert "invented" in version.strategy.name
    assert "invented" in Unit.objects.get(parent=None).name


def test_top_units_speak_for_themselves(demo: Loaded) -> None:
    past = Q(interpretations__is_current=False, interpretations__shared_at__isnull=False)
    top = Unit.objects.filter(depth__lte=1).annotate(said=Count("interpretations", filter=~past))
    assert all(2 <= unit.said <= 3 for unit in top)
    assert Interpretation.objects.shared().filter(unit__depth__gt=1).count() >= 40
    now = Interpretation.objects.filter(Q(is_current=True) | Q(shared_at=None))
    meanings = now.values_list("meaning", "because")
    assert len(set(meanings)) == len(meanings)
    assert Interpretation.objects.shared().filter(stance=Interpretation.Stance.NOT_OURS).count() >= 5
    assert (
        Interpretation.objects.shared().filter(unit__lead__language="de", meaning__contains=" wir ").exists()
    )


def test_contributions_are_many_and_kept_among_those_chosen(demo: Loaded) -> None:
    finished = Contribution.objects.finished()
    assert finished.count() >= 120
    assert set(finished.values_list("audience", flat=True)) == set(Contribution.Audience)
    texts = list(finished.values_list("text", flat=True))
    assert len(set(texts)) == len(texts)
    drafts = Contribution.objects.filter(finished_at=None)
    assert drafts.count() >= 4
    assert not drafts.exclude(text="").exists()
    assert InterpretationRequest.objects.count() >= 15


def test_a_contribution_comes_after_what_it_was_read_from(demo: Loaded) -> None:
    early = Contribution.objects.finished().filter(
        from_unit__stages__shared_at__date__gt=F("finished_at__date")
    )
    assert not early.exists()


def test_the_thread_breaks_where_leads_are_silent(demo: Loaded) -> None:
    stages = UnitStage.objects.all()
    assert stages.count() == demo.units
    assert 40 <= stages.filter(is_unbroken=True).count() <= 60
    silent = {"Werk Rostock", "Works Gdynia", "Depot Porto", "Central Stores", "Finance and Contracts"}
    assert silent <= set(stages.filter(shared_at=None).values_list("unit__name", flat=True))


def test_some_started_after_waiting_and_some_still_wait(demo: Loaded) -> None:
    skipped = UnitStage.objects.get(unit__name="Frühschicht Rostock")
    assert skipped.shared_at is not None
    assert not skipped.is_unbroken
    assert skipped.is_open_on(today())
    waiting = UnitStage.objects.get(unit__name="Picking and Kits")
    assert waiting.shared_at is None
    assert not waiting.is_open_on(today())
    assert waiting.opens_on is not None
    assert waiting.opens_on <= today() + Programme.objects.get().patience_days * timedelta(days=1)


def test_nobody_shared_before_their_unit_could_start(demo: Loaded) -> None:
    shared = UnitStage.objects.filter(shared_at__isnull=False)
    assert not [stage.unit.name for stage in shared if stage.shared_at.date() < stage.opens_on]


def test_it_is_recorded_without_a_name(demo: Loaded) -> None:
    assert Event.objects.get(verb="demo.loaded").details["people"] == 600


def test_a_second_load_is_refused(demo: Loaded) -> None:
    with pytest.raises(NotEmptyError):
        load_demo(progress=Silence())


def test_a_smaller_one_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match="at least 600"):
        load_demo(people=30, progress=Silence())
