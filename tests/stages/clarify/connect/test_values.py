"""Values and goals: a written set in both languages, and words of one's own."""

from __future__ import annotations

from cast import Cast, SignIn
from connecting import begin
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from programmes import Story

from inhabit.stages.clarify.connect.values import all_values, value_groups
from inhabit.stages.clarify.models import OwnValues

MINE = {"values": ["thrift", "calm"], "own": "Quiet hours\n\nQuiet hours", "goals": "Lead the archive"}


def test_the_set_is_complete_in_every_language() -> None:
    languages = {code for code, _name in settings.LANGUAGES}
    values = [value for group in value_groups() for value in group.values]
    assert 24 <= len(values) <= 30
    assert len(all_values()) == len(values)
    for texts in [
        *(group.names for group in value_groups()),
        *(texts for value in values for texts in (value.words, value.sentences)),
    ]:
        assert set(texts) == languages
        assert all(text.strip() == text != "" for text in texts.values())
    for language in languages:
        with override(language):
            assert len({value.word for value in values}) == len(values)
            assert all(value.sentence.endswith(".") for value in values)


def test_chosen_values_and_own_words_stand_in_the_third_question(
    cast: Cast, story: Story, sign_in: SignIn
) -> None:
    member = sign_in(cast.member)
    page = member.post(reverse("my_values"), MINE | {"edits": 0}, follow=True).text
    assert "Only you." in page
    assert "Lead the archive" in page
    mine = begin(member, story)
    page = member.get(reverse("connect_step", args=[mine.pk, 3])).text
    for words in ("Thrift", "Lead the archive"):
        assert page.count(f"<span>{words}</span>") == 1
    assert page.count("<span>Quiet hours</span>") == 1
    data = {"touched": ["thrift", "own:Quiet hours"], "rub": "", "own": "", "edits": 0}
    assert member.post(reverse("connect_step", args=[mine.pk, 3]), data).status_code == 302
    member.post(reverse("my_values_removal"))
    page = member.get(reverse("connect_step", args=[mine.pk, 3])).text
    assert page.count("checked") == 2


def test_two_windows_lose_nothing(cast: Cast, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    member.post(reverse("my_values"), MINE | {"edits": 0})
    stale = member.post(reverse("my_values"), MINE | {"goals": "Something else", "edits": 0})
    assert stale.status_code == 409
    assert "Lead the archive" in stale.text
    assert "Something else" in stale.text
    draft = reverse("my_values_draft")
    assert member.post(draft, MINE | {"edits": 1, "own": "More"}).json()["edits"] == 2
    assert member.post(draft, MINE | {"edits": 1}).status_code == 409
    assert member.post(draft, {"edits": 2, "goals": "x" * 5001}).status_code == 422


def test_deleting_names_what_goes(cast: Cast, sign_in: SignIn) -> None:
    member = sign_in(cast.member)
    member.post(reverse("my_values"), MINE | {"edits": 0})
    page = member.get(reverse("my_values_removal")).text
    for words in ("Thrift", "Quiet hours", "Lead the archive"):
        assert words in page
    member.post(reverse("my_values_removal"))
    assert not OwnValues.objects.exists()
    assert "There is nothing to delete." in member.get(reverse("my_values_removal")).text


def test_nobody_sees_anothers(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.member).post(reverse("my_values"), MINE | {"edits": 0})
    assert "Lead the archive" not in sign_in(cast.lead).get(reverse("my_values")).text
