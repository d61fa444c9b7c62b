"""Two people who publish at the same moment leave one version in force."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection

from inhabit.strategy.actions import publish_version
from inhabit.strategy.contents import PriorityContents
from inhabit.strategy.models import Version
from strategy.drafting import CONTENTS, make_draft


@pytest.mark.django_db(transaction=True)
def test_two_drafts_published_at_once_leave_one_in_force() -> None:
    drafts = [
        make_draft(
            contents=replace(CONTENTS, priorities=(PriorityContents(name="Only", weight=100),)), name=name
        )
        for name in ("First", "Second")
    ]
    start = Barrier(2, timeout=20)

    def publish(draft):
        try:
            start.wait()
            publish_version(version=draft, by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(publish, drafts))
    assert Version.objects.published().count() == 2
    assert Version.objects.in_force().count() == 1
