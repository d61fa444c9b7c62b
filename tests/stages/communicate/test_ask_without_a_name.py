"""Somebody asks without their name: who may, who receives it, and that nothing tells who it was."""

from itertools import permutations

import pytest
from cast import Cast, SignIn, make_account
from django.core.cache import cache
from django.urls import reverse
from programmes import Story
from questions import Days, answered, asked_by, fill, five_without_names, wide_payroll

from inhabit.audit.models import Event
from inhabit.notify.models import Notice
from inhabit.people.models import Person, today
from inhabit.programme.models import Programme
from inhabit.stages.communicate.actions.questions import ask_unnamed
from inhabit.stages.communicate.models import Asking, Question, UnreleasedQuestion
from inhabit.stages.communicate.upkeep import care_for_questions
from inhabit.strategy.models import Priority, Strategy

ASK = "/questions/ask/"
TEXTS = [f"What about matter {number}?" for number in range(5)]


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


def test_with_seven_members_it_goes_past_the_unit(cast: Cast) -> None:
    fill(cast.services, 8)
    fill(cast.payroll, 5)
    ask_unnamed(text="Why us?", priority=None, by=cast.member)
    assert UnreleasedQuestion.objects.get().unit == cast.services


def test_with_eight_members_the_unit_receives_it(cast: Cast) -> None:
    fill(cast.services, 8)
    fill(cast.payroll, 6)
    ask_unnamed(text="Why us?", priority=None, by=cast.member)
    assert UnreleasedQuestion.objects.get().unit == cast.payroll


def test_where_nobody_would_be_hidden_it_is_not_offered(cast: Cast, sign_in: SignIn) -> None:
    cast.outsider.placements.all().delete()
    wide_payroll(cast)
    client = sign_in(cast.cfo)  # of the board's six besides its lead, and one more
    assert "it would not hide you" in client.get(ASK).text
    response = client.post(ASK, {"text": "Why us?", "name": "unnamed"})
    assert response.status_code == 422
    assert "Why us?" in response.text
    assert not UnreleasedQuestion.objects.exists()


def test_four_are_read_by_nobody_and_counted_nowhere(cast: Cast, sign_in: SignIn) -> None:
    before = page_without_tokens(sign_in, cast.lead, reverse("questions_waiting"))
    for person in wide_payroll(cast)[:4]:
        ask_unnamed(text="Why us?", priority=None, by=person)
    care_for_questions()
    assert page_without_tokens(sign_in, cast.lead, reverse("questions_waiting")) == before
    assert not Question.objects.exists()


def test_the_fifth_releases_all_five_together(cast: Cast, sign_in: SignIn) -> None:
    five_without_names(wide_payroll(cast))
    page = sign_in(cast.lead).get(reverse("questions_waiting")).text
    assert all(text in page for text in TEXTS)
    assert Question.objects.values("batch", "since", "due_on").distinct().count() == 1


def test_a_server_that_starts_by_day_releases_nothing_more(cast: Cast, days: Days) -> None:
    """Else whoever asked in the hour before would be among the five."""
    care_for_questions()
    five_without_names(wide_payroll(cast))
    assert not Question.objects.exists()
    days.pass_by(1)
    care_for_questions()
    assert Question.objects.count() == 5


def test_a_sixth_waits_for_the_next_five(cast: Cast) -> None:
    people = wide_payroll(cast)
    five_without_names(people[:5])
    ask_unnamed(text="Why us?", priority=None, by=people[5])
    care_for_questions()
    assert (Question.objects.count(), UnreleasedQuestion.objects.count()) == (5, 1)


def test_whoever_wrote_which_nothing_differs(cast: Cast, sign_in: SignIn) -> None:
    """Whatever order the same five wrote the same texts in, all that is stored and shown is the same."""
    people = wide_payroll(cast)[:5]
    seen = set()
    for order in [*permutations(range(5))][::40]:
        cache.clear()
        Question.objects.all().delete()
        five_without_names(people, [TEXTS[index] for index in order])
        seen.add(all_but_the_random(cast, sign_in))
    assert len(seen) == 1


