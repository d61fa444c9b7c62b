"""What is the same is asked once: how words are compared, and how two requests become one."""

from __future__ import annotations

from inhabit.stages.empower.remits.requests.models import DecisionRequest, RequestAsker


def folded(text: str) -> str:
    """Return ``text`` as it is compared: small letters, single spaces, without signs at its ends."""
    return " ".join(text.casefold().split()).strip(" .,;:!?…\"'“”„‘’")[:300]


def join_requests(request: DecisionRequest, unit: int) -> None:
    """Let ``request`` wait in ``unit``; where the same waits there already, become a part of that."""
    if request.unit_id == unit:
        return
    same = DecisionRequest.objects.open().filter(unit=unit, folded=request.folded).first()
    if same is None:
        request.unit_id = unit
        request.save(update_fields=["unit"])
        return
    asked = set(same.askers.values_list("person", flat=True))
    request.askers.exclude(person__in=asked).update(request=same)
    request.delete()


def add_asker(request: DecisionRequest, person: int, text: str) -> None:
    """Note that ``person`` asks for it too, once."""
    RequestAsker.objects.get_or_create(request=request, person_id=person, defaults={"text": text})
