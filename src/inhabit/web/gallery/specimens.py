"""What a family of components gives to the gallery: plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class State:
    """One state of a component.

    ``context`` holds invented values, by the name of the parameter; the template calls what can be called.
    """

    title: str
    context: Mapping[str, object]


@dataclass(frozen=True)
class Specimen:
    """A component with its states.

    ``template`` is its path ("components/voice.html"); ``inside`` is the element that the component
    must stand in, as ``ul`` for one that is an ``<li>``; ``is_small`` puts its states side by side,
    without the lines that draw them.
    """

    name: str
    template: str
    states: tuple[State, ...]
    inside: Literal["div", "ul", "ol", "dl", "form"] = "div"
    is_small: bool = False


@dataclass(frozen=True)
class Family:
    """Components that are looked at together. ``slug`` stands in the address."""

    slug: str
    title: str
    about: str
    specimens: tuple[Specimen, ...]
