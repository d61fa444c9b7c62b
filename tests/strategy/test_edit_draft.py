"""The form of a draft works with plain buttons, saves on the way and never loses what was typed."""

import re
from html import unescape

import pytest
from cast import Cast, SignIn
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from inhabit.strategy.actions import publish_version
from inhabit.strategy.models import Sign, Strategy, Version
from inhabit.strategy.selectors import contents_of, version_in_force
from strategy.drafting import make_draft, make_published


def fields_of(page: str) -> dict[str, str]:
    """Return what a browser would send of the form on ``page``."""
    found = {}
    form = page[page.index('class="draft"') : page.rindex("</form>")]
    form = form[: form.index("draft-foot")]
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        found[name[1]] = unescape(value[1]) if value else ""
    for name, text in re.findall(r'<textarea name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        found[name] = unescape(text)
    for name, options in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        found[name] = re.search(r'value="(\d+)" selected', options)[1]
    return found


class Writer:
    def __init__(self, client: Client, draft: Version) -> None:
        self.client = client
        self.address = reverse("edit_draft", args=[draft.pk])
        self.fields = fields_of(client.get(self.address).text)

    def post(self, do: str = "save", **changes: object) -> HttpResponse:
        typed = {name.replace("__", "-"): value for name, value in changes.items()}
        return self.client.post(self.address, self.fields | typed | {"do": do})

    def autosave(self, **changes: object) -> HttpResponse:
        typed = {name.replace("__", "-"): value for name, value in changes.items()}
        return self.client.post(self.address + "autosave/", self.fields | typed, headers={"X-Autosave": "1"})


@pytest.fixture
def draft(cast: Cast) -> Version:
    return make_draft(cast.sponsor)


@pytest.fixture
def writer(cast: Cast, sign_in: SignIn, draft: Version) -> Writer:
    return Writer(sign_in(cast.sponsor), draft)


def test_the_form_sends_back_what_it_shows(writer: Writer, draft: Version) -> None:
    before = contents_of(draft)
    assert writer.post().status_code == 302
    assert contents_of(draft) == before
    assert Version.objects.get().edits == draft.edits


def test_typing_and_saving(writer: Writer, draft: Version, cast: Cast) -> None:
    response = writer.post(p__0__initiatives__0__units="Payroll\nFinance", vision="Anew", p__0__name="Else")
    assert response.status_code == 302
    contents = contents_of(Version.objects.get())
    assert (contents.vision, contents.priorities[0].name) == ("Anew", "Else")
    assert [unit.name for unit in contents.priorities[0].initiatives[0].units] == ["Finance", "Payroll"]


@pytest.mark.parametrize(
    ("button", "anchor"),
    [
        ("add p", "p-2"),
        ("add p-0-signs", "p-0-signs-1"),
        ("add p-1-key_points", "p-1-key_points-0"),
        ("add p-1-initiatives", "p-1-initiatives-0"),
        ("remove p-0-signs-0", "p-0-signs"),
        ("down p-0", "p-1"),
        ("up p-1", "p-0"),
        ("up p-0", "p-0"),
    ],
)
def test_buttons_save_and_lead_to_the_row(writer: Writer, button: str, anchor: str) -> None:
    response = writer.post(button, vision="Typed before pressing")
    assert response["Location"].endswith(f"#{anchor}")
    assert contents_of(Version.objects.get()).vision == "Typed before pressing"


def test_rows_move_and_go(writer: Writer) -> None:
    writer.post("down p-0")
    assert [one.name for one in contents_of(Version.objects.get()).priorities] == [
        "Keep our word",
        "First visit",
    ]
    writer.fields = fields_of(writer.client.get(writer.address).text)
    writer.post("remove p-0")
    assert [one.name for one in contents_of(Version.objects.get()).priorities] == ["First visit"]


@pytest.mark.parametrize(
    "button", ["up p-99", "remove p-0-signs-9", "explode", "add p-9-signs", "down p-0-signs"]
)
def test_a_button_for_nothing_changes_nothing(writer: Writer, draft: Version, button: str) -> None:
    before = contents_of(draft)
    assert writer.post(button).status_code == 302
    assert contents_of(draft) == before


def test_what_does_not_fit_is_shown_again_with_everything_typed(writer: Writer, draft: Version) -> None:
    before = contents_of(draft)
    response = writer.post(
        "add p", vision="Typed", p__0__weight="lots", p__0__initiatives__0__units="Nowhere",
        p__0__initiatives__0__ends_on="2025-01-01",
    )  # fmt: skip
    assert response.status_code == 422
    for words in (
        "Typed",
        'value="lots"',
        "Write a whole number",
        "no unit called “Nowhere”",
        "It ends before",
    ):
        assert words in unescape(response.text)
    assert "p-2-name" in response.text
    assert contents_of(draft) == before


def test_of_two_tabs_the_second_sees_both_and_may_save_again(
    writer: Writer, cast: Cast, sign_in: SignIn, draft: Version
) -> None:
    other = Writer(sign_in(cast.steward), draft)
    writer.post(vision="From the first")
    response = other.post(vision="From the second")
    assert response.status_code == 409
    assert "Sofia Sponsor saved it" in response.text
    assert "From the second</textarea>" in response.text
    assert "<del>" in response.text
    assert contents_of(draft.__class__.objects.get()).vision == "From the first"
    other.fields = fields_of(response.text)
    assert other.post().status_code == 302
    assert contents_of(Version.objects.get()).vision == "From the second"


def test_what_was_typed_into_a_draft_that_was_published_goes_on_in_the_next(
    writer: Writer, cast: Cast, draft: Version
) -> None:
    publish_version(version=draft, by=cast.steward)
    response = writer.post(vision="Too late")
    assert response.status_code == 409
    assert "published while you wrote" in response.text
    assert "Too late</textarea>" in response.text
    after = Version.objects.drafts().get()
    assert f'action="{reverse("edit_draft", args=[after.pk])}"' in response.text
    assert version_in_force().vision == "Whatever breaks works again."


def test_autosave_answers_with_the_count_of_saves(writer: Writer, draft: Version) -> None:
    answer = writer.autosave(vision="Typing…")
    assert answer.status_code == 200
    assert answer.json()["edits"] == draft.edits + 1
    assert "saved_at" in answer.json()
    assert contents_of(Version.objects.get()).vision == "Typing…"


def test_autosave_says_when_somebody_else_has_saved(writer: Writer) -> None:
    writer.autosave(vision="One")
    answer = writer.autosave(vision="Two")
    assert answer.status_code == 409
    assert "changed elsewhere" in answer.json()["message"]
    assert writer.autosave(vision="One").status_code == 200


def test_autosave_says_what_does_not_fit(writer: Writer) -> None:
    answer = writer.autosave(p__0__weight="200")
    assert answer.status_code == 422
    assert "100" in answer.json()["message"]


def test_a_foreign_or_doubled_priority_is_refused(writer: Writer, cast: Cast) -> None:
    first, second = writer.fields["p-0-key"], writer.fields["p-1-key"]
    assert first != second
    assert writer.post(p__1__key=first).status_code == 422
    assert writer.post(p__1__key="nonsense").status_code == 422


def test_a_strategy_is_named_and_begun(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    response = client.post(reverse("new_strategy"), {"name": "Repairs"}, follow=True)
    assert "Priority 1" in response.text
    again = client.post(reverse("new_strategy"), {"name": "repairs"})
    assert again.status_code == 422
    assert "already" in again.text
    assert Strategy.objects.count() == 1


def test_publishing_shows_what_is_missing_then_publishes_once(writer: Writer, draft: Version) -> None:
    response = writer.post("review", p__1__weight="35")
    page = writer.client.get(response["Location"])
    assert "5 points are missing" in page.text
    assert "Publish for everybody" not in page.text
    writer.fields = fields_of(writer.client.get(writer.address).text)
    writer.post(p__1__weight="40")
    address = reverse("publish_draft", args=[draft.pk])
    assert "Publish for everybody" in writer.client.get(address).text
    assert writer.client.post(address)["Location"] == "/strategy/"
    assert writer.client.post(address)["Location"] == "/strategy/"
    assert version_in_force().pk == draft.pk


def test_discarding_names_what_goes(writer: Writer, draft: Version) -> None:
    address = reverse("discard_draft", args=[draft.pk])
    page = writer.client.get(address).text
    assert "“Repairs” goes altogether" in page
    assert "Keep our word" in page
    assert writer.client.post(address).status_code == 302
    assert writer.client.post(address).status_code == 302
    assert not Version.objects.exists()


def test_a_reading_is_written_down(cast: Cast, sign_in: SignIn) -> None:
    make_published(cast.sponsor)
    sign = Sign.objects.get()
    client = sign_in(cast.steward)
    address = reverse("new_reading", args=[sign.pk])
    assert "Repairs done at once" in client.get(address).text
    assert client.post(address, {"latest": "70 %", "latest_on": "2999-01-01"}).status_code == 422
    assert client.post(address, {"latest": "70 %", "latest_on": "2026-06-01"}).status_code == 302
    page = client.get("/strategy/").text
    assert "70 %" in page
    assert "On 1 Jun 2026" in page


def upload(client: Client, text: str, **fields: object) -> HttpResponse:
    file = SimpleUploadedFile("strategy.yaml", text.encode())
    return client.post(reverse("import_strategy_file"), {"file": file} | fields, follow=True)


def test_a_file_becomes_a_draft_or_is_published(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    text = "name: Repairs\nvision: Works again.\npriorities: [{name: First visit, weight: 100}]\n"
    assert "The file is now a draft" in upload(client, text).text
    assert "Everyone can read it now" in upload(client, text, publish="on").text
    assert "Nothing changed" in upload(client, text).text


def test_a_files_mistakes_are_listed_and_a_draft_is_not_lost(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.steward)
    response = upload(client, "name: Repairs\nvison: x")
    assert response.status_code == 422
    assert "line 2, vison: this key is not known here. Did you mean “vision”?" in response.text
    make_draft()
    text = "name: Repairs\nvision: Works again.\npriorities: [{name: First visit, weight: 100}]\n"
    assert "There is a draft that says something else" in upload(client, text).text
