"""Where sealed words of session rooms and of the time between sessions lie. See ``coaching.sealed_texts``."""

from __future__ import annotations

from inhabit.coaching.models import Action, Agenda, CheckOut, Nudge, Paragraph, Recommendation, Tryout
from inhabit.coaching.rooms.actions import agenda, check_outs, nudges, paragraphs, tryouts
from inhabit.coaching.sealed_texts import SealedTexts

OF_SESSION = "session__engagement"

TEXTS_OF_ROOMS = (
    SealedTexts(Agenda, OF_SESSION, {"content": lambda row: agenda.purpose_of(row.session)}),
    SealedTexts(Paragraph, OF_SESSION, {"content": paragraphs.purpose_of}),
    SealedTexts(
        CheckOut,
        OF_SESSION,
        {
            "will_try": lambda row: check_outs.purpose_of(row, "will_try"),
            "useful": lambda row: check_outs.purpose_of(row, "useful"),
            "outcome": lambda row: check_outs.purpose_of(row, "outcome"),
        },
    ),
    SealedTexts(
        Tryout,
        OF_SESSION,
        {"content": lambda row: f"tryout:{row.pk}", "change": tryouts.purpose_of_change},
    ),
    SealedTexts(
        Action,
        "engagement",
        {"content": lambda row: f"action:{row.pk}", "word": lambda row: f"action word:{row.pk}"},
    ),
    SealedTexts(Nudge, "engagement", {"content": nudges.purpose_of}),
    SealedTexts(Recommendation, "engagement", {"content": lambda row: f"recommendation:{row.pk}"}),
)
