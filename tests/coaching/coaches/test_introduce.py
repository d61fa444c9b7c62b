"""A coach says who they are: what is kept, who reads it, and what two browser tabs do."""

from __future__ import annotations

from cast import Cast, SignIn
from coach_introductions import FORM, applied
from engagements import make_coach

from inhabit.coaching.coaches.selectors import card_of, with_picture
from inhabit.coaching.models import Coach

PAGE = "/coaching/as-coach/introduction/"


def test_what_was_typed_in_an_older_form_is_kept_in_it(cast: Cast, sign_in: SignIn) -> None:
    applied(cast.coach)
    client = sign_in(cast.coach)
    newer = FORM | {"edits": "1", "about_en": "Newer words."}
    assert client.post(PAGE, newer).status_code == 302
    response = client.post(PAGE, FORM | {"edits": "1", "about_en": "Words of the other tab."})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Words of the other tab." in page
    assert "Newer words." in page
    assert Coach.objects.get().about == {"en": "Newer words."}
    again = client.post(PAGE, FORM | {"edits": "2", "about_en": "Words of the other tab."})
    assert again.status_code == 302
    assert Coach.objects.get().about == {"en": "Words of the other tab."}


def test_sent_twice_somebody_applies_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    client.post(PAGE, FORM)
    client.post(PAGE, FORM)
    assert Coach.objects.filter(person=cast.member).count() == 1


def test_words_are_read_in_the_readers_language(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach, about={"en": "I mostly ask.", "de": "Ich frage vor allem."})
    client = sign_in(cast.member)
    assert "I mostly ask." in client.get(f"/coaching/coaches/{coach.pk}/").content.decode()
    client.post("/me/preferences/", {"language": "de", "time_zone": ""})
    page = client.get(f"/coaching/coaches/{coach.pk}/").content.decode()
    assert "Ich frage vor allem." in page
    assert "I mostly ask." not in page


def test_with_words_in_one_language_everybody_reads_those(cast: Cast) -> None:
    make_coach(cast.coach, about={"de": "Ich frage vor allem."})
    assert card_of(with_picture(Coach.objects.all()).get()).words == "Ich frage vor allem."


def test_nobody_accompanies_themself(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    sent = FORM | {"is_in_training": "on", "supervisor": str(coach.pk)}
    assert sign_in(cast.coach).post(PAGE, sent).status_code == 422


def test_a_coach_in_training_names_who_accompanies_them(cast: Cast, sign_in: SignIn) -> None:
    supervisor = make_coach(cast.coach)
    sent = FORM | {"is_in_training": "on", "supervisor": str(supervisor.pk)}
    sign_in(cast.lead).post(PAGE, sent)
    assert Coach.objects.get(person=cast.lead).supervisor == supervisor
