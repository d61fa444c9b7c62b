"""What people are told of retrospectives."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

RETROSPECTIVE_KINDS = (
    NoticeKind(
        "reflect.retrospective_begun",
        _("My unit looks back together now"),
        _("%(unit)s looks back together now. Come in."),
        is_urgent=True,
        move="join_retrospective",
    ),
    NoticeKind(
        "reflect.retrospective_planned",
        _("My unit will look back together"),
        _("%(unit)s looks back together: %(when)s."),
        is_urgent=True,
    ),
    NoticeKind(
        "reflect.retrospective_closed",
        _("My unit has looked back together"),
        _("%(unit)s has looked back together. Read what you agreed on."),
    ),
)
