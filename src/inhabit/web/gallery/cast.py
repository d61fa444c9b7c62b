"""The people and units of the specimens: from Vierspur, the train repairers of the demo, all invented.

They are never saved. Their numbers are nobody's, so their links lead nowhere.
"""

from inhabit.people.models import Person, Unit

NADIA = Person(pk=0, name="Nadia Haddad", job_title="Head of Bogie Overhaul", external_id="nadia")
JONAS = Person(pk=0, name="Jonas Wegener", job_title="Bogie fitter", external_id="jonas")
LONG = Person(
    pk=0,
    name="Prof. Dr. Anneliese Schulze-Hohenbrunn geb. von Westerwelde-Lichtenfels",
    job_title="Stellvertretende Leiterin der Drehgestellinstandhaltungskapazitätsplanung",
    external_id="long",
)
POST = Person(pk=0, name="", job_title="Wheelset inspector, night shift", external_id="post-4711")

VIERSPUR = Unit(pk=0, name="Vierspur", depth=0)
BOGIES = Unit(pk=0, name="Bogie Overhaul", depth=2, parent=VIERSPUR, lead=NADIA)
LONG_UNIT = Unit(
    pk=0,
    name="Drehgestellinstandhaltungskapazitätsplanung für Nahverkehrstriebzüge der Werke Süd und Südost",
    depth=3,
    parent=BOGIES,
)
DISSOLVED = Unit(pk=0, name="Paint Shop Harburg", depth=2, parent=VIERSPUR, is_open=False)
