"""What a list is narrowed down by."""

from inhabit.surfaces.filters import filter_by

CHOICES = [("", "Everyone"), ("leads", "Leads")]


def test_what_was_asked_for_is_chosen() -> None:
    among = filter_by("among", "Look among", CHOICES, asked="leads")
    assert among.chosen == "leads"
    assert among.is_set


def test_what_is_not_offered_narrows_nothing_down() -> None:
    among = filter_by("among", "Look among", CHOICES, asked="my-unit")
    assert among.chosen == ""
    assert not among.is_set
