"""What people are told of in Communicate & Cascade."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.notify.reach import leads, leads_or_sponsors, stands_above_leads

TOLD = NoticeKind(
    key="communicate.told",
    label=_("The story is told in my unit"),
    words=_("“%(story)s” has been told in %(unit)s."),
)

ECHO_TO_YOU = NoticeKind(
    key="communicate.echo_to_you",
    label=_("My lead writes back on what I heard"),
    words=_("%(unit)s has written back on what you heard in “%(story)s”."),
    comes_back=True,
)
ECHO = NoticeKind(
    key="communicate.echo",
    label=_("My lead writes back on what everyone heard"),
    words=_("What was heard in %(unit)s when “%(story)s” was told has been written back to everyone."),
)

QUESTION_KINDS = (
    NoticeKind(
        "communicate.question_answered",
        _("My question was answered"),
        _("A question of yours was answered by %(unit)s. Does it answer it?"),
        comes_back=True,
        move="judge_answer",
    ),
    NoticeKind(
        "communicate.question_went_up",
        _("My question went one level up"),
        _("A question of yours has gone up to %(unit)s."),
        comes_back=True,
    ),
    NoticeKind(
        "communicate.passed_question_answered",
        _("A question that was with me was answered"),
        _("A question that was with you was answered by %(unit)s."),
        reaches=leads,
    ),
    NoticeKind(
        "communicate.unnamed_answered",
        _("Questions asked without a name were answered"),
        _("Questions that were asked without a name have been answered."),
    ),
    NoticeKind(
        "communicate.question_late",
        _("Questions wait for my answer for longer than agreed"),
        _("In %(unit)s a question waits for your answer, longer than agreed."),
        is_urgent=True,
        reaches=leads_or_sponsors,
    ),
    NoticeKind(
        "communicate.question_overdue",
        _("Questions wait below me for longer than agreed"),
        _("In %(unit)s a question has waited for longer than agreed. You can answer it or take it over."),
        reaches=stands_above_leads,
    ),
)
