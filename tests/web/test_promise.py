"""The page that says who reads what, from the rules themselves."""

from cast import Cast, SignIn
from django.test import Client
from django.urls import reverse

from inhabit.people.models import Unit


def test_everybody_reads_it_before_they_join(client: Client, db: None) -> None:
    page = client.get(reverse("promise")).text
    for words in (
        "Only you.",
        "You and whoever leads your unit (now your lead).",
        "You and everyone in your unit, dotted lines included, and its lead.",
        "You and everyone who works here.",
        "Whoever runs the server",
    ):
        assert words in page


def test_it_speaks_of_my_own_unit(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.member).get(reverse("promise")).text
    assert "You and whoever leads Payroll (now Lena Lead)." in page
    assert 'href="/privacy/"' in sign_in(cast.member).get("/").text


def test_without_a_lead(cast: Cast, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=cast.payroll.pk).update(lead=None)
    assert "whoever will lead Payroll" in sign_in(cast.member).get(reverse("promise")).text


def test_it_says_who_reads_goals_of_coaching(cast: Cast, sign_in: SignIn) -> None:
    for page in (sign_in(cast.member).get(reverse("promise")).text, Client().get(reverse("promise")).text):
        assert "You and your coach." in page
        assert "You, your coach and the person named for the organisation." in page
