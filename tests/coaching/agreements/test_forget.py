"""A year after the end the key is destroyed, and every word with it."""

import pytest
from cast import Cast, SignIn, days_ago
from django.urls import reverse
from engagements import engage, make_coach

from inhabit.coaching.agreements.actions import end_engagement, propose_sentence
from inhabit.coaching.agreements.forgetting import forget_what_is_due
from inhabit.coaching.keys import open_in, seal_in
from inhabit.coaching.models import Engagement, EngagementKey, Note
from inhabit.coaching.notes.actions import save_note
from inhabit.people.own_data import own_data
from inhabit.sealing.keys import UnreadableSealError


@pytest.fixture
def ended(cast: Cast) -> Engagement:
    engagement = engage(cast.member, make_coach(cast.coach))
    save_note(engagement=engagement, session=None, text="Juniper", edits=0, by=cast.member)
    propose_sentence(engagement=engagement, text="We walk.", by=cast.member)
    return end_engagement(engagement=engagement, by=cast.member)


def test_until_then_its_author_reads_it(cast: Cast, sign_in: SignIn, ended: Engagement) -> None:
    assert forget_what_is_due() == 0
    assert "Juniper" in sign_in(cast.member).get(reverse("private_note", args=[ended.pk, 0])).text


def test_then_nobody_does(cast: Cast, sign_in: SignIn, ended: Engagement) -> None:
    kept = seal_in(ended, "Juniper", purpose="note")  # as an older copy of the row would hold it
    Engagement.objects.update(kept_until=days_ago(0))
    assert forget_what_is_due() == 1
    assert forget_what_is_due() == 0
    assert not Note.objects.exists()
    assert not EngagementKey.objects.exists()
    with pytest.raises(UnreadableSealError):
        open_in(Engagement.objects.get(), kept, purpose="note")
    client = sign_in(cast.member)
    assert client.get(reverse("private_note", args=[ended.pk, 0])).status_code == 404
    page = client.get(reverse("agreement", args=[ended.pk])).text
    assert "nobody can read it any more" in page
    assert "We walk." not in page
    assert own_data(cast.member)["private_notes_in_coaching"] == []


def test_the_page_says_until_when(cast: Cast, sign_in: SignIn, ended: Engagement) -> None:
    assert ended.kept_until is not None
    page = sign_in(cast.coach).get(reverse("agreement", args=[ended.pk])).text
    assert str(ended.kept_until.year) in page
    assert "then it is erased" in page
