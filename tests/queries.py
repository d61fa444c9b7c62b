"""A guard against pages that ask the database more, the larger the organisation is."""

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


def assert_max_queries(client: Client, address: str, most: int = 15) -> HttpResponse:
    """Get ``address``, assert that it took at most ``most`` queries, and return the answer."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    asked = "\n".join(query["sql"][:300] for query in queries)
    assert len(queries) <= most, f"{address} took {len(queries)} queries, at most {most} are fine:\n{asked}"
    return response
