"""Every template compiles, and none breaks the content policy."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

FOLDER: Path = settings.PACKAGE / "templates"
TEMPLATES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:|<script(?![^>]*\ssrc=)(?![^>]*json)", re.IGNORECASE
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_template(path: Path) -> None:
    get_template(str(path.relative_to(FOLDER)))
    if path.suffix == ".html" and "/mail/" not in str(path):
        assert INLINE.findall(path.read_text()) == []
