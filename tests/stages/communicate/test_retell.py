"""A lead retells the story: beside it, in their own words, and only then it is told."""

from __future__ import annotations

import pytest
from cast import Cast, SignIn, days_ago
from django.core.exceptions import ValidationError
from django.urls import reverse
from programmes import Story as Scene
from queries import assert_max_queries
from stories import ENGLISH, POINTS, published, retold

from inhabit.notify.models import Notice
from inhabit.people.models import Unit
from inhabit.stages.communicate.models import Mark, Retelling, Story, Telling


def address(name: str, unit: Unit, story: Story) -> str:
    return reverse(name, args=[unit.pk, story.pk])


def test_what_is_told_is_read_by_the_unit_and_below_and_nobody_above(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    told = published(cast, story)
    retold(told, cast.services, "We stay with whoever rings us.", added=["The stockroom moves in June."])
    page = reverse("unit_story", args=[cast.services.pk])
    for person in (cast.lead, cast.member, cast.director):
        text = sign_in(person).get(page).text
        assert "We stay with whoever rings us." in text
        assert "The stockroom moves in June." in text
    for person in (cast.ceo, cast.sponsor, cast.steward, cast.outsider):
        text = sign_in(person).get(page).text
        assert "We stay with whoever rings us." not in text
        assert "for the people in this unit and below it" in text


def test_the_way_from_the_top_to_me(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    retold(told, cast.services, "The director's words.")
    retold(told, cast.payroll, "The lead's words.")
    page = sign_in(cast.member).get(reverse("story", args=[told.pk])).text
    places = [page.index(words) for words in ("Told in the words above.", "The director", "The lead&#x27;s")]
    assert places == sorted(places)
    assert "The director" not in sign_in(cast.outsider).get(reverse("story", args=[told.pk])).text


def test_writing_goes_through_the_form_to_the_telling(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    lead = sign_in(cast.director)
    page = lead.get(address("retelling", cast.services, told)).text
    assert ENGLISH["stays"] in page
    first, second, _third = told.key_points.all()
    sent = {
        "edits": 0,
        "text_en": "We stay with whoever rings us.",
        f"mark_{first.pk}": "kept",
        f"mark_{second.pk}": "left_out",
        f"because_{second.pk}": "We have no shifts.",
        "added_1": "The stockroom moves in June.",
        "link": "https://films.example/7",
    }
    answer = lead.post(address("retelling", cast.services, told), sent, follow=True).text
    assert "Not said yet, neither kept nor left out on purpose:" in answer
    assert POINTS[2] in answer
    assert "Recording on films.example (opens in a new tab)" in answer
    assert not Telling.objects.filter(unit=cast.services).exists()
    answer = lead.post(address("telling", cast.services, told), {"edits": 1}, follow=True).text
    assert "Your people read it now" in answer
    assert Telling.objects.get(unit=cast.services).words.marks.count() == 3
    assert Notice.objects.get(kind="communicate.told", person=cast.lead).details["unit"] == "Services"


def test_why_a_point_is_left_out_only_its_author_reads(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    retold(told, cast.services, kinds=["left_out"], because="It would frighten them.")
    mine = sign_in(cast.director).get(address("retelling", cast.services, told)).text
    assert "It would frighten them." in mine
    cast.services.lines.update(lead=cast.cfo)
    Unit.objects.filter(pk=cast.services.pk).update(lead=cast.cfo)
    theirs = sign_in(cast.cfo).get(address("retelling", cast.services, told)).text
    assert "In our own words." in theirs
    assert "It would frighten them." not in theirs
    for person in (cast.member, cast.ceo, cast.sponsor):
        for name in ("story", "unit_story"):
            pk = told.pk if name == "story" else cast.services.pk
            assert "frighten" not in sign_in(person).get(reverse(name, args=[pk])).text


def test_a_reason_does_not_lie_open_in_the_database(cast: Cast, story: Scene) -> None:
    retold(published(cast, story), cast.services, kinds=["left_out"], because="It would frighten them.")
    assert not Mark.objects.filter(because__contains="frighten").exists()
    assert Mark.objects.get(kind="left_out").because == "It would frighten them."


def test_a_link_has_to_be_safe(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    lead = sign_in(cast.director)
    for link in ("http://films.example/7", "javascript:alert(1)"):
        answer = lead.post(
            address("retelling", cast.services, told), {"edits": 0, "text_en": "Mine.", "link": link}
        )
        assert answer.status_code == 422
        assert "Mine." in answer.text
    assert not Retelling.objects.filter(unit=cast.services).exists()


def test_nearly_a_copy_is_said_and_not_forbidden(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    lead = sign_in(cast.director)
    sent = {"edits": 0, "text_en": " ".join([ENGLISH["why"], ENGLISH["changes"], ENGLISH["stays"]])}
    answer = lead.post(address("retelling", cast.services, told), sent, follow=True).text
    assert "How would you say it at the coffee machine?" in answer
    lead.post(address("telling", cast.services, told), {"edits": 1})
    assert Telling.objects.filter(unit=cast.services).exists()
    lead = sign_in(cast.lead)
    sent["text_en"] = "Whoever rings the pay desk keeps the same name until the payslip is right."
    answer = lead.post(address("retelling", cast.payroll, told), sent, follow=True).text
    assert "coffee machine" not in answer


def test_it_arrives_when_the_unit_above_has_told_it(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    with pytest.raises(ValidationError):
        retold(told, cast.payroll)
    retold(told, cast.services)
    retold(told, cast.payroll)
    assert Telling.objects.filter(story=told).count() == 3


def test_a_silent_lead_blocks_nobody(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    lead = sign_in(cast.lead)
    assert lead.get(address("retelling", cast.payroll, told)).status_code == 302
    Telling.objects.filter(story=told).update(waits_until=days_ago(0))
    page = lead.get(address("retelling", cast.payroll, told)).text
    assert "Services has not told it yet, so you start from further up." in page
    retold(told, cast.payroll, "Without waiting.")


def test_a_correction_is_a_new_version(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story)
    retold(told, cast.services, "We start in May.")
    retold(told, cast.services, "We start in June.")
    page = sign_in(cast.member).get(address("retelling_versions", cast.services, told)).text
    assert page.index("Version 2") < page.index("Version 1")
    assert "<del>" in page
    assert Telling.objects.filter(unit=cast.services).count() == 1
    assert Notice.objects.filter(kind="communicate.told", person=cast.lead).count() == 1


def test_telling_anew_begins_with_what_stands_in_few_queries(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    told = published(cast, story)
    retold(told, cast.services, kinds=["left_out"] * 3, because="We have no shifts.")
    page = assert_max_queries(sign_in(cast.director), address("retelling", cast.services, told), most=16).text
    assert page.count("We have no shifts.") == 3
