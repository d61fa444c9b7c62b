"""Whoever a story is about agrees before it shows; nobody learns of a no."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from django.urls import reverse
from notices import told
from programmes import Story
from recognising import DID, MADE_POSSIBLE, agree, recognise

from inhabit.audit.models import Event
from inhabit.people.models import Person, today
from inhabit.people.tree import refresh_tree
from inhabit.stages.reflect.recognitions.models import Recognition

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(cast: Cast, story: Story) -> Recognition:
    """What the lead of Payroll saw the member do."""
    return recognise(story, by=cast.lead, people=[cast.member])


def reads(sign_in: SignIn, person: Person, recognition: Recognition) -> bool:
    client = sign_in(person)
    is_listed = DID in client.get(reverse("recognitions")).content.decode()
    is_found = client.get(reverse("recognition", args=[recognition.pk])).status_code == 200
    assert is_listed <= is_found
    return is_listed


@pytest.mark.parametrize("who", ["colleague", "director", "sponsor", "steward", "privacy_officer", "coach"])
def test_until_then_nobody_else_finds_it(cast: Cast, sign_in: SignIn, waiting: Recognition, who: str) -> None:
    client = sign_in(getattr(cast, who))

    assert client.get(reverse("recognition", args=[waiting.pk])).status_code == 404
    assert DID not in client.get(reverse("recognitions")).content.decode()
    assert DID not in client.get(reverse("unit_recognitions", args=[cast.payroll.pk])).content.decode()


def test_it_waits_on_home(cast: Cast, sign_in: SignIn, waiting: Recognition) -> None:
    client, title = sign_in(cast.member), "Read a short story that somebody wrote about you"
    page = client.get(reverse("home")).content.decode()
    assert "Somebody has written a short story about you" in page
    assert title not in page  # it is said once
    assert DID not in page

    client.post(reverse("notices_reading"))

    assert title in client.get(reverse("home")).content.decode()


def test_with_a_yes_it_shows_to_the_unit(cast: Cast, sign_in: SignIn, waiting: Recognition) -> None:
    sign_in(cast.member).post(
        reverse("recognition_agreement", args=[waiting.pk]), {"reach": "unit", "edits": 0}
    )

    assert reads(sign_in, cast.colleague, waiting)
    assert reads(sign_in, cast.lead, waiting)
    assert not reads(sign_in, cast.outsider, waiting)
    assert not reads(sign_in, cast.sponsor, waiting)
    assert told(cast.lead) == ["reflect.recognition_shows"]
    page = sign_in(cast.colleague).get(reverse("unit_recognitions", args=[cast.payroll.pk])).content.decode()
    assert DID in page


def test_or_to_everyone(cast: Cast, sign_in: SignIn, waiting: Recognition) -> None:
    agree(waiting, cast.member, reach="everyone")

    assert reads(sign_in, cast.outsider, waiting)
    page = sign_in(cast.outsider).get(reverse("unit_recognitions", args=[cast.payroll.pk])).content.decode()
    assert DID in page


def page_of_writer(sign_in: SignIn, cast: Cast, recognition: Recognition) -> tuple[str, str, list[str]]:
    client = sign_in(cast.lead)
    pages = [
        client.get(reverse("recognition", args=[recognition.pk])),
        client.get(reverse("my_recognitions")),
    ]
    texts = [page.content.decode().split("<main", 1)[1].split("</main", 1)[0] for page in pages]
    tokens = [page.context["csrf_token"] for page in pages]
    first, second = (text.replace(str(token), "") for text, token in zip(texts, tokens, strict=True))
    return first, second, told(cast.lead)


def test_a_no_looks_like_waiting(cast: Cast, sign_in: SignIn, waiting: Recognition) -> None:
    before = page_of_writer(sign_in, cast, waiting)

    page = sign_in(cast.member).post(reverse("recognition_unshown", args=[waiting.pk]), follow=True)

    assert "Nobody is told" in page.content.decode()
    assert page_of_writer(sign_in, cast, waiting) == before


def test_the_audit_trail_does_not_say_what_was_answered(
    cast: Cast, sign_in: SignIn, waiting: Recognition
) -> None:
    sign_in(cast.member).post(reverse("recognition_unshown", args=[waiting.pk]))
    agree(waiting, cast.member)

    answers = Event.objects.filter(verb="recognition.answered")
    assert [event.details for event in answers] == [{}, {}]


def test_a_yes_is_taken_back_any_time(cast: Cast, sign_in: SignIn, waiting: Recognition) -> None:
    agree(waiting, cast.member, reach="everyone")

    sign_in(cast.member).post(reverse("recognition_unshown", args=[waiting.pk]))

    assert not reads(sign_in, cast.outsider, waiting)
    assert not reads(sign_in, cast.colleague, waiting)


def test_with_several_it_shows_once_all_agree_and_the_narrowest_holds(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    written = recognise(story, by=cast.lead, people=[cast.member, cast.outsider])
    agree(written, cast.member, reach="everyone")
    assert not reads(sign_in, cast.colleague, written)

    agree(written, cast.outsider, reach="unit")

    assert reads(sign_in, cast.colleague, written)  # in the unit of the one
    assert reads(sign_in, cast.cfo, written)  # leads the unit of the other
    assert not reads(sign_in, cast.sponsor, written)


def test_other_words_go_back_and_count_as_a_yes_once_taken(
    cast: Cast, sign_in: SignIn, waiting: Recognition
) -> None:
    member, lead = sign_in(cast.member), sign_in(cast.lead)
    wish = {"did": "I rang back early", "made_possible": MADE_POSSIBLE, "reach": "everyone", "edits": 0}
    member.post(reverse("recognition_wording", args=[waiting.pk]), wish)
    assert told(cast.lead) == ["reflect.recognition_other_words"]

    page = lead.get(reverse("recognition", args=[waiting.pk])).content.decode()
    assert "would rather have it in these words" in page
    lead.post(reverse("recognition_change", args=[waiting.pk]), wish)

    assert "I rang back early" in sign_in(cast.outsider).get(reverse("recognitions")).content.decode()
    assert told(cast.member) == ["reflect.recognition_about_me"]  # nobody is asked twice for their own words


def test_nobody_agrees_to_words_they_have_not_read(cast: Cast, sign_in: SignIn, waiting: Recognition) -> None:
    sign_in(cast.lead).post(
        reverse("recognition_change", args=[waiting.pk]),
        {"did": "New words", "made_possible": MADE_POSSIBLE, "edits": 0},
    )

    page = sign_in(cast.member).post(
        reverse("recognition_agreement", args=[waiting.pk]), {"reach": "everyone", "edits": 0}, follow=True
    )

    assert "The words have changed meanwhile." in page.content.decode()
    assert "New words" not in sign_in(cast.outsider).get(reverse("recognitions")).content.decode()


def test_of_somebody_who_has_left_it_shows_no_longer(
    cast: Cast, sign_in: SignIn, waiting: Recognition
) -> None:
    agree(waiting, cast.member, reach="everyone")
    cast.member.placements.update(ends_on=today())
    refresh_tree()

    assert not reads(sign_in, cast.outsider, waiting)


def test_when_its_writer_leaves_it_stays(cast: Cast, sign_in: SignIn, waiting: Recognition) -> None:
    agree(waiting, cast.member, reach="everyone")
    cast.lead.placements.update(ends_on=today())
    refresh_tree()

    assert reads(sign_in, cast.outsider, waiting)
