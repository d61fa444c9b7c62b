"""Where words for the next session lie sealed. See ``coaching.sealed_texts``."""

from inhabit.coaching.brief.words import purpose_of
from inhabit.coaching.models import ForNextTime
from inhabit.coaching.sealed_texts import SealedTexts

TEXTS_OF_BRIEFS = (SealedTexts(ForNextTime, "engagement", {"content": purpose_of, "draft": purpose_of}),)
