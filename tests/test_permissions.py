"""Every address, for every role, from one table."""

import pytest
from cast import Cast, make_account, make_guest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path, reverse
from permission_table import TABLE
from permission_world import EVERYBODY, ROLES, World
from programmes import Story

from inhabit import urls as product
from inhabit.access.checks import all_patterns, check_every_view_declares_its_permission
from inhabit.access.middleware import DenyByDefaultMiddleware
from inhabit.people.models import Person

OPEN_STATUSES = {200, 302, 303, 400, 405, 410, 404, 422}


def unguarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("anything")


urlpatterns = [path("unguarded/", unguarded, name="unguarded"), *product.urlpatterns]


def person_of(cast: Cast, role: str) -> Person | None:
    if role == "anonymous":
        return None
    if role == "guest":
        return make_guest("Greta Guest")
    person: Person = cast.cfo if role == "lead_elsewhere" else getattr(cast, role)
    return person


def client_of(cast: Cast, role: str) -> Client:
    client = Client(raise_request_exception=False)
    person = person_of(cast, role)
    if person is not None:
        client.force_login(make_account(person))
    return client


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    names = [pattern.name for pattern in all_patterns()]
    assert None not in names, "every address needs a name"
    assert set(names) - set(TABLE) == set(), "add a line to tests/permission_table.py"
    assert set(TABLE) - set(names) == set(), "these lines name no address"


@pytest.mark.parametrize("name", sorted(TABLE))
def test_only_those_in_the_table_may(name: str, cast: Cast, story: Story) -> None:
    line = TABLE[name]
    address = reverse(name, kwargs=dict(line.arguments(World(cast, story))))
    for role in ROLES:
        response = getattr(client_of(cast, role), line.method)(address, dict(line.data))
        assert response.status_code < 500, f"{role}: {response.status_code}"
        is_sent_to_sign_in = response.status_code == 302 and response["Location"].startswith(
            reverse("account_login") + "?next="
        )
        if role in line.who:
            assert response.status_code in OPEN_STATUSES, f"{role}: {response.status_code}"
            assert response.status_code != 404 or line.who == EVERYBODY, f"{role}: not found"
            assert not is_sent_to_sign_in, role
        elif role == "anonymous":
            assert is_sent_to_sign_in, f"{role}: {response.status_code}"
        else:
            assert response.status_code in {403, 404}, f"{role}: {response.status_code}"


@override_settings(ROOT_URLCONF="test_permissions")
def test_a_view_without_a_permission_is_refused_and_reported(rf: RequestFactory) -> None:
    errors = check_every_view_declares_its_permission()
    assert [error.id for error in errors] == ["access.E001"]
    assert "unguarded/" in errors[0].msg
    assert Client().get("/unguarded/").status_code == 403


def test_the_middleware_asks_the_view_that_runs() -> None:
    middleware = DenyByDefaultMiddleware(lambda request: HttpResponse())
    for name in ("home", "account_login"):
        view = next(pattern.callback for pattern in all_patterns() if pattern.name == name)
        assert middleware.process_view(HttpRequest(), view, (), {}) is None
