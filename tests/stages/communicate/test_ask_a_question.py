"""Somebody asks with their name: who gets it, who reads it, how it is taken back."""

from cast import Cast, SignIn, place
from django.urls import reverse
from questions import answered, asked_by

from inhabit.people.models import Unit
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate.models import Asking, Question

ASK = "/questions/ask/"


def test_a_question_goes_to_the_lead_of_the_unit(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.member).post(ASK, {"text": "Who decides?", "name": "named"})
    page = sign_in(cast.lead).get(reverse("questions_waiting"))
    assert "Who decides?" in page.text
    assert "Mia Member" in page.text


def test_home_of_the_lead_says_that_it_waits(cast: Cast, sign_in: SignIn, story: object) -> None:
    asked_by(cast.member)
    asked_by(cast.colleague, "And on leave?")
    assert "Answer 2 questions in Payroll" in sign_in(cast.lead).get("/").text
    assert "questions in Payroll" not in sign_in(cast.director).get("/").text


def test_nobody_but_lead_and_asker_finds_it(cast: Cast, sign_in: SignIn) -> None:
    address = reverse("question", args=[asked_by(cast.member).pk])
    for stranger in (cast.colleague, cast.director, cast.ceo, cast.cfo, cast.steward, cast.sponsor):
        assert sign_in(stranger).get(address).status_code == 404, stranger
    for reader in (cast.member, cast.lead):
        assert sign_in(reader).get(address).status_code == 200, reader


def test_the_page_says_beforehand_who_reads_it(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(ASK).text
    assert "You, whoever leads Payroll (now Lena Lead) and as far as it goes up, whoever leads above." in page


def test_a_double_click_asks_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    for _ in range(2):
        client.post(ASK, {"text": "Who decides?", "name": "named"})
    assert Question.objects.count() == 1


def test_a_lead_does_not_ask_themself(cast: Cast) -> None:
    assert asked_by(cast.lead).unit == cast.services
    assert asked_by(cast.ceo).unit == cast.board


def test_where_nobody_leads_it_goes_to_the_next_lead_above(cast: Cast) -> None:
    cast.payroll.lines.update(lead=None)
    refresh_tree()
    assert asked_by(cast.member).unit == cast.services


def test_without_words_nothing_is_asked(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.member).post(ASK, {"text": "  ", "name": "named"})
    assert response.status_code == 422
    assert not Question.objects.exists()


def test_words_stay_when_somebody_else_would_read_them_by_now(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    cast.member.placements.all().delete()
    place(cast.member, cast.finance)
    sent = {"text": "Who decides?", "name": "named", "to": str(cast.payroll.pk)}
    response = client.post(ASK, sent)
    assert response.status_code == 422
    assert "Who decides?" in response.text
    assert "Farid Finance" in response.text
    assert not Question.objects.exists()


def test_it_can_be_taken_back_until_it_is_answered(cast: Cast, sign_in: SignIn) -> None:
    first, second = asked_by(cast.member), asked_by(cast.member, "And on leave?")
    answered(second, cast.lead)
    client = sign_in(cast.member)
    for question in (first, second):
        client.post(reverse("asking_withdrawal", args=[question.askings.get().pk]))
    assert list(Question.objects.all()) == [second]


def test_nobody_takes_back_what_somebody_else_asked(cast: Cast, sign_in: SignIn) -> None:
    asking = asked_by(cast.member).askings.get()
    for stranger in (cast.colleague, cast.lead, cast.steward):
        assert sign_in(stranger).post(reverse("asking_withdrawal", args=[asking.pk])).status_code == 404
    assert Asking.objects.filter(pk=asking.pk).exists()


def test_whoever_has_left_is_not_named(cast: Cast, sign_in: SignIn) -> None:
    asked_by(cast.member)
    cast.member.placements.all().delete()
    page = sign_in(cast.lead).get(reverse("questions_waiting")).text
    assert "Who decides on overtime?" in page
    assert "Mia Member" not in page


def test_my_own_file_holds_what_i_asked(cast: Cast, sign_in: SignIn) -> None:
    asked_by(cast.member)
    mine = sign_in(cast.member).get(reverse("my_data")).json()
    assert [row["text"] for row in mine["questions"]] == ["Who decides on overtime?"]
    assert sign_in(cast.colleague).get(reverse("my_data")).json()["questions"] == []


def test_what_looks_the_same_and_was_answered_is_shown_before_it_is_sent(cast: Cast, sign_in: SignIn) -> None:
    answered(asked_by(cast.colleague, "Who decides about overtime at weekends?"), cast.lead)
    client = sign_in(cast.member)
    words = {"text": "Who decides whether overtime at weekends is paid?", "name": "named"}
    page = client.post(ASK, words)
    assert "Is it one of these?" in page.text
    assert Question.objects.count() == 1
    client.post(ASK, words | {"sure": "1"})
    assert Question.objects.count() == 2


def test_a_dissolved_unit_leaves_its_questions_to_the_lead_above(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    cast.payroll.lines.all().delete()
    cast.payroll.lines.create(
        parent=cast.services, lead=cast.lead, starts_on="2020-01-01", ends_on="2026-01-01"
    )
    refresh_tree()
    question.refresh_from_db()
    assert question.unit == Unit.objects.get(name="Services")
    assert (
        "went up, since nobody led the unit"
        in sign_in(cast.member).get(reverse("question", args=[question.pk])).text
    )
