"""What people are told of barriers and trials: what happened and where to read it, never anybody's words."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind
from inhabit.notify.reach import answers_for_units, leads, leads_or_sponsors

BARRIER_KINDS = (
    NoticeKind(
        "empower.barrier_raised",
        _("Something stands in somebody’s way, and it is mine to see to"),
        _("Somebody in %(unit)s says what stands in their way. It is with you now."),
        is_urgent=True,
        move="own_barrier",
        reaches=leads_or_sponsors,
    ),
    NoticeKind(
        "empower.barriers_released",
        _("Barriers were raised to me without a name"),
        _("Five barriers raised without a name have come to %(unit)s."),
        move="own_barrier",
        reaches=leads,
    ),
    NoticeKind(
        "empower.barrier_elsewhere",
        _("My people raise something elsewhere"),
        _("Somebody in your unit has taken what stands in their way to %(unit)s."),
        reaches=leads,
    ),
    NoticeKind(
        "empower.barrier_handed",
        _("A barrier is handed to me"),
        _("A barrier in %(unit)s is yours to see to now."),
        is_urgent=True,
        move="own_barrier",
    ),
    NoticeKind(
        "empower.barrier_seen_to",
        _("What stands in my way is being seen to"),
        _("Something is being done in %(unit)s about what stands in your way."),
        comes_back=True,
    ),
    NoticeKind(
        "empower.barrier_went_up",
        _("What stands in my way went one level up"),
        _("What stands in your way has gone up to %(unit)s."),
        comes_back=True,
    ),
    NoticeKind(
        "empower.own_barrier_went_up",
        _("A barrier that I see to went one level up"),
        _("A barrier that you see to has gone up to %(unit)s. It is still with you."),
    ),
    NoticeKind(
        "empower.barrier_came_up",
        _("A barrier came up to me"),
        _("A barrier from %(unit)s has come up to you. You can help, give it time or take it over."),
        is_urgent=True,
        move="own_barrier",
        reaches=answers_for_units,
    ),
    NoticeKind(
        "empower.barrier_word",
        _("Somebody does something about a barrier that concerns me"),
        _("%(unit)s has done something about a barrier that concerns you."),
    ),
    NoticeKind(
        "empower.barrier_closed",
        _("What stood in my way was closed. Is it gone?"),
        _("What stood in your way was closed in %(unit)s. Is it gone?"),
        comes_back=True,
        move="confirm_barrier",
    ),
    NoticeKind(
        "empower.barrier_confirmed",
        _("Something that I closed is gone indeed"),
        _("What you closed in %(unit)s is gone: those in whose way it stood say so."),
    ),
    NoticeKind(
        "empower.barrier_reopened",
        _("Something that I closed still stands in the way"),
        _("What was closed in %(unit)s still stands in somebody’s way. It is open again."),
        is_urgent=True,
        move="own_barrier",
    ),
    NoticeKind(
        "empower.unnamed_barrier_closed",
        _("Barriers raised without a name were closed"),
        _("Something raised without a name has been closed. Whoever raised it can say whether it is gone."),
    ),
    NoticeKind(
        "empower.trial_begun",
        _("I am in a trial"),
        _("%(unit)s tries something another way, and you are in it."),
    ),
    NoticeKind(
        "empower.trial_over",
        _("A trial that I am in is over"),
        _("The time of a trial in %(unit)s is over. Do you keep it?"),
        move="end_trial",
    ),
)
