"""A reader of calendar files of its own, strict as RFC 5545: it shares no code with what writes them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from dateutil.tz import tzical

LINE = re.compile(
    r"""([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)""", re.DOTALL
)
PARAMETER = re.compile(r""";([A-Za-z0-9-]+)=((?:"[^"]*"|[^";])*)""")
ESCAPED = {"n": "\n", "N": "\n"}
MOST_OCTETS = 75


@dataclass
class Property:
    value: str
    parameters: dict[str, str]

    @property
    def text(self) -> str:
        return re.sub(r"\\(.)", lambda found: ESCAPED.get(found[1], found[1]), self.value)


@dataclass
class Component:
    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)

    def one(self, name: str) -> Property:
        (found,) = self.properties[name]
        return found

    def of(self, name: str) -> list[Component]:
        return [part for part in self.parts if part.name == name]


def read(text: str) -> Component:
    """Return the one calendar in ``text``; ``AssertionError`` where a line is not as it should be."""
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    assert not any("\n" in line or "\r" in line for line in lines)
    assert all(len(line.encode()) <= MOST_OCTETS for line in lines)
    root = Component("")
    open_now = [root]
    for line in re.sub(r"\r\n[ \t]", "", text[:-2]).split("\r\n"):
        found = LINE.fullmatch(line)
        assert found, line
        name, value = found[1].upper(), found[3]
        if name == "BEGIN":
            open_now.append(Component(value))
            open_now[-2].parts.append(open_now[-1])
        elif name == "END":
            assert open_now.pop().name == value
        else:
            parameters = {key.upper(): worth.strip('"') for key, worth in PARAMETER.findall(found[2])}
            open_now[-1].properties.setdefault(name, []).append(Property(value, parameters))
    assert open_now == [root]
    (calendar,) = root.parts
    assert calendar.name == "VCALENDAR"
    assert calendar.one("VERSION").value == "2.0"
    return calendar


def zones_in(text: str) -> tzical:
    """Return the time zones that the file itself explains."""
    return tzical(io.StringIO(text.replace("\r\n", "\n")))


def moment(text: str, stated: Property) -> datetime:
    """Return the moment that ``stated`` names, by the rules in the file alone."""
    zone: tzinfo = zones_in(text).get(stated.parameters["TZID"])
    assert zone is not None
    return datetime.strptime(stated.value, "%Y%m%dT%H%M%S").replace(tzinfo=zone)
