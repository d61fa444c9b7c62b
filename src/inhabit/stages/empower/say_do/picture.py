"""Say and do as a picture with its table, and the one number in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from inhabit.charts.frame import Frame, RowsPicture
from inhabit.charts.shares import Pair, ShareChart, draw_shares
from inhabit.stages.empower.say_do.selectors import SayDo

# From which distance on which sentence holds: halfway between what two sentences say.
DISTANCES: tuple[tuple[float, str | Promise], ...] = (
    (0.83, gettext_lazy("Nearly all that is done would have to go elsewhere to match what is said.")),
    (0.71, gettext_lazy("Three quarters of what is done would have to go elsewhere to match what is said.")),
    (0.58, gettext_lazy("Two thirds of what is done would have to go elsewhere to match what is said.")),
    (0.42, gettext_lazy("Half of what is done would have to go elsewhere to match what is said.")),
    (0.29, gettext_lazy("A third of what is done would have to go elsewhere to match what is said.")),
    (0.225, gettext_lazy("A quarter of what is done would have to go elsewhere to match what is said.")),
    (0.15, gettext_lazy("A fifth of what is done would have to go elsewhere to match what is said.")),
    (0.07, gettext_lazy("A tenth of what is done would have to go elsewhere to match what is said.")),
    (0.0, gettext_lazy("What is done is shared out nearly as it was said.")),
)


def distance_in_words(distance: float) -> str:
    """Return how far apart the two are, in one sentence."""
    return str(next(words for least, words in DISTANCES if distance >= least))


def picture_of(shown: SayDo) -> RowsPicture:
    pairs = [
        Pair(name, said, done) for name, said, done in zip(shown.names, shown.said, shown.done, strict=False)
    ]
    pairs.append(Pair(_("None of them"), None, shown.done[-1]))
    groups = ngettext(
        "%(number)d group of at least eight people", "%(number)d groups of at least eight people", shown.pools
    )
    frame = Frame(
        "say-do",
        finding_of(shown),
        _("Points given by the strategy, and share of decisions and promises in 90 days, per cent"),
        shown.on,
        groups % {"number": shown.pools},
    )
    return draw_shares(ShareChart(frame, tuple(pairs)))


def finding_of(shown: SayDo) -> str:
    """Return what is to be seen: which priority gets least of what was said, and where that goes."""
    less, more = name_at(shown, shown.gap.under), name_at(shown, shown.gap.over)
    if less and more:
        return _("“%(less)s” gets less than was said, “%(more)s” more") % {"less": less, "more": more}
    if less and shown.gap.over:
        return _("“%(less)s” gets less than was said, what serves no priority more") % {"less": less}
    if less:
        return _("“%(less)s” gets less than was said") % {"less": less}
    if more:
        return _("“%(more)s” gets more than was said") % {"more": more}
    return _("What is done lies close to what was said")


def name_at(shown: SayDo, indices: tuple[int, ...]) -> str:
    """Return the name of the first of ``indices``; empty where there is none, or it is none of them."""
    return shown.names[indices[0]] if indices and indices[0] < len(shown.names) else ""


def what_to_do(shown: SayDo) -> list[str]:
    """Return a few questions to go on with."""
    asked = []
    if less := name_at(shown, shown.gap.under):
        asked.append(
            _("Which decision of late served “%(name)s”? If none comes to mind: is its weight right?")
            % {"name": less}
        )
    if more := name_at(shown, shown.gap.over):
        asked.append(_("What of “%(name)s” could wait, so that something else gets room?") % {"name": more})
    if len(shown.names) in shown.gap.over:
        asked.append(_("What serves no priority: does it have to be done, or does the strategy not see it?"))
    return asked or [_("Keep it so, and look again next month.")]
