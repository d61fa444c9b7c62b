"""A question goes up: passed on, taken over, by itself; and the answer comes down."""

import pytest
from cast import Cast, SignIn
from contesting import from_today
from django.urls import reverse
from questions import Days, answered, asked_by

from inhabit.notify.models import Notice
from inhabit.people.models import Person
from inhabit.stages.communicate.models import Question
from inhabit.stages.communicate.upkeep import care_for_questions


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


def pass_up(sign_in: SignIn, question: Question, by: Person, word: str = "") -> None:
    question.refresh_from_db()
    sent = {"unit": str(question.unit_id), "word": word}
    sign_in(by).post(reverse("question_passing", args=[question.pk]), sent)
    question.refresh_from_db()


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=f"communicate.{kind}").values_list("person__name", flat=True))


def test_it_climbs_two_levels_and_the_answer_reaches_everyone(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    pass_up(sign_in, question, cast.lead, "It concerns three teams.")
    pass_up(sign_in, question, cast.director)
    assert question.unit == cast.board
    sent = {"wording": question.wording, "text": "The team does.", "audience": "everyone", "seen": "0"}
    sign_in(cast.ceo).post(reverse("question_answer", args=[question.pk]), sent)
    assert told("question_answered") == {"Mia Member"}
    assert told("passed_question_answered") == {"Lena Lead", "Dario Director"}
    for reader in (cast.member, cast.lead, cast.director, cast.outsider, cast.cfo):
        page = sign_in(reader).get(reverse("questions"))
        assert "The team does." in page.text, reader
        assert "Mia Member" not in page.text or reader == cast.member, reader


def test_who_asked_sees_its_way_with_the_word_on_why(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    pass_up(sign_in, question, cast.lead, "It concerns three teams.")
    page = sign_in(cast.member).get(reverse("question", args=[question.pk])).text
    assert "It concerns three teams." in page
    assert "Services" in page
    assert told("question_went_up") == {"Mia Member"}


def test_passing_up_twice_from_one_form_goes_one_level(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    stale = {"unit": str(cast.payroll.pk), "word": ""}
    for _ in range(2):
        sign_in(cast.lead).post(reverse("question_passing", args=[question.pk]), stale)
    question.refresh_from_db()
    assert question.unit == cast.services


def test_at_the_top_there_is_nobody_to_pass_it_to(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.cfo)
    sent = {"unit": str(cast.board.pk), "word": ""}
    address = reverse("question_passing", args=[question.pk])
    assert "There is nobody above" in sign_in(cast.ceo).post(address, sent, follow=True).text


def test_at_the_top_the_sponsor_answers_too(cast: Cast, sign_in: SignIn) -> None:
    asked_by(cast.cfo, "How long do we hold on?")
    assert "How long do we hold on?" in sign_in(cast.sponsor).get(reverse("questions_waiting")).text


def test_only_what_is_overdue_is_seen_one_level_up(cast: Cast, sign_in: SignIn, days: Days) -> None:
    question = asked_by(cast.member)
    below = reverse("questions_waiting", query={"where": "below"})
    assert question.wording not in sign_in(cast.director).get(below).text
    days.go_to(question.due_on)
    assert question.wording not in sign_in(cast.director).get(below).text
    days.pass_by(1)
    assert question.wording in sign_in(cast.director).get(below).text
    assert question.wording not in sign_in(cast.ceo).get(below).text
    assert sign_in(cast.ceo).get(reverse("question", args=[question.pk])).status_code == 404


def test_the_lead_above_is_told_once_a_week(cast: Cast, days: Days) -> None:
    question = asked_by(cast.member)
    days.go_to(question.due_on)
    days.pass_by(1)
    for _ in range(3):
        care_for_questions()
    assert told("question_overdue") == {"Dario Director"}
    assert Notice.objects.filter(kind="communicate.question_overdue").count() == 1


def test_with_whom_it_waits_is_told_once_a_week(cast: Cast, days: Days) -> None:
    question = asked_by(cast.member)
    days.go_to(question.due_on)
    care_for_questions()
    assert told("question_late") == set()
    days.pass_by(1)
    for _ in range(2):
        care_for_questions()
    assert told("question_late") == {"Lena Lead"}
    assert Notice.objects.filter(kind="communicate.question_late").count() == 1


def test_at_the_top_without_a_lead_the_sponsor_is_told(cast: Cast, days: Days) -> None:
    question = asked_by(cast.cfo)
    from_today(cast.board, lead=None)
    days.go_to(question.due_on)
    days.pass_by(1)
    care_for_questions()
    assert told("question_late") == {"Sofia Sponsor"}


def test_the_lead_above_can_take_it_over(cast: Cast, sign_in: SignIn, days: Days) -> None:
    question = asked_by(cast.member)
    days.go_to(question.due_on)
    days.pass_by(1)
    sent = {"unit": str(cast.payroll.pk)}
    for _ in range(2):
        sign_in(cast.director).post(reverse("question_taking", args=[question.pk]), sent)
    question.refresh_from_db()
    assert question.unit == cast.services
    assert question.days_over == 0


def test_the_lead_above_can_answer_it_where_it_waits(cast: Cast, days: Days) -> None:
    question = asked_by(cast.member)
    days.go_to(question.due_on)
    days.pass_by(1)
    assert answered(question, cast.director).unit == cast.services


def test_a_silent_lead_blocks_nobody(cast: Cast, days: Days) -> None:
    question = asked_by(cast.member)
    for level in (cast.services, cast.board, cast.board):
        question.refresh_from_db()
        days.go_to(question.climbs_on)
        care_for_questions()
        care_for_questions()
        question.refresh_from_db()
        assert question.unit == level
    assert question.stations.count() == 3


def test_not_yet_asks_on_one_level_up_once(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    answered(question, cast.lead)
    asking = question.askings.get()
    verdict = reverse("asking_verdict", args=[asking.pk])
    sign_in(cast.member).post(verdict, {"verdict": "not_yet"})
    question.refresh_from_db()
    assert (question.is_open, question.unit) == (True, cast.services)
    answered(question, cast.director, "Ask me again in May.")
    sign_in(cast.member).post(verdict, {"verdict": "not_yet"})
    question.refresh_from_db()
    assert (question.is_open, question.unit) == (False, cast.services)


def test_only_who_asked_says_whether_it_was_answered(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    answered(question, cast.lead)
    verdict = reverse("asking_verdict", args=[question.askings.get().pk])
    for stranger in (cast.colleague, cast.lead, cast.director):
        assert sign_in(stranger).post(verdict, {"verdict": "not_yet"}).status_code == 404
    question.refresh_from_db()
    assert not question.is_open
