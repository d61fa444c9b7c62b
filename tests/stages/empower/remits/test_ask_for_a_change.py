"""Who receives a list may ask for something else; the answer comes back to them alone."""

from __future__ import annotations

from cast import Cast, SignIn
from django.urls import reverse
from remits import agreed_remit, proposed_remit

from inhabit.notify.models import Notice
from inhabit.stages.empower.remits.models import RemitAnswer

WORD = "I would rather ask you first."


def test_only_the_two_of_them_read_it(cast: Cast, sign_in: SignIn) -> None:
    remit = agreed_remit(cast)
    version = remit.versions.get()
    address = reverse("remit", args=[remit.pk])
    sign_in(cast.member).post(reverse("remit_wish", args=[remit.pk]), {"version": version.pk, "word": WORD})
    assert WORD in sign_in(cast.lead).get(address).text
    assert WORD in sign_in(cast.member).get(address).text
    for person in (cast.colleague, cast.director, cast.steward):
        assert WORD not in sign_in(person).get(address).text


def test_the_answer_comes_back(cast: Cast, sign_in: SignIn) -> None:
    version = proposed_remit(cast)
    member, lead = sign_in(cast.member), sign_in(cast.lead)
    member.post(reverse("remit_wish", args=[version.remit_id]), {"version": version.pk, "word": WORD})
    wish = RemitAnswer.objects.get()
    lead.post(reverse("remit_reply", args=[wish.pk]), {"reply": "Let us try it for a month."})
    assert "Let us try it for a month." in member.get(reverse("remit", args=[version.remit_id])).text
    told = Notice.objects.get(person=cast.member, kind="empower.remit_replied")
    assert WORD not in str(told.details)


def test_an_empty_wish_says_what_is_missing(cast: Cast, sign_in: SignIn) -> None:
    version = proposed_remit(cast)
    answer = sign_in(cast.member).post(
        reverse("remit_wish", args=[version.remit_id]), {"version": version.pk, "word": " "}
    )
    assert answer.status_code == 422
    assert RemitAnswer.objects.count() == 0
