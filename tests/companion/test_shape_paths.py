"""Coaches read, try, edit and save paths; what people say in them they never see."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest
from cast import Cast, SignIn, appoint
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inhabit.access.models import Role
from inhabit.audit.models import Event
from inhabit.companion.library import SHIPPED, all_paths, paths_of_files
from inhabit.companion.models import Conversation, PathEdition

pytestmark = pytest.mark.django_db
CHECK = reverse("path_check")
PATH = reverse("path", args=["clarify-member"])
BEGIN = reverse("think_about", args=["clarify-member"])
SHIPPED_TEXT = (SHIPPED / "clarify-member.yaml").read_text()
QUESTION = "what was your first reaction, before you were polite?"
EDITED = SHIPPED_TEXT.replace(QUESTION, "what went through your mind?")


def test_a_path_shows_its_branches(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.coach).get(PATH).content.decode()

    assert QUESTION in page
    assert "One of the words: tired, exhaust*" in page
    assert 'href="#spot-heavy"' in page
    assert "The end: one sentence, one small act" in page


def test_a_file_is_downloaded_as_it_is(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.coach).get(reverse("path_file", args=["clarify-member"]))

    assert response.content.decode() == SHIPPED_TEXT
    assert "clarify-member.yaml" in response.headers["Content-Disposition"]


def test_trying_a_path_keeps_nothing(cast: Cast, sign_in: SignIn) -> None:
    client, preview = sign_in(cast.coach), reverse("path_preview", args=["clarify-member"])
    sent = (
        {"words": "Exhausted"},
        {"choice": "amount"},
        {"words": "I called back"},
        {"words": "The tenants"},
    )
    page = client.get(preview).content.decode()

    for answer in sent:
        found = re.search(r'name="answers" value="([^"]*)"', page)
        assert found is not None
        carried = found[1].replace("&quot;", '"')
        page = client.post(preview, {"answers": carried, "edits": "0"} | answer).content.decode()

    assert "What I want somebody to notice: The tenants." in page
    assert not Conversation.objects.exists()


def test_a_preview_takes_no_harm_from_what_anybody_sends(cast: Cast, sign_in: SignIn) -> None:
    client, preview = sign_in(cast.coach), reverse("path_preview", args=["clarify-member"])

    response = client.post(preview, {"answers": '[{"question": 5}, nonsense', "edits": "0"})

    assert QUESTION in response.content.decode()


def test_mistakes_are_listed_and_the_text_stays(cast: Cast, sign_in: SignIn) -> None:
    wrong = EDITED.replace("next: whom", "next: home", 1)

    response = sign_in(cast.coach).post(CHECK, {"text": wrong, "save": "1"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "there is no question and no end “home”" in page
    assert "what went through your mind?" in page
    assert not PathEdition.objects.exists()


def test_a_chosen_file_is_checked_and_shown(cast: Cast, sign_in: SignIn) -> None:
    file = SimpleUploadedFile("clarify-member.yaml", EDITED.encode())

    page = sign_in(cast.steward).post(CHECK, {"file": file}).content.decode()

    assert "Every way ends." in page
    assert "what went through your mind?" in page
    assert not PathEdition.objects.exists()


def test_a_saved_path_holds_for_everyone_and_is_audited(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.coach).post(CHECK, {"text": EDITED, "save": "1"})

    assert "what went through your mind?" in sign_in(cast.member).get(BEGIN).content.decode()
    event = Event.objects.get(verb="path.saved")
    assert event.details == {"path": "clarify-member", "number": 1}


def test_a_conversation_under_way_goes_on_as_it_began(cast: Cast, sign_in: SignIn) -> None:
    client, pk = sign_in(cast.member), uuid4()
    client.post(BEGIN, {"words": "Curious about it", "edits": "0", "conversation": str(pk)})
    changed = SHIPPED_TEXT.replace("Think of last week.", "Think of yesterday.")

    sign_in(cast.coach).post(CHECK, {"text": changed, "save": "1"})

    page = client.get(reverse("conversation_step", args=[pk, 2])).content.decode()
    assert "Think of last week." in page


def test_saved_again_it_is_the_next_edition_and_the_same_text_is_none(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.coach)
    for text in (EDITED, EDITED, EDITED.replace("went through", "crossed")):
        client.post(CHECK, {"text": text, "save": "1"})

    assert [one.number for one in PathEdition.objects.order_by("number")] == [1, 2]
    assert PathEdition.objects.in_force().get().number == 2
    earlier = client.get(reverse("path_edition", args=["clarify-member", 1]))
    assert earlier.content.decode() == EDITED


def test_one_goes_back_to_the_shipped_file(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.coach)
    client.post(CHECK, {"text": EDITED, "save": "1"})

    client.post(reverse("path_reversion", args=["clarify-member"]))

    assert QUESTION in sign_in(cast.member).get(BEGIN).content.decode()
    assert Event.objects.filter(verb="path.reverted").exists()
    assert "Edition 1" in client.get(PATH).content.decode()


def test_a_new_path_can_be_saved_and_taken_out_of_use(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.coach)
    client.post(CHECK, {"text": EDITED.replace("id: clarify-member", "id: our-own"), "save": "1"})
    assert sign_in(cast.member).get(reverse("think_about", args=["our-own"])).status_code == 200

    client.post(reverse("path_reversion", args=["our-own"]))

    assert sign_in(cast.member).get(reverse("think_about", args=["our-own"])).status_code == 404


def test_who_is_coach_of_one_unit_only_does_not_save_for_everyone(cast: Cast, sign_in: SignIn) -> None:
    appoint(cast.colleague, Role.COACH, cast.payroll)

    response = sign_in(cast.colleague).post(CHECK, {"text": EDITED, "save": "1"})

    assert response.status_code == 403
    assert "of the whole organisation save paths" in response.content.decode()
    assert not PathEdition.objects.exists()


def test_the_deployments_own_folder_goes_before_the_shipped_paths(
    cast: Cast, sign_in: SignIn, tmp_path: Path, settings: object
) -> None:
    (tmp_path / "clarify-member.yaml").write_text(EDITED)
    (tmp_path / "broken.yaml").write_text("id: broken")
    settings.COMPANION_PATHS = tmp_path  # type: ignore[attr-defined]  # the fixture

    assert "what went through your mind?" in sign_in(cast.member).get(BEGIN).content.decode()
    assert "broken" not in paths_of_files()
    assert all_paths()["clarify-member"].origin == "folder"


def test_paths_stand_under_their_stage(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.coach).get(reverse("paths")).text
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert headings[:2] == ["Clarify &amp; Connect", "Communicate &amp; Cascade"]
    assert len(headings) == len(set(headings))


def test_editing_a_path_leads_back_to_it(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.coach)
    for page in (
        client.get(f"{CHECK}?path=clarify-member"),
        client.post(f"{CHECK}?path=clarify-member", {"text": "id: x"}),
    ):
        assert "Edit “What does this mean for me?”" in page.text
        assert f'href="{PATH}"' in page.text
