"""Further regions in the same spirit, for a demo of any size: regions, works, shops, crews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from random import Random
from typing import Any

from inhabit.demo.plans import PersonPlan, UnitPlan, content
from inhabit.demo.pool import Pool

LARGEST_TEAM = 15  # a lead and up to fourteen
LAST_DAY_TO_SHARE = 33  # of the programme: yesterday
PATIENCE = 10  # days after the nearest unit above that has shared
REGION, WORKS, SHOP, CREW = range(4)
WIDTHS = {REGION: (500, 2, 12), WORKS: (75, 3, 12), SHOP: (10, 2, 14)}  # people below each, fewest, most
SHARES = {REGION: 0.95, WORKS: 0.85, SHOP: 0.75, CREW: 0.55}  # leads who have shared by now


class Growth:
    """Plans units below ``root`` for a number of further people."""

    def __init__(self, root: UnitPlan, pool: Pool, random: Random) -> None:
        self.root, self.pool, self.random = root, pool, random
        self.counts: defaultdict[str, int] = defaultdict(int)

    def regions(self, people: int) -> Iterator[UnitPlan]:
        """Yield units for exactly ``people`` people, each after the one above it."""
        regions = content("regions.yaml")["regions"]
        shares = split(people, max(1, min(len(regions), round(people / 4600))))
        for region, share in zip(regions, shares, strict=False):
            place = {**region, "location": region["places"][0]}
            yield from self.unit(REGION, share, self.root, place, self.words(region)["director"])

    def unit(
        self, level: int, people: int, parent: UnitPlan, place: dict[str, Any], lead_title: str
    ) -> Iterator[UnitPlan]:
        """Yield a unit of ``people``, its lead included, and the units below it."""
        is_team = people <= LARGEST_TEAM or level == CREW
        posts = people - 1 if is_team else min(level == SHOP or 4, people - 1)
        unit = UnitPlan(
            key="",
            name=self.distinct(place["name"]),
            kind=place.get("kind", "site"),
            parent=parent,
            lead=self.person(lead_title, place, has_mail=True),
            staff=[self.staff(place) for _ in range(posts)],
        )
        self.speak(unit, level)
        yield unit
        if not is_team:
            yield from self.below(level, people - 1 - posts, unit, place)

    def below(self, level: int, people: int, unit: UnitPlan, place: dict[str, Any]) -> Iterator[UnitPlan]:
        size, fewest, most = WIDTHS[level]
        shares = split(people, max(fewest, min(most, round(people / size))))
        for index, share in enumerate(shares):
            if share:
                inside, title = self.inside(level, index, place)
                yield from self.unit(level + 1, share, unit, inside, title)

    def inside(self, level: int, index: int, place: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """Return the ``index``-th place inside ``place`` and the job title of who leads it."""
        words = self.words(place)
        if level == REGION:
            town = place["places"][index % len(place["places"])]
            return {**place, "location": town, "name": f"{words['works']} {town}"}, words["manager"]
        if level == WORKS:
            shops = content("regions.yaml")["shops"][place["language"]]
            shop = shops[index % len(shops)]
            name = f"{shop['name']} {place['location']}"
            return {**place, **shop, "name": name, "shop": shop}, shop["lead"]
        return {**place, "name": f"{place['name']}, {words['crew']} {index + 1}"}, words["crew_lead"]

    def speak(self, unit: UnitPlan, level: int) -> None:
        """Let the lead and some of the staff say something that others of their trade have said."""
        earliest = self.earliest_day(unit)
        if earliest <= LAST_DAY_TO_SHARE and self.random.random() < SHARES[level]:
            unit.day = min(LAST_DAY_TO_SHARE, earliest + self.random.randrange(1, 8 + 2 * level))
            unit.interpretations = self.pool.interpretations(unit)
        unit.voices = self.pool.voices(unit)

    def earliest_day(self, unit: UnitPlan) -> int:
        """Return the day from which ``unit`` may start: when the one above has shared, or after ten days."""
        above = unit.parent.nearest_shared() if unit.parent else None
        waited = 0 if above is unit.parent else PATIENCE
        return (above.day or 0) + waited if above else PATIENCE

    def staff(self, place: dict[str, Any]) -> PersonPlan:
        shop = place.get("shop")
        titles = shop["staff"] if shop else self.words(place)["staff"]
        return self.person(self.random.choice(titles), place, has_mail=not shop or "has_mail" in shop)

    def person(self, title: str, place: dict[str, Any], *, has_mail: bool) -> PersonPlan:
        return PersonPlan(title, place["country"], place["location"], place["language"], has_mail)

    def words(self, place: dict[str, Any]) -> dict[str, Any]:
        words: dict[str, Any] = content("regions.yaml")["words"][place["language"]]
        return words

    def distinct(self, name: str) -> str:
        self.counts[name] += 1
        return name if self.counts[name] == 1 else f"{name} {self.counts[name]}"


def split(total: int, parts: int) -> list[int]:
    """Return ``parts`` whole numbers, as equal as can be, that sum to ``total``."""
    base, rest = divmod(total, parts)
    return [base + (index < rest) for index in range(parts)]
