"""The organisation as an icicle: units by their people, with one share of each as colour and words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.charts.figures import held_back, in_percent
from inhabit.charts.frame import Column, Frame, Table
from inhabit.charts.icicle import Branch, Icicle, draw_icicle


@dataclass(frozen=True)
class Unit:
    """A unit with all people in its subtree. percent: the share shown, None is held back."""

    name: str
    people: int
    percent: int | None = None
    below: tuple[Unit, ...] = ()
    address: str = ""

    @property
    def own_people(self) -> int:
        return self.people - sum(unit.people for unit in self.below)

    @property
    def step(self) -> int:
        """Return the colour step: 0 (nobody) to 4 (nearly everyone)."""
        percent = self.percent or 0
        return 4 if percent >= 95 else min(4, -(-percent // 25))

    @property
    def figure(self) -> str:
        return held_back() if self.percent is None else in_percent(self.percent)

    @property
    def words(self) -> str:
        number = number_format(self.people, force_grouping=True)
        people = ngettext("one person", "%(number)s people", self.people) % {"number": number}
        return _("%(unit)s: %(people)s, %(figure)s") % {
            "unit": self.name,
            "people": people,
            "figure": self.figure,
        }


@dataclass(frozen=True)
class OrganisationChart:
    """share: what the per cent are of (“reached by the thread”)."""

    frame: Frame
    root: Unit
    share: str


@dataclass(frozen=True)
class OrganisationPicture:
    frame: Frame
    icicle: Icicle[Unit]
    share: str
    table: Table

    kind = "organisation"
    template = "charts/pictures/organisation.html"

    @property
    def is_empty(self) -> bool:
        return not self.icicle.cells

    @property
    def height(self) -> int:
        return self.icicle.height

    @property
    def has_links(self) -> bool:
        return any(cell.item.address for cell in self.icicle.cells)


def draw_organisation(shown: OrganisationChart) -> OrganisationPicture:
    return OrganisationPicture(shown.frame, draw_icicle(branch_of(shown.root)), shown.share, table_of(shown))


def branch_of(unit: Unit) -> Branch[Unit]:
    return Branch(unit, unit.people, unit.own_people, tuple(branch_of(below) for below in unit.below))


def table_of(shown: OrganisationChart) -> Table:
    """Return the root, the units below it and those below them, each with the unit above."""
    columns = (
        Column(_("Unit"), is_number=False),
        Column(_("Unit above"), is_number=False),
        Column(_("People")),
        Column(f"{shown.share}, %"),
    )
    pairs = [(shown.root, "")]
    for unit in shown.root.below:
        pairs += [(unit, shown.root.name), *((below, unit.name) for below in unit.below)]
    return Table(columns, tuple((unit.name, above, unit.people, unit.figure) for unit, above in pairs))
