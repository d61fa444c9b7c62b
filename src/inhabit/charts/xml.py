"""What a file of XML may hold."""

import re

# XML 1.0, section 2.2: no control characters but tab and line ends, and not the two that are no characters.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def without_forbidden(document: str) -> str:
    """Return ``document`` without characters that make it unreadable, such as names from lists may have."""
    return FORBIDDEN.sub("", document)
