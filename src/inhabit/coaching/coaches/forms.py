"""Forms of coaches and of the programme team about them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inhabit.coaching.coaches.actions.introducing import Introduction
from inhabit.coaching.coaches.languages import language_choices
from inhabit.coaching.models import Coach, Format, Supervision
from inhabit.coaching.vocabulary import Style, Topic
from inhabit.people.forms import places
from inhabit.programme.models import Stage

MOST_CHARACTERS = 1500
MOST_PEOPLE = 40
CURRENCIES = ["EUR", "CHF", "GBP", "USD", "PLN", "SEK", "DKK", "NOK", "CZK"]


def several(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class IntroductionForm(forms.Form):
    """How somebody introduces themself as a coach."""

    about_en = forms.CharField(label=_("In English"), required=False)
    about_de = forms.CharField(label=_("In German"), required=False)
    languages = several(_("In which languages do you coach?"), language_choices)
    topics = several(_("What can people come to you with?"), Topic.choices)
    styles = several(
        _("How do you work?"), Style.choices, _("Whatever fits best; two are plenty. People choose by it.")
    )
    stages = several(_("In which stages of a change are you at home?"), Stage.choices)
    formats = several(_("Whom do you coach?"), Format.choices)
    capacity = forms.IntegerField(
        label=_("How many can you coach at once?"),
        help_text=_("People, groups and teams together. Nobody is suggested beyond it."),
        min_value=1,
        max_value=MOST_PEOPLE,
    )
    is_in_training = forms.BooleanField(label=_("I am learning to coach"), required=False)
    supervisor = forms.ModelChoiceField(
        label=_("Who accompanies you while you learn?"),
        help_text=_("A coach here who supervises you."),
        queryset=Coach.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    edits = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, coach: Coach | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("about_en", "about_de"):
            self.fields[name].widget = forms.Textarea(
                attrs={"rows": 5, "class": "voice-input", "maxlength": MOST_CHARACTERS}
            )
        others = Coach.objects.in_service().filter(is_in_training=False).exclude(pk=coach.pk if coach else 0)
        self.fields["supervisor"].queryset = others.select_related("person")  # type: ignore[attr-defined]  # a choice of rows

    def said(self) -> Introduction:
        given = dict(self.cleaned_data)
        del given["edits"]
        about = {"en": given.pop("about_en").strip(), "de": given.pop("about_de").strip()}
        return Introduction(about={code: text for code, text in about.items() if text}, **given)


def stored_in(coach: Coach | None) -> dict[str, object]:
    """Return what the form shows of ``coach``; of nobody yet, an empty one."""
    if coach is None:
        return {"edits": 0, "capacity": 3, "formats": [Format.ONE_TO_ONE], "languages": []}
    fields = ("languages", "topics", "stages", "styles", "formats", "capacity", "is_in_training")
    shown = {name: getattr(coach, name) for name in fields}
    about = {f"about_{code}": coach.about.get(code, "") for code in ("en", "de")}
    return shown | about | {"supervisor": coach.supervisor_id, "edits": coach.edits}


class PortraitForm(forms.Form):
    """A photo, of which we keep a small square."""

    photo = forms.FileField(
        label=_("A photo of you"),
        help_text=_(
            "JPEG, PNG or WebP, up to 12 MB. We cut a small square out of its middle, and throw away"
            " the rest: also where and when it was taken."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )


class CredentialForm(forms.Form):
    """Something that a coach has learnt."""

    name = forms.CharField(label=_("What it is"), max_length=200)
    issuer = forms.CharField(label=_("From whom"), max_length=200)
    expires_on = forms.DateField(
        label=_("Holds until"),
        help_text=_("Leave it empty where it doesn’t expire."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class SupervisionForm(forms.Form):
    """When and with whom a coach had supervision; there is no field for what it was about."""

    held_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600)
    kind = forms.ChoiceField(label=_("How"), choices=Supervision.Kind.choices, widget=forms.RadioSelect)
    supervisor = forms.ModelChoiceField(
        label=_("With a coach here"), queryset=Coach.objects.none(), required=False, empty_label="–"
    )
    supervisor_name = forms.CharField(
        label=_("Or with somebody from outside"), max_length=200, required=False
    )

    def __init__(self, *args: Any, coach: Coach, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial", {"held_on": timezone.localdate(), "minutes": 60, "kind": Supervision.Kind.ONE_TO_ONE}
        )
        super().__init__(*args, **kwargs)
        others = Coach.objects.in_service().exclude(pk=coach.pk).select_related("person")
        self.fields["supervisor"].queryset = others  # type: ignore[attr-defined]  # a choice of rows


class RateForm(forms.Form):
    """What one session costs."""

    rate = forms.DecimalField(
        label=_("What one session costs"), min_value=0, max_digits=8, decimal_places=2, required=False
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])


class StayForm(forms.Form):
    """Up to and with which day somebody from outside may come in."""

    until = forms.DateField(
        label=_("May come in until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class OutsideForm(RateForm, StayForm):
    """A coach from outside."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Mail address"), help_text=_("The invitation goes there."))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"))
    field_order = ["name", "email", "until", "language", "time_zone", "rate", "currency"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        a_year = timezone.localdate() + timedelta(days=365)
        kwargs.setdefault("initial", {"until": a_year, "time_zone": settings.TIME_ZONE, "currency": "EUR"})
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = [(zone, zone) for zone in places()]  # type: ignore[attr-defined]  # a choice


class WordForm(forms.Form):
    """A word to somebody who is told no."""

    word = forms.CharField(
        label=_("A word to them"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
