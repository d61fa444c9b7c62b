"""Every kind of event has plain words on the page of the audit trail."""

import ast
from collections.abc import Iterator
from pathlib import Path

from cast import Cast, SignIn
from django.urls import reverse

import inhabit
from inhabit.audit.actions import record_event
from inhabit.audit.words import WORDS

SOURCE = Path(inhabit.__file__).parent


def verbs_in(function: ast.FunctionDef, module: ast.Module) -> Iterator[str]:
    """Yield what ``function`` may hand to ``record_event`` as the verb, also by way of a variable.

    Or one of a table, which stands in its ``module``.
    """
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record_event"):
            continue
        verb = node.args[0]
        if isinstance(verb, ast.Subscript):
            yield from verbs_of_table(ast.unparse(verb.value), module)
            continue
        if isinstance(verb, ast.Name):
            verb = next(
                assigned.value
                for assigned in ast.walk(function)
                if isinstance(assigned, ast.Assign) and ast.unparse(assigned.targets[0]) == verb.id
            )
        either = [verb.body, verb.orelse] if isinstance(verb, ast.IfExp) else [verb]
        yield from (ast.literal_eval(one) for one in either)


def verbs_of_table(name: str, module: ast.Module) -> list[str]:
    tables = [node for node in module.body if isinstance(node, ast.AnnAssign)]
    table = next(node.value for node in tables if ast.unparse(node.target) == name)
    assert isinstance(table, ast.Dict)
    return [ast.literal_eval(value) for value in table.values]


def test_every_verb_that_is_recorded_has_words_and_no_other() -> None:
    recorded = {
        verb
        for path in SOURCE.rglob("*.py")
        for module in [ast.parse(path.read_text("utf-8"))]
        for function in ast.walk(module)
        if isinstance(function, ast.FunctionDef)
        for verb in verbs_in(function, module)
    }
    assert recorded == set(WORDS)


def test_the_page_says_them_and_shows_unknown_ones_as_they_are(cast: Cast, sign_in: SignIn) -> None:
    record_event("programme.launched", None, by=cast.steward)
    record_event("thing.done", None, by=cast.steward)
    page = sign_in(cast.privacy_officer).get(reverse("audit_trail")).text
    assert '<option value="programme.launched">Started a programme</option>' in page
    assert "<strong>Started a programme</strong>" in page
    assert "<strong>thing.done</strong>" in page


def test_what_it_was_done_to_and_how_stand_there_in_words(cast: Cast, sign_in: SignIn) -> None:
    details = {"role": "coach", "starts_on": "2026-11-22", "people": 1200, "unit": 1200, "colour": "red"}
    record_event("role.appointed", cast.member, by=cast.steward, details=details)
    page = sign_in(cast.privacy_officer).get(reverse("audit_trail")).text
    assert f">person {cast.member.pk}</td>" in page
    # PostgreSQL keeps details in an order of its own.
    for words in ("role: Coach", "from: 22 November 2026", "people: 1,200", "unit: 1200", "colour: red"):
        assert words in page
