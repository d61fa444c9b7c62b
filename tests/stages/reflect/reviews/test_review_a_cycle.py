"""A lead reviews the unit's cycle: filled from what is there, a few sentences, shared for good."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret
from queries import assert_max_queries

from inhabit.people.models import today
from inhabit.programme.models import Stage, UnitStage
from inhabit.stages.clarify.stops.actions import write_stop
from inhabit.stages.reflect.reviews.actions import begin_review, share_review, write_review
from inhabit.stages.reflect.reviews.models import CycleReview

TEXTS = {"went_well": "We asked once.", "was_hard": "Saying no.", "goes_on": "Nobody asks twice."}


@pytest.fixture
def at_the_end(cast: Cast, story: Story) -> Story:
    for unit in (cast.board, cast.services, cast.payroll):
        interpret(story, unit, story.first, f"{unit} calls back.")
    write_stop(
        programme=story.programme,
        unit=cast.payroll,
        text="The weekly report on paper",
        stops_on=today(),
        priority=None,
        by=cast.lead,
    )
    UnitStage.objects.filter(programme=story.programme).update(stage=Stage.REFLECT)
    return story


def begun(cast: Cast, story: Story) -> CycleReview:
    return begin_review(programme=story.programme, unit=cast.payroll, by=cast.lead)


def shared(cast: Cast, story: Story) -> CycleReview:
    review = begun(cast, story)
    write_review(review=review, texts=TEXTS, edits=0, by=cast.lead)
    return share_review(review=review, by=cast.lead)


def test_the_lead_is_asked_at_home_until_it_is_shared(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    assert "Review the cycle of Payroll" in sign_in(cast.lead).get(reverse("home")).text
    shared(cast, at_the_end)
    assert "Review the cycle of Payroll" not in sign_in(cast.lead).get(reverse("home")).text


def test_it_is_filled_from_what_is_there(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    address = reverse("new_unit_review", args=[at_the_end.programme.pk, cast.payroll.pk])
    page = sign_in(cast.lead).post(address, follow=True).text
    assert "Payroll calls back." in page
    assert "The weekly report on paper" in page
    assert "from eight people on" in page


def test_a_draft_is_read_by_the_lead_alone(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    review = begun(cast, at_the_end)
    for reader in (cast.member, cast.director, cast.sponsor):
        assert sign_in(reader).get(reverse("review", args=[review.pk])).status_code == 404


def test_without_a_word_of_their_own_it_is_not_shared(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    review = begun(cast, at_the_end)
    page = sign_in(cast.lead).post(reverse("review_sharing", args=[review.pk]), follow=True).text
    assert "Add a sentence of your own first" in page
    review.refresh_from_db()
    assert not review.is_shared


def test_shared_it_stays_as_it_was(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    review = shared(cast, at_the_end)
    interpret(at_the_end, cast.payroll, at_the_end.first, "Something else now.")
    page = sign_in(cast.outsider).get(reverse("review", args=[review.pk])).text
    assert "Payroll calls back." in page
    assert "Something else now." not in page
    assert "Nobody asks twice." in page


def test_a_form_opened_before_a_newer_save_loses_nothing(
    cast: Cast, at_the_end: Story, sign_in: SignIn
) -> None:
    review = begun(cast, at_the_end)
    write_review(review=review, texts=TEXTS, edits=0, by=cast.lead)
    late = sign_in(cast.lead).post(
        reverse("review_writing", args=[review.pk]),
        {"went_well": "Typed in another tab.", "was_hard": "", "goes_on": "", "edits": 0},
    )
    assert late.status_code == 422
    assert "Typed in another tab." in late.text
    review.refresh_from_db()
    assert review.went_well == "We asked once."


def test_what_is_typed_is_kept_as_it_is_typed(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    review = begun(cast, at_the_end)
    client, address = sign_in(cast.lead), reverse("review_autosave", args=[review.pk])
    saved = client.post(address, TEXTS | {"edits": 0})
    assert saved.json()["edits"] == 1
    assert client.post(address, {"went_well": "From another tab", "edits": 0}).status_code == 409
    review.refresh_from_db()
    assert review.goes_on == "Nobody asks twice."


def test_the_sponsor_reviews_the_whole_programme(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    assert "Review the cycle of" in sign_in(cast.sponsor).get(reverse("home")).text
    address = reverse("new_programme_review", args=[at_the_end.programme.pk])
    page = sign_in(cast.sponsor).post(address, follow=True).text
    assert "Answer within a day" in page
    assert "4 of 4 units have come to the end of the cycle" in page


def test_the_sponsor_is_not_asked_again_for_what_is_shared(
    cast: Cast, at_the_end: Story, sign_in: SignIn
) -> None:
    address = reverse("programme_reviews", args=[at_the_end.programme.pk])
    assert "is at its end" in sign_in(cast.sponsor).get(address).text
    review = begin_review(programme=at_the_end.programme, unit=None, by=cast.sponsor)
    review = write_review(review=review, texts=TEXTS, edits=review.edits, by=cast.sponsor)
    share_review(review=review, by=cast.sponsor)
    assert "is at its end" not in sign_in(cast.sponsor).get(address).text


def test_the_page_is_cheap(cast: Cast, at_the_end: Story, sign_in: SignIn) -> None:
    review = shared(cast, at_the_end)
    client = sign_in(cast.lead)
    for address in (
        reverse("review", args=[review.pk]),
        reverse("unit_reviews", args=[cast.payroll.pk]),
        reverse("programme_reviews", args=[at_the_end.programme.pk]),
        reverse("unit_changes", args=[cast.payroll.pk]),
        reverse("changes"),
    ):
        assert_max_queries(client, address)
