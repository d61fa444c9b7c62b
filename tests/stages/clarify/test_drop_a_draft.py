"""Dropping a draft: asked once, naming what goes."""

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story, interpret

from inhabit.stages.clarify.models import Interpretation


def test_the_question_names_what_goes(cast: Cast, story: Story, sign_in: SignIn) -> None:
    interpret(story, cast.board, story.first, "What stands.")
    lead = sign_in(cast.ceo)
    shared = Interpretation.objects.get()
    lead.post(
        reverse("interpretation", args=[cast.board.pk, story.first]),
        {"stance": "ours", "meaning": "Not ripe yet.", "edits": shared.edits},
    )
    address = reverse("interpretation_draft_removal", args=[cast.board.pk, story.first])
    assert address in lead.get(reverse("interpretations", args=[cast.board.pk])).text
    question = lead.get(address).text
    assert "Not ripe yet." in question
    assert "What you have shared stays as it is." in question
    lead.post(address)
    assert [one.meaning for one in Interpretation.objects.all()] == ["What stands."]
    assert lead.get(address).status_code == 302
    assert lead.post(address).status_code == 302
