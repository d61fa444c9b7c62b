"""What the page of a question says to whom: no more than the sentence beside the words promised."""

import pytest
from cast import Cast, SignIn, make_person, place
from django.core.exceptions import ValidationError
from django.urls import reverse
from questions import answered, asked_by, fill

from inhabit.people.models import UnitLine
from inhabit.people.tree import refresh_tree
from inhabit.stages.communicate.actions.questions import (
    also_ask,
    merge_questions,
    pass_up,
    say_whether_answered,
)
from inhabit.stages.communicate.models import Question


def page_of(sign_in: SignIn, reader: object, question: Question) -> str:
    return sign_in(reader).get(reverse("question", args=[question.pk])).text  # type: ignore[arg-type]


def test_an_answer_for_a_small_unit_is_not_shown_to_all_with_a_later_one(cast: Cast, sign_in: SignIn) -> None:
    """The name of a small unit is nearly a person's, and its lead spoke to that unit alone."""
    fill(cast.services, 8)
    question = asked_by(cast.member)
    answered(question, cast.lead, "For the two of you: not before June.")
    say_whether_answered(asking=question.askings.get(), verdict="not_yet", by=cast.member)
    answered(question, cast.director, "The shift decides.", to_all=True)
    elsewhere = page_of(sign_in, cast.outsider, question)
    assert "The shift decides." in elsewhere
    assert "not before June" not in elsewhere
    assert "Payroll" not in elsewhere
    for reader in (cast.member, cast.colleague, cast.lead, cast.director):
        assert "not before June" in page_of(sign_in, reader, question), reader


def test_an_answer_of_a_unit_of_seven_stays_among_them(cast: Cast, sign_in: SignIn) -> None:
    fill(cast.payroll, 5)
    question = asked_by(cast.member)
    assert "To everyone here" not in page_of(sign_in, cast.lead, question)
    with pytest.raises(ValidationError, match="eight"):
        answered(question, cast.lead, to_all=True)
    place(make_person("The Eighth"), cast.payroll)
    refresh_tree()
    assert "To everyone here" in page_of(sign_in, cast.lead, question)
    answered(question, cast.lead, to_all=True)
    assert "I do." in page_of(sign_in, cast.outsider, question)


def test_a_lead_beside_does_not_learn_who_asked_what_was_merged(cast: Cast, sign_in: SignIn) -> None:
    mine, theirs = asked_by(cast.member), asked_by(cast.outsider, "Overtime: who decides?")
    pass_up(question=mine, from_unit=cast.payroll.pk, word="", by=cast.lead)
    pass_up(question=mine, from_unit=cast.services.pk, word="", by=cast.director)
    pass_up(question=theirs, from_unit=cast.finance.pk, word="", by=cast.cfo)
    merge_questions(question=theirs, into=mine, by=cast.ceo)
    beside = page_of(sign_in, cast.lead, mine)
    assert "Mia Member" in beside
    assert "Omar Outsider" not in beside
    assert "Overtime: who decides?" not in beside
    assert "Omar Outsider" in page_of(sign_in, cast.ceo, mine)


def test_a_former_lead_who_leads_elsewhere_sees_nobody_who_asked_there(cast: Cast, sign_in: SignIn) -> None:
    question = asked_by(cast.member)
    answered(question, cast.lead)
    also_ask(question=question, by=cast.colleague)
    UnitLine.objects.filter(unit=cast.payroll).update(lead=cast.director)
    UnitLine.objects.filter(unit=cast.finance).update(lead=cast.lead)
    refresh_tree()
    address = reverse("question_answer", args=[question.pk])
    assert sign_in(cast.lead).get(address).status_code == 404
    assert sign_in(cast.director).get(address).status_code == 200
