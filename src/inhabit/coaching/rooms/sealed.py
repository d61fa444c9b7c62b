"""What the rows of a session room hold, opened."""

from __future__ import annotations

import json
from typing import Any

from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Engagement

type Content = dict[str, Any]


def seal_content(engagement: Engagement, content: Content, *, purpose: str) -> str:
    """Return ``content`` as JSON under the key of ``engagement``. See ``keys.seal_in``."""
    return seal_in(engagement, json.dumps(content), purpose=purpose)


def open_content(engagement: Engagement, sealed: str, *, purpose: str) -> Content:
    """Return what :func:`seal_content` sealed; an empty dict where nothing was."""
    opened = open_in(engagement, sealed, purpose=purpose)
    content: Content = json.loads(opened) if opened else {}
    return content
