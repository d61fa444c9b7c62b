"""The same demo from the same seed. Alone in its file: it begins with an empty database."""

import hashlib

import pytest
from demo_progress import Silence
from django.db import transaction

from inhabit.demo.loading import load_demo
from inhabit.people.models import Person, Placement
from inhabit.stages.clarify.models import Contribution, Interpretation
from inhabit.stages.empower.models import Barrier, Commitment, Decision

pytestmark = pytest.mark.django_db


def digest_of_a_load(seed: int) -> str:
    """Load the demo, describe everything in it, and take it back."""
    digest = hashlib.sha256()
    with transaction.atomic():
        load_demo(seed=seed, progress=Silence())
        for rows in (
            Person.objects.order_by("pk").values_list("external_id", "name", "email", "job_title"),
            Placement.objects.order_by("pk").values_list(
                "person__name", "unit__name", "starts_on", "ends_on"
            ),
            Interpretation.objects.order_by("pk").values_list("unit__name", "meaning", "shared_at"),
            Contribution.objects.order_by("pk").values_list("person__name", "text", "draft", "finished_at"),
            Decision.objects.order_by("pk").values_list("owner__name", "text", "look_on", "verdict"),
            Commitment.objects.order_by("pk").values_list("owner__name", "outcome", "made_at", "state"),
            Barrier.objects.order_by("text").values_list("text", "state", "due_on", "level__name"),
        ):
            digest.update(repr(list(rows)).encode())
        transaction.set_rollback(True)
    return digest.hexdigest()


def test_the_same_seed_gives_the_same_organisation_and_another_one_other_people() -> None:
    first = digest_of_a_load(3)
    assert digest_of_a_load(3) == first
    assert digest_of_a_load(4) != first
