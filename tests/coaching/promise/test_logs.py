"""No log line holds a word of a coaching: not while it is read and written, and not when something fails."""

from __future__ import annotations

import logging

import pytest
from attack import faces_of
from canaries import COACHEES, COACHS, WORDS, Written, write_everywhere
from cast import Cast, SignIn
from cryptography.fernet import Fernet
from django.conf import LazySettings
from django.urls import reverse

from inhabit.coaching.notes import actions


@pytest.fixture
def written(cast: Cast, caplog: pytest.LogCaptureFixture) -> Written:
    caplog.set_level(logging.DEBUG)
    return write_everywhere(cast)


def read_and_write(cast: Cast, sign_in: SignIn, written: Written) -> None:
    about = [written.engagement.pk, written.session.pk]
    for person, word in ((cast.member, COACHEES), (cast.coach, COACHS)):
        client = sign_in(person)
        client.raise_request_exception = False
        for edits in (0, 1, 7):
            client.post(reverse("private_note", args=about), {"text": f"{word} {edits}", "edits": edits})
            client.post(reverse("private_note_draft", args=about), {"text": word, "edits": edits})
        for name in ("private_note", "private_note_removal"):
            client.get(reverse(name, args=about))
        client.post(reverse("agreement_sentence", args=about[:1]), {"text": word * 200})
        client.get(reverse("agreement", args=about[:1]))


def said(caplog: pytest.LogCaptureFixture) -> bytes:
    records = [f"{record.getMessage()} {record.exc_text} {vars(record)}" for record in caplog.records]
    return f"{caplog.text} {records}".encode()


def test_no_word_while_all_goes_well(
    cast: Cast, sign_in: SignIn, written: Written, caplog: pytest.LogCaptureFixture
) -> None:
    read_and_write(cast, sign_in, written)
    assert not [word for word in WORDS if any(face in said(caplog) for face in faces_of(word))]


def test_no_word_where_it_fails(
    cast: Cast,
    sign_in: SignIn,
    written: Written,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: object, **kwargs: object) -> str:
        raise RuntimeError("something broke")

    monkeypatch.setattr(actions, "seal_in", fail)
    read_and_write(cast, sign_in, written)
    text = said(caplog)
    assert b"RuntimeError" in text or b"500" in text or b"Internal Server Error" in text
    assert not [word for word in WORDS if word.encode() in caplog.text.encode()]


def test_no_word_where_the_key_is_missing(
    cast: Cast,
    sign_in: SignIn,
    written: Written,
    caplog: pytest.LogCaptureFixture,
    settings: LazySettings,
) -> None:
    settings.COACHING_KEYS = Fernet.generate_key().decode()
    read_and_write(cast, sign_in, written)
    assert not [word for word in WORDS if any(face in said(caplog) for face in faces_of(word))]
