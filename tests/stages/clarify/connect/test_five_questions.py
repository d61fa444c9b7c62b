"""Five questions, one to a page: in order, out of order, left and taken up again."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn
from connecting import ANSWERS, PRIVATE, answer, begin, edits_of, go_through, spoken
from django.urls import reverse
from programmes import Story
from queries import assert_max_queries

from inhabit.programme.actions import launch_programme
from inhabit.programme.models import Programme
from inhabit.stages.clarify.models import ConnectAnswer, Connection, Contribution


def test_home_leads_into_it_and_offers_the_short_way(cast: Cast, story: Story, sign_in: SignIn) -> None:
    spoken(cast, story)
    member = sign_in(cast.member)
    home = member.get(reverse("home")).text
    assert "Connect it with your own work" in home
    assert "Just one sentence" in home
    query = {"priority": story.first, "from_unit": cast.payroll.pk}
    start = member.get(reverse("connect_start", query=query)).text
    assert "No pay slip stays a riddle." in start
    assert "Only you." in start
    assert "Just one sentence" in start


def test_step_by_step_to_a_part_on_the_thread(cast: Cast, story: Story, sign_in: SignIn) -> None:
    spoken(cast, story)
    member = sign_in(cast.member)
    connection = begin(member, story, cast.payroll.pk)
    for step in range(1, 5):
        page = assert_max_queries(member, reverse("connect_step", args=[connection.pk, step])).text
        assert f"Question {step} of 5" in page
        assert "No pay slip stays a riddle." in page
        assert answer(member, connection, step).url == reverse("connect_step", args=[connection.pk, step + 1])
    assert_max_queries(member, reverse("connect_step", args=[connection.pk, 5]))
    assert answer(member, connection, 5).url == reverse("connection", args=[connection.pk])
    closing = assert_max_queries(member, reverse("connection", args=[connection.pk])).text
    for words in (*PRIVATE, "Fairness", "I call back the same day."):
        assert words in closing
    part = Contribution.objects.get()
    assert (part.text, part.from_unit) == ("I call back the same day.", cast.payroll)
    assert "I call back the same day." in assert_max_queries(member, reverse("home")).text


def test_one_goes_on_where_one_was(cast: Cast, story: Story, sign_in: SignIn) -> None:
    spoken(cast, story)
    member = sign_in(cast.member)
    connection = begin(member, story, cast.payroll.pk)
    answer(member, connection, 1)
    assert answer(member, connection, 2, later="1").url == reverse("connections")
    member.get(reverse("connections"))  # which says that it is kept
    home = assert_max_queries(member, reverse("home")).text
    assert "Go on where you were" in home
    assert "4 questions are left" in home
    assert "Connect it with your own work" not in home
    here = reverse("connect_step", args=[connection.pk, 2])
    assert member.get(reverse("connection", args=[connection.pk])).url == here
    assert "The second form." in member.get(here).text
    assert "At question 2" in assert_max_queries(member, reverse("connections")).text


def test_beginning_twice_opens_the_same(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    assert begin(member, story) == begin(member, story)
    assert begin(member, story, priority=story.second).priority_id == story.second
    assert Connection.objects.count() == 2


def test_back_keeps_what_was_typed(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    connection = begin(member, story)
    assert answer(member, connection, 2, back="1").url == reverse("connect_step", args=[connection.pk, 1])
    assert edits_of(connection, 2) == 1
    connection.refresh_from_db()
    assert connection.step == 1


def test_a_programme_that_leaves_it_out_offers_the_one_sentence(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    spoken(cast, story)
    Programme.objects.update(moves={"off": ["connect"]})
    home = sign_in(cast.member).get(reverse("home")).text
    assert "Connect it with your own work" not in home
    assert "Write my part" in home


def test_a_second_programme_has_a_connection_of_its_own(cast: Cast, story: Story, sign_in: SignIn) -> None:
    other = launch_programme(
        name="Again",
        strategy=story.version.strategy,
        root_unit=cast.services,
        starts_on=story.programme.starts_on,
        by=cast.steward,
    )
    member = sign_in(cast.member)
    for programme in (story.programme, other):
        query = {"programme": programme.pk, "priority": story.first, "from_unit": ""}
        start = member.get(reverse("connect_start", query=query)).text
        assert f'name="programme" value="{programme.pk}"' in start
        member.post(reverse("connections"), query)
    assert set(Connection.objects.values_list("programme", flat=True)) == {story.programme.pk, other.pk}


def test_the_last_question_first_is_fine_too(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    connection = begin(member, story)
    assert answer(member, connection, 5).status_code == 302
    assert answer(member, connection, 4).status_code == 302
    closing = member.get(reverse("connection", args=[connection.pk])).text
    assert "A word from above on deadlines." in closing


def test_an_answer_may_stay_empty_but_not_the_sentence(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    connection = begin(member, story)
    assert answer(member, connection, 1, now="").status_code == 302
    refused = answer(member, connection, 5, sentence="  ")
    assert refused.status_code == 422
    assert "Write your sentence first." in refused.text
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("step", [0, 6])
def test_there_is_no_other_step(cast: Cast, story: Story, sign_in: SignIn, step: int) -> None:
    member = sign_in(cast.member)
    connection = begin(member, story)
    assert member.get(reverse("connect_step", args=[connection.pk, step])).status_code == 404


def test_two_windows_lose_nothing(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    connection = begin(member, story)
    answer(member, connection, 4, need="From the first window.", edits=0)
    second = answer(member, connection, 4, need="From the second window.", edits=0)
    assert second.status_code == 409
    assert "From the first window." in second.text
    assert "From the second window." in second.text
    assert answer(member, connection, 4, need="From the first window.", edits=0).status_code == 302
    assert answer(member, connection, 1, edits=0).status_code == 302  # another step stands for itself


def test_autosave_keeps_and_says_when_something_newer_is_stored(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    connection = begin(member, story)
    address = reverse("connect_draft", args=[connection.pk, 3])
    data = ANSWERS[3] | {"edits": 0}
    assert member.post(address, data, headers={"X-Autosave": "1"}).json()["edits"] == 1
    assert member.post(address, data).json()["edits"] == 1
    assert member.post(address, data | {"rub": "Something else."}).status_code == 409
    assert member.post(address, {"edits": 1, "rub": "x" * 5001}).status_code == 422
    assert ConnectAnswer.objects.get().words["rub"] == "It rubs with my evenings."


def test_a_part_changed_elsewhere_meanwhile_is_not_overwritten(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    connection = go_through(member, story)
    Contribution.objects.update(text="Changed on its own page.", edits=7)
    stale = answer(member, connection, 5, sentence="Another wording.", part_edits=1)
    assert stale.status_code == 409
    assert "Changed on its own page." in stale.text
    assert "Another wording." in stale.text
    assert Contribution.objects.get().text == "Changed on its own page."


def test_a_double_click_finishes_once(cast: Cast, story: Story, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    connection = go_through(member, story)
    assert answer(member, connection, 5, edits=0).status_code == 302
    assert Contribution.objects.count() == Connection.objects.count() == 1
