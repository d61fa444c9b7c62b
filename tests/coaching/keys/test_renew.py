"""Every coaching gets a new key, and everything in it is sealed anew."""

from __future__ import annotations

import json

import pytest
from canaries import WORDS, Written, write_everywhere
from cast import Cast, SignIn
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.urls import reverse

from inhabit.coaching.keys import keys_of, open_in, seal_in
from inhabit.coaching.models import Agreement, Engagement, EngagementKey, Note, Paragraph
from inhabit.coaching.notes.actions import save_note
from inhabit.coaching.sealed_texts import texts
from inhabit.sealing.fields import SealedTextField

# Texts of coaching that are no words of coach and coachee about one another.
PLAIN = {
    "coaching.EngagementKey.wrapped",
    "coaching.EngagementKey.former",
    "coaching.Coach.word",  # of the programme team, to whoever applied
}


@pytest.fixture
def written(cast: Cast) -> Written:
    return write_everywhere(cast)


def fresh(written: Written) -> Engagement:
    return Engagement.objects.get(pk=written.engagement.pk)


def test_everything_is_under_the_new_key_alone(cast: Cast, sign_in: SignIn, written: Written) -> None:
    old = keys_of(fresh(written))
    call_command("renew_engagement_keys")
    assert keys_of(fresh(written))[0] not in old
    EngagementKey.objects.update(former="")
    page = sign_in(cast.member).get(reverse("agreement", args=[written.engagement.pk])).text
    opened = page + json.dumps(opened_in(fresh(written)), ensure_ascii=False)
    assert [word for word in WORDS if word not in opened and escaped(word) not in opened] == []


def opened_in(engagement: Engagement) -> list[str]:
    """Open every text there is of ``engagement``."""
    return [
        open_in(engagement, getattr(row, field), purpose=purpose_of(row))
        for kind in texts
        for row in kind.model._default_manager.filter(**{kind.engagement: engagement})
        for field, purpose_of in kind.purposes.items()
    ]


def escaped(word: str) -> str:
    """Return ``word`` as it stands in JSON within JSON."""
    return json.dumps(json.dumps(word)[1:-1])[1:-1]


def test_the_old_key_opens_nothing_that_stands_there(written: Written) -> None:
    old = EngagementKey.objects.get().wrapped
    call_command("renew_engagement_keys")
    EngagementKey.objects.update(wrapped=old, former="")
    for note in Note.objects.exclude(text=""):
        with pytest.raises(Exception, match="does not open"):
            open_in(fresh(written), note.text, purpose=f"note:{note.author_id}")


def test_what_was_just_being_written_opens_too(cast: Cast, written: Written) -> None:
    late = seal_in(fresh(written), "Late", purpose="paragraph")
    call_command("renew_engagement_keys")
    assert open_in(fresh(written), late, purpose="paragraph") == "Late"


def test_twice_and_rewrapped_it_still_opens(cast: Cast, sign_in: SignIn, written: Written) -> None:
    for command in ("renew_engagement_keys", "rewrap", "renew_engagement_keys"):
        call_command(command)
    page = sign_in(cast.member).get(reverse("private_note", args=[written.engagement.pk, 0]))
    assert WORDS[0] in page.text


def test_every_text_of_coaching_is_known_to_be_sealed_or_named_here() -> None:
    known = {f"{kind.model._meta.label}.{field}" for kind in texts for field in kind.purposes}
    fields = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_app_config("coaching").get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.TextField) and not isinstance(field, SealedTextField)
    }
    assert fields - known == PLAIN


def test_a_stopped_run_goes_on(cast: Cast, written: Written) -> None:
    save_note(engagement=fresh(written), session=None, text="More", edits=1, by=cast.member)
    before = EngagementKey.objects.get()
    call_command("renew_engagement_keys", after=before.pk)
    assert EngagementKey.objects.get().wrapped == before.wrapped
    assert Paragraph.objects.exists()
    assert Agreement.objects.exists()
