"""Going through the five questions, for tests."""

from __future__ import annotations

from typing import Any

from cast import Cast
from django.test import Client
from django.urls import reverse
from programmes import Story, interpret

from inhabit.stages.clarify.models import ConnectAnswer, Connection

ANSWERS: dict[int, dict[str, Any]] = {
    1: {"now": "I call tenants back."},
    2: {"start": "A list by the phone.", "stop": "The second form."},
    3: {"touched": ["fairness"], "own": "Quiet hours", "rub": "It rubs with my evenings."},
    4: {"need": "A word from above on deadlines."},
    5: {"sentence": "I call back the same day.", "audience": "only_me", "part_edits": "0"},
}
PRIVATE = (
    "call tenants",
    "list by the phone",
    "second form",
    "Quiet hours",
    "my evenings",
    "word from above",
)


def spoken(cast: Cast, story: Story) -> None:
    """Let every unit above Payroll, and Payroll, say what the first priority means."""
    interpret(story, cast.board, story.first, "Everybody gets an answer.")
    interpret(story, cast.services, story.first, "We answer by the evening.")
    interpret(story, cast.payroll, story.first, "No pay slip stays a riddle.")


def begin(client: Client, story: Story, unit: int | str = "", priority: int | None = None) -> Connection:
    client.post(reverse("connections"), {"priority": priority or story.first, "from_unit": unit})
    return Connection.objects.latest("pk")


def edits_of(connection: Connection, step: int) -> int:
    answer = ConnectAnswer.objects.filter(connection=connection, step=step).first()
    return answer.edits if answer else 0


def answer(client: Client, connection: Connection, step: int, **fields: Any) -> Any:
    data = ANSWERS[step] | {"edits": edits_of(connection, step)} | fields
    return client.post(reverse("connect_step", args=[connection.pk, step]), data)


def go_through(client: Client, story: Story, unit: int | str = "", **last: Any) -> Connection:
    connection = begin(client, story, unit)
    for step in range(1, 5):
        answer(client, connection, step)
    answer(client, connection, 5, **last)
    connection.refresh_from_db()
    return connection
