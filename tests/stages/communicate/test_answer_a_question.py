"""A lead answers: who reads it, what two at once do, what is found, what is merged."""

from uuid import uuid4

from cast import Cast, SignIn, make_person, make_unit, place
from django.urls import reverse
from queries import assert_max_queries
from questions import answered, asked_by, fill

from inhabit.audit.models import Event
from inhabit.notify.models import Notice
from inhabit.people.models import Person
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate.models import Answer, Question


def send(sign_in: SignIn, by: Person, question: Question, **words: str) -> object:
    sent = {"wording": question.wording, "text": "I do.", "audience": "under", "seen": "0"} | words
    return sign_in(by).post(reverse("question_answer", args=[question.pk]), sent)


def test_an_answer_goes_to_everyone_under_the_lead(cast: Cast, sign_in: SignIn) -> None:
    send(sign_in, cast.lead, asked_by(cast.member))
    for reader in (cast.member, cast.colleague, cast.lead):
        assert "I do." in sign_in(reader).get(reverse("questions")).text, reader
    for other in (cast.outsider, cast.cfo, cast.director):
        assert "I do." not in sign_in(other).get(reverse("questions")).text, other


def test_the_list_shows_exactly_what_may_be_read(cast: Cast, sign_in: SignIn) -> None:
    questions = [asked_by(cast.member), asked_by(cast.outsider, "And here?"), asked_by(cast.cfo, "Up here?")]
    for question, lead in zip(questions, (cast.lead, cast.cfo, cast.ceo), strict=True):
        answered(question, lead)
    for reader in (cast.colleague, cast.outsider, cast.cfo, cast.ceo, cast.steward):
        client = sign_in(reader)
        listed = client.get(reverse("questions")).text
        for question in questions:
            address = reverse("question", args=[question.pk])
            is_theirs = question.askings.filter(person=reader).exists()
            may = client.get(address).status_code == 200
            assert (address in listed) == may or is_theirs, (reader, question)


def test_two_leads_at_once_the_second_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.cfo)
    send(sign_in, cast.ceo, question, text="The board does.")
    late = send(sign_in, cast.sponsor, question, text="The steering group does.")
    assert late.status_code == 409
    assert "The steering group does." in late.text
    assert Answer.objects.get().text == "The board does."


