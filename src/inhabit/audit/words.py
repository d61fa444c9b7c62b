"""What each kind of event is called on the page: what somebody did, without saying who."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A test compares them with the kinds that the product records.
WORDS: dict[str, Promise] = {
    "account.joined": _("Joined with an invitation"),
    "account.recovered": _("Chose a new password with a printed code"),
    "demo.loaded": _("Loaded the demo"),
    "interpretation.shared": _("Shared what the strategy means for a unit"),
    "invitation.revoked": _("Withdrew somebody’s invitation or code"),
    "invitation.sent": _("Invited somebody"),
    "password.code_made": _("Made somebody a code for a new password"),
    "people.imported": _("Imported a list of people"),
    "programme.ended": _("Ended a programme"),
    "programme.launched": _("Started a programme"),
    "role.appointed": _("Gave somebody a role"),
    "role.ended": _("Ended somebody’s role"),
    "sign.recorded": _("Wrote down where a sign of success stands"),
    "strategy.created": _("Began a strategy"),
    "strategy.draft_discarded": _("Threw away the draft of a strategy"),
    "strategy.drafted": _("Began the next version of a strategy"),
    "strategy.published": _("Published a version of the strategy"),
}


def words_for(verb: str) -> str:
    """Return ``verb`` in plain words; one that this version of the product does not know, as it is."""
    return str(WORDS.get(verb, verb))
