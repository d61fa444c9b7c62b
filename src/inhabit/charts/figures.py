"""An estimate with its interval, and how it reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import localize, number_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Figure:
    """An estimate with its interval; ``estimate`` None is held back, an end None isn't known."""

    estimate: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_shown(self) -> bool:
        return self.estimate is not None

    @property
    def value(self) -> float:
        """Return the estimate. Raises ``ValueError`` where it is held back."""
        if self.estimate is None:
            raise ValueError("This figure is held back")
        return self.estimate

    @property
    def ends(self) -> tuple[float, float]:
        """Return the interval's ends; where one isn't known, the estimate itself."""
        return (
            self.value if self.low is None else self.low,
            self.value if self.high is None else self.high,
        )

    @property
    def words(self) -> str:
        """Return “64 (58–70)”, “64” where there is no interval, “held back” where there is no figure."""
        if self.estimate is None:
            return held_back()
        if self.low is None or self.high is None:
            return whole(self.estimate)
        parts = {"estimate": whole(self.estimate), "low": whole(self.low), "high": whole(self.high)}
        return _("%(estimate)s (%(low)s–%(high)s)") % parts

    @property
    def cells(self) -> tuple[str | int, str | int, str | int]:
        """Return estimate, low and high as cells of a table, rounded as the words are."""
        if self.estimate is None:
            return held_back(), "", ""
        low, high = ("" if end is None else round(end) for end in (self.low, self.high))
        return round(self.estimate), low, high


NOT_SHOWN = Figure()


def held_back() -> str:
    return _("held back")


def in_percent(number: float) -> str:
    """Return a number of per cent with its sign, as the reader's language writes it: 64%, in German 64 %."""
    return _("%(number)s%%") % {"number": localize(number)}


def whole(value: float) -> str:
    """Return ``value`` without decimals, as the reader's locale writes it."""
    return number_format(round(value), decimal_pos=0)
