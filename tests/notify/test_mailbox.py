"""The development mailbox: only where everybody is invented, and never with the policy of our pages."""

from pathlib import Path

import pytest
from cast import Cast
from django.conf import LazySettings
from django.core.mail import EmailMessage, EmailMultiAlternatives, mailers
from django.core.management import CommandError
from django.test import Client
from django.urls import reverse

from inhabit.notify import mailbox
from inhabit.web.readiness import refuse_unsafe_settings


@pytest.fixture
def kept(settings: LazySettings, tmp_path: Path) -> str:
    """The mailbox of a demo, with one mail of two forms; its name."""
    settings.DEMO, settings.VAR = True, tmp_path
    settings.MAILERS = {"default": {"BACKEND": "inhabit.notify.mailbox.EmailBackend"}}
    message = EmailMultiAlternatives("Grüße & more", "Plain <words>", "us@example.org", ["mia@example.org"])
    message.attach_alternative("<style>p { color: red }</style><p>Rich words</p>", "text/html")
    mailers.default.send_messages([message])
    return mailbox.names_kept()[0]


def test_mails_are_listed_and_read_in_both_forms(cast: Cast, client: Client, kept: str) -> None:
    page = client.get(reverse("mailbox")).text
    assert "Grüße &amp; more" in page
    assert "mia@example.org" in page
    assert "Plain &lt;words&gt;" in client.get(reverse("mailbox_mail", args=[kept])).text
    assert "<p>Rich words</p>" in client.get(reverse("mailbox_html", args=[kept])).text


def test_only_a_mail_itself_may_style_itself(cast: Cast, client: Client, kept: str) -> None:
    of_mail = client.get(reverse("mailbox_html", args=[kept]))["Content-Security-Policy"]
    assert "sandbox" in of_mail
    assert "script-src" not in of_mail
    assert "default-src 'none'" in of_mail
    of_page = client.get(reverse("mailbox_mail", args=[kept]))["Content-Security-Policy"]
    assert "unsafe-inline" not in of_page


def test_outside_of_the_demo_there_is_none(
    cast: Cast, client: Client, kept: str, settings: LazySettings
) -> None:
    settings.DEMO = settings.DEBUG = False
    addresses = (
        reverse("mailbox"),
        *(reverse(name, args=[kept]) for name in ("mailbox_mail", "mailbox_html")),
    )
    assert [client.get(address).status_code for address in addresses] == [404] * 3


@pytest.mark.parametrize("name", ["..", "secret_key", "0" * 20 + "-00000000", "..%2Fsecret_key"])
def test_nothing_but_mails_is_read(cast: Cast, client: Client, kept: str, name: str) -> None:
    (mailbox.folder().parent / "secret_key").write_text("secret")
    assert client.get(f"/mailbox/{name}/").status_code == 404


def test_others_cannot_read_the_files_and_the_oldest_go(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "MOST_KEPT", 3)
    for number in range(5):
        mailers.default.send_messages([EmailMessage(str(number), "x", "us@example.org", ["x@example.org"])])
    files = list(mailbox.folder().iterdir())
    assert len(files) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in [*files, mailbox.folder()])
    newest = mailbox.kept_mail(mailbox.names_kept()[0])
    assert newest is not None
    assert newest.subject == "4"


def test_it_is_refused_where_people_are_real(settings: LazySettings) -> None:
    settings.DEMO, settings.SECRET_KEY, settings.MAIL_BACKEND = False, "k" * 50, "mailbox"
    with pytest.raises(CommandError, match="no mail would leave"):
        refuse_unsafe_settings("127.0.0.1")
