"""A form that is sent incomplete says so in the product's words, whichever form it is."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

import inhabit

DJANGO_SAYS = ("This field is required.", "Enter a valid", "Select a valid choice", "Ensure this value")


def forms_of_ours() -> Iterator[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(inhabit.__path__, "inhabit."):
        if module.name.endswith(".forms"):
            found = vars(importlib.import_module(module.name)).values()
            yield from (each for each in found if isinstance(each, type) and issubclass(each, forms.BaseForm))


@pytest.mark.parametrize("form", sorted(set(forms_of_ours()), key=str))
def test_no_form_speaks_as_the_framework_does(form: type[forms.BaseForm]) -> None:
    fields = [each for each in getattr(form, "base_fields", {}).values() if not each.widget.is_hidden]
    said = {str(words) for field in fields for words in field.error_messages.values()}
    assert not [words for words in said if words.startswith(DJANGO_SAYS)]


def test_each_kind_of_field_says_what_it_needs() -> None:
    class Sample(forms.Form):
        name = forms.CharField(max_length=3)
        kind = forms.ChoiceField(choices=[("a", "A")])
        day = forms.DateField()
        number = forms.IntegerField(min_value=1)
        address = forms.EmailField()

    assert [error for (error,) in Sample({}).errors.values()] == [
        "This is still empty.",
        "Choose one.",
        "Say which day.",
        "This is still empty.",
        "This is still empty.",
    ]
    wrong = Sample({"name": "long", "kind": "b", "day": "soon", "number": "0", "address": "nobody"})
    assert [error for (error,) in wrong.errors.values()] == [
        "This is 4 characters long, and 3 fit. Shorten it a little.",
        "This can’t be chosen any more. Choose again.",
        "We can’t read this as a day. Write it like 2026-11-22.",
        "This is too small: it starts at 1.",
        "Write the whole address, such as name@example.com.",
    ]


@pytest.mark.django_db
def test_signing_in_with_nothing_says_what_is_empty(client: Client) -> None:
    page = client.post(reverse("account_login"), {}).content.decode()
    assert "This is still empty." in page
    assert "This field is required." not in page
