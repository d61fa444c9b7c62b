"""What has just happened is said to whoever did it, and to nobody else."""

from cast import Cast, SignIn
from django.urls import reverse


def test_what_was_not_shown_is_not_told_to_the_next_on_the_same_computer(cast: Cast, sign_in: SignIn) -> None:
    browser, ended = sign_in(cast.steward), cast.coach.appointments.get()
    answer = browser.post(reverse("appointment_end", args=[ended.pk]))
    assert "messages" not in answer.cookies, "a browser keeps no names once its session has ended"
    browser.post(reverse("account_logout"))
    assert "Carmen Coach" not in browser.get(reverse("account_login")).text
