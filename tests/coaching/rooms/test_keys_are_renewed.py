"""Whoever seals anew or forgets the words of a coaching finds every one of them."""

from __future__ import annotations

from datetime import time

from cast import Cast
from coaching_rooms import a_session
from django.utils import timezone

from inhabit.coaching.keys import open_in
from inhabit.coaching.models import Engagement, Session
from inhabit.coaching.resources.actions import recommend_guide
from inhabit.coaching.rooms.actions.agenda import choose_frame
from inhabit.coaching.rooms.actions.check_outs import check_out, tell_outcome
from inhabit.coaching.rooms.actions.nudges import set_nudge
from inhabit.coaching.rooms.actions.paragraphs import save_paragraph
from inhabit.coaching.rooms.actions.steps import settle_step, take_on_step
from inhabit.coaching.rooms.actions.tryouts import note_change, stage_tryout
from inhabit.coaching.rooms.sealed_texts import TEXTS_OF_ROOMS


def write_everything(cast: Cast, session: Session, engagement: Engagement) -> None:
    by = cast.member
    choose_frame(session=session, frame="grow", by=by)
    save_paragraph(session=session, text="Words", edits=0, by=by)
    taken = check_out(session=session, will_try="Words", useful="very", by=by)
    tell_outcome(stored=taken, text="Words", by=by)
    stage_tryout(session=session, person=by, listener="afraid", shown="Words", by=by)
    note_change(session=session, text="Words", seen="", by=by)
    step = take_on_step(engagement=engagement, owner=by, text="Words", due_on=timezone.localdate(), by=by)
    settle_step(action=step, state=step.State.DROPPED, word="Words", by=by)
    set_nudge(engagement=engagement, text="Words", weekdays=[0], at=time(8), by=by)
    recommend_guide(engagement=engagement, guide="safety", by=cast.coach)


def test_each_sealed_field_is_known_with_what_it_is_bound_to(cast: Cast) -> None:
    session = a_session(cast)
    engagement = Engagement.objects.get(pk=session.engagement_id)
    write_everything(cast, session, engagement)
    for texts in TEXTS_OF_ROOMS:
        (row,) = texts.model._default_manager.filter(**{texts.engagement: engagement})
        for name, purpose in texts.purposes.items():
            assert open_in(engagement, getattr(row, name), purpose=purpose(row))
