"""Names for invented people, as they are common in each country."""

from random import Random

from inhabit.demo.plans import PersonPlan, content


class Names:
    """Gives everybody a name. The same seed gives the same names."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.taken: set[str] = set()

    def give(self, person: PersonPlan) -> None:
        """Name ``person``, if they have no name yet; two people may share one in a large organisation."""
        if not person.name:
            person.name = self.draw(person.country)
        self.taken.add(person.name)

    def draw(self, country: str) -> str:
        lists = content("names.yaml")[country]
        name = ""
        for _ in range(5):
            name = f"{self.random.choice(lists['given'])} {self.random.choice(lists['family'])}"
            if name not in self.taken:
                break
        return name