def all_but_the_random(cast: Cast, sign_in: SignIn) -> tuple[object, ...]:
    """Return what is kept and shown of questions, without keys, receipts and their random order."""
    kept = sorted(Question.objects.values_list("wording", "unit", "since", "due_on", "climbs_on"))
    askings = sorted(Asking.objects.values_list("text", "person", "asked_on", "verdict"))
    pages = [
        page_without_tokens(sign_in, reader, address)
        for reader in (cast.lead, cast.director, cast.member, cast.colleague)
        for address in ("/questions/", "/questions/mine/", "/")
    ]
    return (*kept, *askings, *pages, Notice.objects.count(), Event.objects.count())


def page_without_tokens(sign_in: SignIn, reader: Person, address: str) -> str:
    lines = sign_in(reader).get(address).text.splitlines()
    return "\n".join(line for line in lines if "csrf" not in line and "nonce" not in line)


def test_no_row_names_a_person_or_a_moment(cast: Cast) -> None:
    five_without_names(wide_payroll(cast))
    assert set(Asking.objects.values_list("person", "asked_on")) == {(None, None)}
    assert {field.name for field in UnreleasedQuestion._meta.fields} == {
        "id",
        "unit",
        "text",
        "priority",
        "receipt",
        "fortnight",
    }
    assert not Event.objects.exists()
    assert not Notice.objects.exists()


def test_the_order_is_neither_that_of_asking_nor_always_the_same(cast: Cast) -> None:
    people = wide_payroll(cast)[:5]
    orders = set()
    for _ in range(6):
        cache.clear()
        Question.objects.all().delete()
        five_without_names(people)
        orders.add(tuple(Question.objects.order_by("id").values_list("wording", flat=True)))
        orders.add(tuple(Asking.objects.order_by("id").values_list("text", flat=True)))
    assert len(orders) > 2  # twelve shuffles of five are never all alike


def test_one_of_each_in_five(cast: Cast, sign_in: SignIn, days: Days) -> None:
    """Whoever asked four times would know, with the fifth, what somebody else asked on that day."""
    people = wide_payroll(cast)
    client = sign_in(cast.member)
    assert client.post(ASK, {"text": "One?", "name": "unnamed"}).status_code == 200
    for day in range(4):
        days.pass_by(day)
        again = client.post(ASK, {"text": "Two?", "name": "unnamed"})
        assert again.status_code == 422
        assert "Two?" in again.text
    assert UnreleasedQuestion.objects.count() == 1
    five_without_names(people[1:5])
    assert Question.objects.count() == 5
    assert client.post(ASK, {"text": "Two?", "name": "unnamed"}).status_code == 200


def test_a_question_taken_back_makes_room_for_another(cast: Cast, sign_in: SignIn) -> None:
    wide_payroll(cast)
    receipt = ask_unnamed(text="Why us?", priority=None, by=cast.member)
    sign_in(cast.member).post(reverse("question_receipt_withdrawal"), {"receipt": receipt})
    ask_unnamed(text="Why not them?", priority=None, by=cast.member)
    assert UnreleasedQuestion.objects.get().text == "Why not them?"


def test_a_priority_that_only_a_few_have_is_not_kept(cast: Cast, story: Story) -> None:
    """It would say from which of the units under the receiving lead the question comes."""
    others = fill(cast.services, 8)
    few = Priority.objects.create(strategy=Strategy.objects.create(name="Payroll alone"))
    Programme.objects.create(strategy=few.strategy, root_unit=cast.payroll, starts_on=today())
    all_have = Priority.objects.get(pk=story.first)
    ask_unnamed(text="Why us?", priority=few, by=cast.member)
    ask_unnamed(text="Why now?", priority=all_have, by=others[4])
    five_without_names(others[:3], ["One?", "Two?", "Three?"])
    kept = Question.objects.values_list("wording", "priority")
    assert {("Why us?", None), ("Why now?", all_have.pk)} < set(kept)


