"""A version as a YAML file that reads back as the same version."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import yaml

from inhabit.strategy.contents import Contents, InitiativeContents, PriorityContents


class StrategyDumper(yaml.SafeDumper):
    """Writes long texts folded and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def represent_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    if value == value.to_integral_value():
        return dumper.represent_int(int(value))
    return dumper.represent_float(float(value))


StrategyDumper.add_representer(Decimal, represent_decimal)


def strategy_as_yaml(name: str, contents: Contents) -> str:
    """Return ``contents`` as a file in the shape that the import reads."""
    contents = contents.tidied()
    data = without_blanks(
        {
            "name": name,
            "published_on": contents.dated_on,
            "vision": contents.vision,
        }
    ) | {"priorities": [priority_as_data(one) for one in contents.priorities]}
    return yaml.dump(
        data, Dumper=StrategyDumper, sort_keys=False, allow_unicode=True, width=100, default_flow_style=False
    )


def without_blanks(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def priority_as_data(priority: PriorityContents) -> dict[str, Any]:
    return {"name": priority.name, "weight": priority.weight} | without_blanks(
        {
            "why": priority.why,
            "changes": priority.changes,
            "stays": priority.stays,
            "signs": [without_blanks(vars(sign)) for sign in priority.signs],
            "key_points": list(priority.key_points),
            "initiatives": [initiative_as_data(one) for one in priority.initiatives],
        }
    )


def initiative_as_data(initiative: InitiativeContents) -> dict[str, Any]:
    return without_blanks(vars(initiative) | {"units": [unit.name for unit in initiative.units]})
