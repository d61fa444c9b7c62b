"""The disc beside a name."""

import pytest

from inhabit.people.models import Person


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Nadia Haddad", "NH"),
        ("Prof. Dr. Anneliese von Westerwelde", "AW"),
        ("Madonna", "M"),
        ("Anna Anna", "AA"),
        ("李 小龙", "李小"),
        ("", ""),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert Person(name=name).initials == initials
