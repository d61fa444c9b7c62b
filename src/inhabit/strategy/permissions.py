"""Who may read and write strategies.

Published versions are everybody's. A draft is read and written by those who answer for the
whole organisation's strategy: its sponsors and its programme team.
"""

from __future__ import annotations

from typing import Any

from inhabit.access.models import Role
from inhabit.access.permissions import Permission
from inhabit.access.readers import Readers
from inhabit.people.circles import HoldersOf
from inhabit.people.models import Person
from inhabit.strategy.models import Version


def readers_of_drafts() -> Readers:
    """Return who may read (and write) the drafts of strategies."""
    return Readers((HoldersOf(Role.SPONSOR), HoldersOf(Role.STEWARD)))


def may_edit(person: Person) -> bool:
    """Say whether ``person`` may read and write drafts."""
    return readers_of_drafts().include(person)


def may_read(person: Person, version: Version) -> bool:
    """Say whether ``person`` may read ``version``: everybody, once it is published."""
    return not version.is_draft or may_edit(person)


def may_read_version(person: Person, pk: int, **_: Any) -> bool:
    version = Version.objects.filter(pk=pk).first()
    return version is not None and may_read(person, version)


def may_read_both(person: Person, older: int, newer: int, **_: Any) -> bool:
    versions = list(Version.objects.filter(pk__in={older, newer}))
    are_drafts = any(version.is_draft for version in versions)
    return len(versions) == len({older, newer}) and (not are_drafts or may_edit(person))


editor = Permission(
    "sponsor or programme team of the whole organisation", lambda person, **_: may_edit(person)
)
reads_version = Permission("reads this version", may_read_version, is_hidden=True)
reads_both = Permission("reads both versions", may_read_both, is_hidden=True)
