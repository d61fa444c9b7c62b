"""Mailing what the invented people have been told, so that the mailbox shows what mails look like."""

from __future__ import annotations

from itertools import groupby

from django.core.mail import mailers
from django.utils import timezone

from inhabit.notify.hours import next_waking
from inhabit.notify.models import Notice
from inhabit.notify.rhythms import listener_of
from inhabit.notify.sending import mail_person, people_to_mail
from inhabit.stages.clarify.contests.reminding import tell_of_overdue_contests
from inhabit.stages.communicate.actions.questions.reminding import tell_with_whom_late_ones_wait
from inhabit.stages.communicate.upkeep import tell_leads_above


def mail_the_news() -> int:
    """Let what is overdue be told, and mail everybody what they have not read; return how many were mailed.

    Each as if it were their next waking hour: whoever looks at the demo by night would wait until morning.
    """
    tell_of_overdue_contests()
    tell_with_whom_late_ones_wait()
    tell_leads_above()
    news = Notice.objects.unread().filter(person__in=people_to_mail()).order_by("person_id", "-made_at")
    with_settings = news.select_related("person__account", "person__notice_preferences")
    by_person = groupby(with_settings, key=lambda notice: notice.person)
    return sum(mail_in_the_morning(list(notices)) for _person, notices in by_person)


def mail_in_the_morning(notices: list[Notice]) -> bool:
    person = notices[0].person
    morning = next_waking(timezone.now(), listener_of(person).rhythm)
    return mail_person(person, notices, mailers.default, morning)
