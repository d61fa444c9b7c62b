"""What tests of barriers and trials do over and over."""

from __future__ import annotations

from inhabit.notify.models import Notice
from inhabit.people.models import Person, Unit, UnitLine, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.empower.barriers.actions import Words, raise_barrier
from inhabit.stages.empower.barriers.actions.trials import Plan, begin_trial
from inhabit.stages.empower.barriers.actions.unnamed import raise_unnamed
from inhabit.stages.empower.barriers.models import Barrier, Category, Trial
from inhabit.stages.empower.barriers.upkeep import care_for_barriers


def raised(by: Person, text: str = "Two signatures for each payment", **where: object) -> Barrier:
    category = str(where.pop("category", Category.WORKFLOW))
    return raise_barrier(words=Words(text, category, "One is enough"), by=by, **where)  # type: ignore[arg-type]  # as given


def five_barriers_without_names(people: list[Person]) -> list[str]:
    """Let five of ``people`` raise something without their names, and release it. Returns their receipts."""
    receipts = [
        raise_unnamed(words=Words(f"Matter {number}", Category.RULES), by=person)
        for number, person in enumerate(people[:5])
    ]
    care_for_barriers()
    return receipts


def tried(barrier: Barrier, by: Person, *people: Person) -> Trial:
    plan = Plan("One signature below a hundred", "Days until it is paid", "nine days")
    return begin_trial(barrier=barrier, plan=plan, people=people, by=by)


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=f"empower.{kind}").values_list("person__name", flat=True))


def change_line(unit: Unit, **fields: object) -> None:
    """Change today who leads ``unit``, or what stands above it."""
    line = UnitLine.objects.get(unit=unit, ends_on=None)
    for name, value in fields.items():
        setattr(line, name, value)
    line.save()
    refresh_tree()


def dissolve(unit: Unit) -> None:
    UnitLine.objects.filter(unit=unit, ends_on=None).update(ends_on=today())
    refresh_tree()
