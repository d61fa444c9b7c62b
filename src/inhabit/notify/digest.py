"""The mail with which somebody learns what happened: at once, or as the weekly one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inhabit.access.languages import language_for
from inhabit.access.mails import address_of, mail_of
from inhabit.notify.kinds import KINDS
from inhabit.notify.less import less_path
from inhabit.notify.models import Notice, Way
from inhabit.notify.rhythms import Listener, listener_of
from inhabit.notify.selectors import Told, told
from inhabit.people.models import Person

MOST_IN_A_MAIL = 20


@dataclass(frozen=True)
class Part:
    """A part of a mail; without a heading where it is the only one."""

    heading: str
    notices: list[Told]


def mail_of_notices(person: Person, address: str, notices: list[Notice]) -> EmailMessage:
    """Return the mail that tells ``person`` of ``notices``, in their language and on their days."""
    listener = listener_of(person)
    zone = listener.rhythm.zone
    with translation.override(language_for(person)), timezone.override(zone):
        subject = subject_of(notices, listener)
        less = address_of(less_path(person.pk, scope_of(notices, listener)))
        context = {
            "subject": subject,
            "parts": parts_of(notices[:MOST_IN_A_MAIL]),
            "further": max(0, len(notices) - MOST_IN_A_MAIL),
            "all_address": address_of(reverse("notices")),
            "less_address": less,
            "preferences_address": address_of(reverse("notice_preferences")),
        }
        text = render_to_string("notify/mail/notices.txt", context)
        html = render_to_string("notify/mail/notices.html", context)
    headers = {"List-Unsubscribe": f"<{less}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return mail_of(subject, text, html, to=address, headers=headers)


def is_at_once(notice: Notice, listener: Listener) -> bool:
    kind = KINDS.get(notice.kind)
    return kind is not None and listener.way_of(kind) == Way.AT_ONCE


def subject_of(notices: list[Notice], listener: Listener) -> str:
    if not any(is_at_once(notice, listener) for notice in notices):
        return _("What came back to you")
    if len(notices) == 1:
        return told(notices[0]).words
    number = len(notices)
    return ngettext("%(number)d thing for you", "%(number)d things for you", number) % {"number": number}


def scope_of(notices: list[Notice], listener: Listener) -> str:
    """Return what "fewer" is about: a kind by its key, all that is mailed at once, or the weekly mail."""
    kinds = {notice.kind for notice in notices}
    if not any(is_at_once(notice, listener) for notice in notices):
        return Way.WEEKLY
    return kinds.pop() if len(kinds) == 1 else Way.AT_ONCE


def parts_of(notices: list[Notice]) -> list[Part]:
    """Return answers first, as the subject says, then all else."""
    came_back: list[Told] = []
    others: list[Told] = []
    for notice in notices:
        kind = KINDS.get(notice.kind)
        one = told(notice)
        answers = kind is not None and kind.comes_back
        (came_back if answers else others).append(replace(one, address=address_of(one.address)))
    if not came_back or not others:
        return [Part("", came_back or others)]
    return [Part("", came_back), Part(_("What else has happened"), others)]
