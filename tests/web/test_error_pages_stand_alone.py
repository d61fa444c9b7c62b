"""The error pages stand without a request, a reader or a database: any of them may be what failed."""

import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "413", "429", "500"])
def test_it_stands_without_context_and_leads_home(code: str) -> None:
    page = render_to_string(f"{code}.html")
    assert page.count("<h1>") == 1
    assert '<a class="button" href="/">Go home</a>' in page
