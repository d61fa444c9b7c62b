"""The forms of sign-in and joining."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from inhabit.access.secrets import ALPHABET, CODE_LENGTH, plain

PASSWORD_RULES = _("At least ten characters. A sentence that only you would say works well.")


class SignInForm(allauth.LoginForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Email address or user name")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class AskForResetForm(allauth.ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your email address at work")
        self.fields["email"].widget.attrs = {"autocomplete": "email"}


class NewPasswordForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tidy_new_password(self.fields)


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("The password you have now")
        self.fields["oldpassword"].help_text = ""
        self.fields["oldpassword"].widget.attrs.pop("placeholder", None)
        tidy_new_password(self.fields)


def tidy_new_password(fields: dict[str, forms.Field]) -> None:
    fields["password1"].label = _("New password")
    fields["password1"].help_text = PASSWORD_RULES
    fields["password2"].label = _("The same once more")
    for name in ("password1", "password2"):
        fields[name].widget.attrs = {"autocomplete": "new-password"}


class CodeForm(forms.Form):
    """The code from a printed sheet, typed in any manner."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_(
            "Ten letters and digits, such as ABCD-EFGH-JK. Small letters and missing dashes are fine."
        ),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = plain(self.cleaned_data["code"])
        if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
            raise forms.ValidationError(
                _("A code has ten letters and digits; 0, 1, I, L, O and U never occur. Look at it once more.")
            )
        return code


class JoinForm(forms.Form):
    """A name to sign in with, where there is no address for it, and a password."""

    username = forms.CharField(
        label=_("User name"),
        help_text=_("You’ll sign in with it. Small letters, digits, dots and dashes."),
        min_length=3,
        max_length=60,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]+$",
                _("Use small letters, digits, dots and dashes only, without spaces."),
            )
        ],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_RULES,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, asks_username: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_username:
            del self.fields["username"]
