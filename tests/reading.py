"""A person with a browser that runs no scripts: reads pages, follows links, fills in forms.

What a page doesn't have can't be filled in, chosen or sent. So a journey fails where its reader would
not get on: for want of a field, a choice, a button or a link.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from cast import SignIn
from django.http import HttpResponse
from django.test import Client

from inhabit.people.models import Person

type Attributes = dict[str, str | None]
UNREAD = {"script", "style", "title", "svg", "option"}


@dataclass
class Form:
    """A form of a page. ``sent`` is what it would send, ``choices`` what may be chosen for a name."""

    action: str
    method: str
    words: str = ""
    sent: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, Attributes] = field(default_factory=dict)  # by label

    def fill(self, name: str, value: object) -> None:
        values = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        assert name in self.sent, f"there is no field {name!r}, only {sorted(self.sent)}"
        offered = self.choices.get(name)
        assert offered is None or set(values) <= set(offered), f"{name!r} offers {offered}, not {values}"
        self.sent[name] = values


class Page(HTMLParser):
    """What stands on a page: its words, links and forms."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.status = response.status_code
        self.words = ""
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.named: dict[str, Form] = {}  # by the id of the form element
        self.within: list[str] = []  # what is open of that which isn't read
        self.form: Form | None = None
        self.gathered: str | None = None  # the text of a link, a button or a text area
        self.begun: Attributes = {}
        self.select = ""
        self.labelled: list[tuple[str, Attributes]] = []
        self.feed(response.content.decode())
        for label, button in self.labelled:
            self.named[button["form"] or ""].buttons[label] = button
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in UNREAD:
            self.within.append(tag)
        if tag == "form":
            self.form = Form(found.get("action") or "", (found.get("method") or "get").lower())
            self.forms.append(self.form)
            self.named[found.get("id") or ""] = self.form
        elif tag in {"a", "button", "textarea"}:
            self.begun, self.gathered = found, ""
        elif self.form is not None:
            self.take_control(tag, found)

    def take_control(self, tag: str, found: Attributes) -> None:
        assert self.form is not None
        is_choice = found.get("type") in {"radio", "checkbox"}
        name, value = found.get("name") or "", found.get("value", "on" if is_choice else "") or ""
        if tag == "select":
            self.select = name
            self.form.sent[name], self.form.choices[name] = [], []
        elif tag == "option" and self.select:
            self.form.choices[self.select].append(value)
            if "selected" in found or not self.form.sent[self.select]:
                self.form.sent[self.select] = [value]
        elif tag == "input" and name and "disabled" not in found:
            if is_choice:
                self.form.choices.setdefault(name, []).append(value)
                chosen = self.form.sent.setdefault(name, [])
                chosen.extend([value] if "checked" in found else [])
            else:
                self.form.sent[name] = [value]

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD and tag in self.within:
            self.within.remove(tag)
        if tag in {"a", "button", "textarea"} and self.gathered is not None:
            text, self.gathered = self.gathered, None
            self.end_gathering(tag, text)
        if tag == "select":
            self.select = ""
        if tag == "form":
            self.form = None

    def end_gathering(self, tag: str, text: str) -> None:
        label = self.begun.get("aria-label") or " ".join(text.split())
        if tag == "a":
            self.links.append((label, self.begun.get("href") or ""))
        elif tag == "textarea" and self.form is not None:
            self.form.sent[self.begun.get("name") or ""] = [text.removeprefix("\n").removeprefix("\r\n")]
        elif tag == "button" and self.begun.get("form"):
            self.labelled.append((label, self.begun))
        elif tag == "button" and self.form is not None:
            self.form.buttons[label] = self.begun

    def handle_data(self, data: str) -> None:
        if self.gathered is not None:
            self.gathered += data
        if not self.within:
            self.words += data
            if self.form is not None:
                self.form.words += data

    def form_with(self, button: str, near: str) -> Form:
        """Return the form that has the button with this label, and these words in it."""
        found = [form for form in self.forms if button in form.buttons and near in form.words]
        labels = sorted({label for form in self.forms for label in form.buttons})
        assert found, f"nothing to press is called {button!r}, only {labels}"
        return found[0]


class Reader:
    """Somebody who reads and writes. ``page`` is what is before them."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.address = ""
        self.page: Page

    def visit(self, address: str, *, status: int = 200) -> Reader:
        self.show(self.client.get(address, follow=True), address)
        assert self.page.status == status, f"{address} answers {self.page.status}"
        return self

    def follow(self, label: str) -> Reader:
        """Go where the link leads that has this label or, without such a one, these words in it."""
        links = self.page.links
        found = [at for words, at in links if words == label] or [at for words, at in links if label in words]
        assert found, f"no link on {self.address} has {label!r}: {self.page.links}"
        return self.visit(found[0])

    def send(self, button: str, *, near: str = "", status: int = 200, **values: object) -> Reader:
        """Fill in the form with this button and press it."""
        form = self.page.form_with(button, near)
        for name, value in values.items():
            form.fill(name, value)
        pressed = form.buttons[button]
        sent: dict[str, object] = {name: values for name, values in form.sent.items() if values}
        if pressed.get("name"):
            sent[pressed["name"] or ""] = pressed.get("value") or ""
        address = pressed.get("formaction") or form.action or self.address
        ask = self.client.post if form.method == "post" else self.client.get
        self.show(ask(address, sent, follow=True), address)
        assert self.page.status == status, f"{address} answers {self.page.status}: {self.page.words}"
        return self

    def show(self, response: HttpResponse, address: str) -> None:
        redirects = getattr(response, "redirect_chain", [])
        self.address = redirects[-1][0] if redirects else address
        self.page = Page(response)

    def reads(self, *words: str) -> Reader:
        for each in words:
            assert each in self.page.words, f"{each!r} is not on {self.address}: {self.page.words}"
        return self

    def does_not_read(self, *words: str) -> Reader:
        for each in words:
            assert each not in self.page.words, f"{each!r} is on {self.address}"
        return self


def reader(sign_in: SignIn, person: Person) -> Reader:
    return Reader(sign_in(person))