def test_a_correction_from_an_older_form_shows_what_stands(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    send(sign_in, cast.lead, question, text="I do.")
    send(sign_in, cast.lead, question, text="The shift does.", seen="1")
    late = send(sign_in, cast.lead, question, text="Nobody does.", seen="1")
    assert late.status_code == 422
    assert "The shift does." in late.text
    assert "Nobody does." in late.text
    send(sign_in, cast.lead, question, text="Nobody does.", seen="2")
    assert Answer.objects.count() == 3
    assert Notice.objects.filter(kind="communicate.question_answered").count() == 3


def test_a_double_click_answers_once(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    for _ in range(2):
        send(sign_in, cast.lead, question)
    assert Answer.objects.count() == 1
    assert Event.objects.filter(verb="question.answered").count() == 1


def test_nobody_answers_what_is_not_with_them(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    for stranger in (cast.member, cast.colleague, cast.cfo, cast.director, cast.ceo, cast.steward):
        assert send(sign_in, stranger, question).status_code == 404, stranger
        for act in ("question_passing", "question_taking", "question_merging"):
            response = sign_in(stranger).post(reverse(act, args=[question.pk]), {"unit": "1", "other": "x"})
            assert response.status_code == 404, (stranger, act)
    assert sign_in(cast.lead).get(reverse("question", args=[uuid4()])).status_code == 404


def test_it_is_found_by_how_words_begin(cast: Cast, sign_in: SignIn) -> None:
    answered(asked_by(cast.member), cast.lead, "The team decides, each Thursday.")
    client = sign_in(cast.colleague)
    for words in ("overt", "THURS deci", "team"):
        assert "Who decides on overtime?" in client.get(reverse("questions"), {"q": words}).text, words
    assert "Nobody has an answer" in client.get(reverse("questions"), {"q": "overtime friday"}).text


def test_it_is_found_further_off_once_its_answer_is_for_everyone(cast: Cast, sign_in: SignIn) -> None:
    fill(cast.payroll, 8)
    question, client = asked_by(cast.member), sign_in(cast.outsider)
    answered(question, cast.lead)
    assert question.wording not in client.get(reverse("questions"), {"q": "overtime"}).text
    answered(question, cast.lead, to_all=True)
    assert question.wording in client.get(reverse("questions"), {"q": "overtime"}).text


def test_merged_both_askers_get_the_answer(cast: Cast, sign_in: SignIn) -> None:
    first, second = asked_by(cast.member), asked_by(cast.colleague, "Overtime: who decides?")
    client = sign_in(cast.lead)
    for _ in range(2):
        client.post(reverse("question_merging", args=[second.pk]), {"other": str(first.pk)})
    answered(first, cast.lead)
    told = Notice.objects.filter(kind="communicate.question_answered").values_list("person", flat=True)
    assert set(told) == {cast.member.pk, cast.colleague.pk}
    page = sign_in(cast.colleague).get(reverse("question", args=[second.pk]), follow=True).text
    assert "Overtime: who decides?" in page
    assert "I do." in page
    assert "Mia Member" not in page


def test_an_earlier_answer_holds_for_a_new_question(cast: Cast, sign_in: SignIn) -> None:
    old = asked_by(cast.member)
    answered(old, cast.lead)
    new = asked_by(cast.colleague, "Overtime: who decides?")
    page = sign_in(cast.lead).get(reverse("question", args=[new.pk])).text
    assert "That answer holds here too" in page
    sign_in(cast.lead).post(reverse("question_merging", args=[new.pk]), {"other": str(old.pk)})
    assert Notice.objects.filter(person=cast.colleague, kind="communicate.question_answered").exists()


def test_a_lead_cannot_merge_with_what_is_not_theirs(cast: Cast, sign_in: SignIn) -> None:
    mine, theirs = asked_by(cast.member), asked_by(cast.outsider, "And here?")
    address = reverse("question_merging", args=[mine.pk])
    assert sign_in(cast.lead).post(address, {"other": str(theirs.pk)}).status_code == 404


def test_me_too_is_told_of_corrections(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    answered(question, cast.lead)
    for _ in range(2):
        sign_in(cast.colleague).post(reverse("question_also", args=[question.pk]))
    answered(question, cast.lead, "From May on, the shift does.")
    assert Notice.objects.filter(person=cast.colleague, kind="communicate.question_answered").count() == 1


def asked_again(cast: Cast, sign_in: SignIn) -> Question:
    """Let a question be answered in Payroll and asked on: it is with Services."""
    question = asked_by(cast.member)
    answered(question, cast.lead)
    address = reverse("asking_verdict", args=[question.askings.get().pk])
    sign_in(cast.member).post(address, {"verdict": "not_yet"})
    question.refresh_from_db()
    assert question.is_open
    return question


def test_me_too_while_it_is_asked_again(cast: Cast, sign_in: SignIn) -> None:
    question = asked_again(cast, sign_in)
    colleague = sign_in(cast.colleague)
    sent = {"text": "Overtime, who decides on it?", "name": "named"}
    assert question.wording in colleague.post(reverse("question_new"), sent).text
    assert "when it is answered anew" in colleague.get(reverse("question", args=[question.pk])).text
    colleague.post(reverse("question_also", args=[question.pk]))
    answered(question, cast.director, "From May on, the shift does.")
    assert Notice.objects.filter(person=cast.colleague, kind="communicate.question_answered").exists()


def test_nobody_with_whom_it_is_asks_it_too(cast: Cast, sign_in: SignIn) -> None:
    question = asked_again(cast, sign_in)
    sign_in(cast.director).post(reverse("question_also", args=[question.pk]))
    assert question.askings.count() == 1


def test_what_has_never_been_answered_is_offered_to_nobody_who_asks(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    sent = {"text": "Overtime, who decides on it?", "name": "named"}
    page = sign_in(cast.colleague).post(reverse("question_new"), sent, follow=True).text
    assert question.wording not in page
    assert sign_in(cast.colleague).post(reverse("question_also", args=[question.pk])).status_code == 404


def test_small_counts_of_the_flow_are_held_back(cast: Cast, sign_in: SignIn) -> None:
    asked_by(cast.member)
    page = sign_in(cast.sponsor).get(reverse("question_flow")).text
    assert "held back" in page
    assert "Lena Lead" not in page
    assert "Payroll" not in page


def test_a_level_with_one_lead_is_held_back(cast: Cast, sign_in: SignIn) -> None:
    """Everybody knows who leads at the top: seven that wait there too long would be about her."""
    fill(cast.board, 4)
    for number in range(7):
        asked_by(cast.cfo, f"What about matter {number}?")
    page = sign_in(cast.sponsor).get(reverse("question_flow")).text
    assert ">7<" not in page
    for number in range(5):
        unit = make_unit(f"Branch {number}", lead=make_person(f"Head {number}"), parent=cast.board)
        for person in range(2):
            asker = make_person(f"Asker {number} {person}")
            place(asker, unit)
    refresh_tree()
    for asker in Person.objects.filter(name__startswith="Asker"):
        asked_by(asker)
    assert ">10<" in sign_in(cast.sponsor).get(reverse("question_flow")).text


def test_pages_ask_as_little_with_many_questions(cast: Cast, sign_in: SignIn) -> None:
    for number in range(25):
        person = make_person(f"Person {number}")
        place(person, cast.payroll)
        answered(asked_by(person, f"What about matter {number}?"), cast.lead)
        asked_by(person, f"And what about this matter {number}?")
    for address in ("questions", "my_questions", "questions_waiting", "question_new"):
        assert_max_queries(sign_in(cast.lead), reverse(address))
    assert_max_queries(sign_in(cast.member), reverse("unit_questions", args=[cast.payroll.pk]))
    waiting, done = Question.objects.open()[0], Question.objects.answered()[0]
    for question in (waiting, done):
        for page in ("question", "question_answer"):
            assert_max_queries(sign_in(cast.lead), reverse(page, args=[question.pk]))