def test_the_receipt_leads_to_the_answer_and_nobody_else_has_it(cast: Cast, sign_in: SignIn) -> None:
    receipts = five_without_names(wide_payroll(cast))
    question = Question.objects.get(wording=TEXTS[2])
    address = reverse("question_receipt")
    client = sign_in(cast.member)
    assert "released with four others" in client.post(address, {"receipt": receipts[2]}).text
    answered(question, cast.lead, "Because it is ours.")
    page = client.post(address, {"receipt": receipts[2]}).text
    assert TEXTS[2] in page
    assert "Because it is ours." in page
    assert "no question under this receipt" in client.post(address, {"receipt": "guessed"}).text
    assert receipts[2] not in str(list(Asking.objects.values()))


def test_the_receipt_takes_back_what_nobody_has_read(cast: Cast, sign_in: SignIn) -> None:
    people = wide_payroll(cast)
    receipt = ask_unnamed(text="Why us?", priority=None, by=people[0])
    client = sign_in(cast.member)
    assert "It waits for others." in client.post(reverse("question_receipt"), {"receipt": receipt}).text
    client.post(reverse("question_receipt_withdrawal"), {"receipt": receipt})
    assert not UnreleasedQuestion.objects.exists()


def test_a_released_one_is_not_taken_back(cast: Cast, sign_in: SignIn) -> None:
    receipt = five_without_names(wide_payroll(cast))[0]
    page = sign_in(cast.member).post(reverse("question_receipt_withdrawal"), {"receipt": receipt})
    assert "nothing to take back" in page.text
    assert Question.objects.count() == 5


def test_all_there_are_told_of_the_answer_alike(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    people = wide_payroll(cast)
    five_without_names(people[:5])
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture's function
        answered(Question.objects.all()[0], cast.lead)
    told = Notice.objects.filter(kind="communicate.unnamed_answered")
    assert set(told.values_list("person", flat=True)) == {person.pk for person in people}
    assert told.values("details", "address", "key").distinct().count() == 1


def test_what_waits_too_long_waits_among_more_people(cast: Cast, days: Days) -> None:
    fill(cast.services, 8)
    wide_payroll(cast)
    ask_unnamed(text="Why us?", priority=None, by=cast.member)
    days.pass_by(13)
    care_for_questions()
    assert UnreleasedQuestion.objects.get().unit == cast.payroll
    days.pass_by(15)
    care_for_questions()
    care_for_questions()
    assert UnreleasedQuestion.objects.get().unit == cast.services


def test_a_dissolved_unit_leaves_what_waits_to_the_lead_above(cast: Cast) -> None:
    wide_payroll(cast)
    ask_unnamed(text="Why us?", priority=None, by=cast.member)
    cast.payroll.lines.update(lead=None)
    Person.objects.filter(pk=cast.lead.pk).update(job_title="On leave")
    cast.payroll.__class__.objects.filter(pk=cast.payroll.pk).update(lead=None)
    care_for_questions()
    assert UnreleasedQuestion.objects.get().unit == cast.services


def test_a_lead_never_sees_a_name_beside_a_merged_one(cast: Cast, sign_in: SignIn) -> None:
    make_account(cast.lead)
    five_without_names(wide_payroll(cast))
    named, unnamed = asked_by(cast.member), Question.objects.get(wording=TEXTS[1])
    client = sign_in(cast.lead)
    client.post(reverse("question_merging", args=[unnamed.pk]), {"other": str(named.pk)})
    page = client.get(reverse("question", args=[named.pk])).text
    assert TEXTS[1] in page
    assert page.count("Mia Member") == 1
    assert "without a name" in page
