"""What a person has written in Connect, for their own file: opened, since it is theirs."""

from typing import Any

from inhabit.people.models import Person
from inhabit.people.own_data import Part
from inhabit.stages.clarify.connect.models import Connection, OwnValues, SharedNeed


def my_connections(person: Person) -> Part:
    mine = Connection.objects.filter(person=person).prefetch_related("answers", "shared").order_by("pk")
    return "connections", [of_connection(connection) for connection in mine]


def of_connection(connection: Connection) -> dict[str, Any]:
    shared = connection.shared.all()
    return {
        "priority": connection.priority_id,
        "started_at": connection.started_at,
        "finished_at": connection.finished_at,
        "answers": {str(answer.step): answer.words for answer in connection.answers.all()},
        "shared_with_my_lead": {need.kind: need.text for need in shared},
    }


def my_values_and_goals(person: Person) -> Part:
    stored = OwnValues.objects.filter(person=person).first()
    return "values_and_goals", stored.words if stored else {}


def my_replies_to_needs(person: Person) -> Part:
    mine = SharedNeed.objects.filter(replied_by=person).order_by("pk")
    return "replies_to_what_people_need", list(mine.values("reply", "replied_at"))
