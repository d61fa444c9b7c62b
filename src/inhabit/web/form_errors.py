"""What every form says when something is missing or doesn't fit, said once for the whole product.

Django's own sentences ("This field is required.") stand on the classes of its fields, so ours take their
place there. A form still says more where it knows more, by ``error_messages`` of its field.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

type Words = dict[str, Any]  # texts that are translated when they are shown

OF_EVERY_FIELD: Words = {"required": _("This is still empty.")}

TEXT: Words = {
    "min_length": _("This is too short: it takes at least %(limit_value)d characters."),
    "max_length": _("This is %(show_value)d characters long, and %(limit_value)d fit. Shorten it a little."),
}
NUMBER: Words = {
    "invalid": _("Write a whole number, such as 40."),
    "min_value": _("This is too small: it starts at %(limit_value)s."),
    "max_value": _("This is too large: it ends at %(limit_value)s."),
}
CHOICE: Words = {
    "required": _("Choose one."),
    "invalid_choice": _("This can’t be chosen any more. Choose again."),
}
CHOICES: Words = {
    "required": _("Choose at least one."),
    "invalid_choice": _("Something here can’t be chosen any more. Choose again."),
}

OF_FIELDS: dict[type[forms.Field], Words] = {
    forms.CharField: TEXT,
    forms.EmailField: {"invalid": _("Write the whole address, such as name@example.com.")},
    forms.IntegerField: NUMBER,
    forms.FloatField: {"invalid": _("Write a number.")},
    forms.DecimalField: {"invalid": _("Write a number.")},
    forms.DateField: {
        "required": _("Say which day."),
        "invalid": _("We can’t read this as a day. Write it like 2026-11-22."),
    },
    forms.DateTimeField: {
        "required": _("Say which day, and when."),
        "invalid": _("We can’t read this as a day and a time. Write it like 2026-11-22 14:30."),
    },
    forms.UUIDField: {"invalid": _("This doesn’t exist. Go back one page and try again.")},
    forms.TimeField: {"invalid": _("We can’t read this as a time. Write it like 14:30.")},
    forms.BooleanField: {"required": _("Tick this before you go on.")},
    forms.ChoiceField: CHOICE,
    forms.ModelChoiceField: CHOICE,
    forms.MultipleChoiceField: CHOICES,
    forms.ModelMultipleChoiceField: CHOICES,
    forms.FileField: {
        "required": _("Choose a file."),
        "empty": _("This file is empty. Choose another."),
    },
}


def say_errors_in_our_words() -> None:
    """Give the fields of Django our sentences. Called once, before any form is made."""
    forms.Field.default_error_messages |= OF_EVERY_FIELD
    for field, words in OF_FIELDS.items():
        field.default_error_messages = vars(field).get("default_error_messages", {}) | words
