"""Our style sheets and scripts as they leave the server: named by their content, compressed, few.

While we write, a component has a sheet of its own and ``inhabit.css`` imports them all. A phone on a
slow line would ask for them one after the other, so ``collectstatic`` sends them joined in one file.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/inhabit.css"
IMPORT = re.compile(r'@import "(?P<path>[^"]+)" layer\((?P<layer>\w+)\);')

type Sources = Mapping[str, tuple[Storage, str]]


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Files under names that carry a hash of their content; one style sheet; scripts that know the names."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if SHEET in paths and not dry_run:
            joined = InMemoryStorage()
            joined.save(SHEET, ContentFile(joined_sheet(paths).encode()))
            paths = {**paths, SHEET: (joined, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def joined_sheet(paths: Sources) -> str:
    """Return ``inhabit.css`` with each import replaced by what it names, inside its layer."""

    def inside_its_layer(found: re.Match[str]) -> str:
        name = posixpath.join(posixpath.dirname(SHEET), found["path"])
        return f"@layer {found['layer']} {{\n{with_near_paths(text_of(paths, name), found['path'])}}}\n"

    return IMPORT.sub(inside_its_layer, text_of(paths, SHEET))


def text_of(paths: Sources, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        text: str = file.read().decode()
    return text


def with_near_paths(sheet: str, path: str) -> str:
    """Return a sheet's text with relative addresses as they read from ``inhabit.css``."""
    folder = posixpath.dirname(path)
    return re.sub(
        r'url\("(?!data:|#)(?P<path>[^"]+)"\)',
        lambda found: f'url("{posixpath.normpath(posixpath.join(folder, found["path"]))}")',
        sheet,
    )
