"""Links to the pages of a long list lead there, however many there are."""

from django.core.paginator import Paginator
from django.template.loader import render_to_string


def test_numbers_of_pages_are_written_as_the_server_reads_them() -> None:
    page = Paginator(range(100_000), 30).page(1500)
    shown = render_to_string("components/pages.html", {"page": page, "label": "People"})
    assert 'href="?page=1499"' in shown
    assert 'href="?page=1501"' in shown
    assert "Page 1,500 of 3,334" in shown
