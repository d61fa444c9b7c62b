"""Who may use which address: one line for each, and a test that walks them all.

A line names the address and says how to build it, who may use it, and with which
method. Whoever is not named is turned away: to the sign-in page without sign-in, else with 403 or
404. Add your line where your package's lines stand; the test fails for an address without one.
"""

from uuid import uuid4

from coaching_lines import COACHING
from django.utils import timezone
from django.utils.timezone import now
from path_walks import every_walk
from permission_world import EVERYBODY, INSIDE, NOBODY, SIGNED_IN, Line, World
from stage_lines import STAGES
from stories import published, retold

from inhabit.companion.actions import answer_question, begin_conversation, keep_conversation, save_path
from inhabit.companion.library import all_paths
from inhabit.companion.models import Conversation
from inhabit.companion.walking import Answer
from inhabit.notify.models import Notice
from inhabit.people.models import ImportRun, today
from inhabit.stages.clarify.contests.routing import route
from inhabit.stages.clarify.models import Contest, Interpretation, Stop
from inhabit.stages.communicate.models import Playback, PlaybackBatch, Telling


def payroll(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk}


def payroll_member(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk, "member_pk": world.cast.member.pk}


def payroll_priority(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk, "priority": world.story.first}


def a_person(world: World) -> dict[str, object]:
    return {"pk": world.cast.colleague.pk}


def an_appointment(world: World) -> dict[str, object]:
    return {"pk": world.cast.coach.appointments.get().pk}


def an_import(world: World) -> dict[str, object]:
    return {"pk": ImportRun.objects.create(effective_on=today(), state=ImportRun.State.READY).pk}


def a_contribution(world: World) -> dict[str, object]:
    return {"pk": world.contribution.pk}


def a_notice(world: World) -> dict[str, object]:
    return {"pk": Notice.objects.create(person=world.cast.member, kind="k", address="/", key="k").pk}


def a_contest(world: World) -> dict[str, object]:
    """What Payroll's lead says against the first priority; it waits for the lead of Services."""
    words = Interpretation.objects.create(
        programme=world.story.programme,
        unit=world.cast.payroll,
        priority_id=world.story.first,
        stance="contest",
        because="Phones until noon only",
        author=world.cast.lead,
        shared_at=now(),
        is_current=True,
    )
    contest = Contest(
        interpretation=words, programme=words.programme, unit=words.unit, priority=words.priority
    )
    route(contest)
    contest.save()
    return {"pk": contest.pk}


def a_stop(world: World) -> dict[str, object]:
    programme, unit = world.story.programme, world.cast.payroll
    stop = Stop.objects.create(programme=programme, unit=unit, text="The report", stops_on=today())
    return {"pk": stop.pk}


def a_connection(world: World) -> dict[str, object]:
    return {"pk": world.connection.pk}


def a_question(world: World) -> dict[str, object]:
    return {"pk": world.question.pk}


def an_asking(world: World) -> dict[str, object]:
    return {"asking": world.question.askings.get().pk}


def the_version(world: World) -> dict[str, object]:
    return {"pk": world.story.version.pk}


def the_draft(world: World) -> dict[str, object]:
    return {"pk": world.draft.pk}


def payroll_in_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk, "unit": world.cast.payroll.pk}


def the_programme(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk}


def a_move(world: World) -> dict[str, object]:
    return {"pk": world.story.programme.pk, "key": "interpret"}


def a_path(world: World) -> dict[str, object]:
    return {"path_id": "clarify-member"}


def an_edition(world: World) -> int:
    return save_path(text=all_paths()["clarify-member"].text, by=world.cast.coach).number


def a_conversation(world: World) -> dict[str, object]:
    path = all_paths()["clarify-member"].path
    return {"pk": begin_conversation(pk=uuid4(), path=path, by=world.cast.member).pk}


def a_kept_conversation(world: World) -> dict[str, object]:
    conversation = Conversation.objects.get(**a_conversation(world))
    path = all_paths()["clarify-member"].path
    answers = next(every_walk(path)).answered
    for step in answers:
        conversation.refresh_from_db()
        answer_question(
            conversation=conversation,
            number=step.number,
            answer=step.answer or Answer(question=""),
            edits=conversation.edits,
            by=world.cast.member,
        )
    keep_conversation(conversation=conversation, sentence="A sentence", act="An act", by=world.cast.member)
    return {"pk": conversation.pk}


def a_story(world: World) -> dict[str, object]:
    return {"pk": published(world.cast, world.story).pk}


def a_telling(world: World) -> dict[str, object]:
    return {"pk": published(world.cast, world.story).tellings.get().pk}


def payroll_telling(world: World) -> Telling:
    told = published(world.cast, world.story)
    retold(told, world.cast.services)
    retold(told, world.cast.payroll)
    return told.tellings.get(unit=world.cast.payroll)


def payroll_told(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk, "story": payroll_telling(world).story_id}


def a_playback(world: World) -> dict[str, object]:
    said = Playback.objects.create(
        telling=payroll_telling(world), person=world.cast.member, heard="Words", said_at=timezone.now()
    )
    return {"pk": said.pk}


def a_batch(world: World) -> dict[str, object]:
    story = published(world.cast, world.story)
    return {"pk": PlaybackBatch.objects.create(story=story, unit=world.cast.payroll, released_on=today()).pk}


def board_story(world: World) -> dict[str, object]:
    return {"pk": world.cast.board.pk, "story": published(world.cast, world.story).pk}


def payroll_story(world: World) -> dict[str, object]:
    return {"pk": world.cast.payroll.pk, "story": published(world.cast, world.story).pk}


MEMBER = frozenset({"member"})
LEAD = frozenset({"lead"})
LEADS = frozenset({"lead", "lead_elsewhere"})
SPONSOR_OR_STEWARD = frozenset({"sponsor", "steward"})
OVERSEERS = frozenset({"lead", "sponsor", "steward"})
LEAD_OR_STEWARD = frozenset({"lead", "steward"})
LEADS = frozenset({"lead", "lead_elsewhere"})
STEWARD = frozenset({"steward"})
PRIVACY_OFFICER = frozenset({"privacy_officer"})
COACH_OR_STEWARD = frozenset({"coach", "steward"})

TABLE: dict[str, Line] = {
    **COACHING,
    **STAGES,
    # access: sign-in
    "account_login": Line(EVERYBODY),
    "account_logout": Line(EVERYBODY),
    "account_inactive": Line(EVERYBODY),
    "account_signup": Line(EVERYBODY),
    "account_reauthenticate": Line(INSIDE),
    "account_change_password": Line(INSIDE),
    "account_set_password": Line(INSIDE),
    "account_reset_password": Line(EVERYBODY),
    "account_reset_password_done": Line(EVERYBODY),
    "account_reset_password_from_key": Line(EVERYBODY, lambda world: {"uidb36": "1", "key": "x-y"}),
    "account_reset_password_from_key_done": Line(EVERYBODY),
    # joining
    "join": Line(EVERYBODY),
    "join_link": Line(EVERYBODY, lambda world: {"token": "0" * 64}),
    "join_account": Line(EVERYBODY),
    # access: the audit trail
    "audit_trail": Line(PRIVACY_OFFICER),
    "audit_check": Line(PRIVACY_OFFICER, method="post"),
    # people: the directory and oneself
    "directory": Line(SIGNED_IN),
    "person": Line(SIGNED_IN, a_person),
    "me": Line(INSIDE),
    "preferences": Line(INSIDE, method="post"),
    "my_data": Line(INSIDE),
    "code_revocation": Line(INSIDE, method="post"),
    # invitations
    "unit_invitations": Line(LEAD_OR_STEWARD, payroll),
    "mail_unit": Line(LEAD_OR_STEWARD, payroll, method="post"),
    "mail_below": Line(STEWARD, payroll, method="post"),
    "mail_member": Line(LEAD_OR_STEWARD, payroll_member, method="post"),
    "member_code": Line(LEAD_OR_STEWARD, payroll_member, method="post"),
    "revoke_member": Line(LEAD_OR_STEWARD, payroll_member, method="post"),
    "code_sheet": Line(LEAD_OR_STEWARD, payroll),
    # people: the import
    "import_people": Line(STEWARD),
    "import_run": Line(STEWARD, an_import),
    "import_progress": Line(STEWARD, an_import),
    "import_columns": Line(STEWARD, an_import),
    "import_confirmation": Line(STEWARD, an_import, method="post"),
    "import_cancellation": Line(STEWARD, an_import, method="post"),
    "import_changes": Line(STEWARD, lambda world: an_import(world) | {"which": "joins"}),
    "import_defects": Line(STEWARD, lambda world: an_import(world) | {"kind": "cycle"}),
    # roles
    "roles": Line(STEWARD),
    "appointment_new": Line(STEWARD, lambda world: {"person_pk": world.cast.colleague.pk}),
    "appointment_end": Line(STEWARD, an_appointment),
    "appointment_reinstatement": Line(STEWARD, an_appointment, method="post"),
    # notify
    "notices": Line(INSIDE),
    "notices_reading": Line(INSIDE, method="post"),
    "notice_preferences": Line(INSIDE),
    "fewer_mails": Line(EVERYBODY, lambda world: {"token": "forged"}),
    # notify: the mailbox, not found outside of demo mode
    "mailbox": Line(EVERYBODY),
    "mailbox_mail": Line(EVERYBODY, lambda world: {"name": "none"}),
    "mailbox_html": Line(EVERYBODY, lambda world: {"name": "none"}),
    "open_notice": Line(MEMBER, a_notice),
    # strategy
    "strategy": Line(INSIDE),
    "strategy_versions": Line(SIGNED_IN),
    "strategy_version": Line(SIGNED_IN, the_version),
    "strategy_changes": Line(SIGNED_IN, the_version),
    "strategy_version_file": Line(SIGNED_IN, the_version),
    "strategy_difference": Line(
        SPONSOR_OR_STEWARD, lambda world: {"older": world.story.version.pk, "newer": world.draft.pk}
    ),
    "new_strategy": Line(SPONSOR_OR_STEWARD),
    "import_strategy_file": Line(SPONSOR_OR_STEWARD),
    "new_draft": Line(SPONSOR_OR_STEWARD, lambda world: {"pk": world.draft.strategy_id}, method="post"),
    "edit_draft": Line(SPONSOR_OR_STEWARD, the_draft),
    "autosave_draft": Line(SPONSOR_OR_STEWARD, the_draft, method="post"),
    "publish_draft": Line(SPONSOR_OR_STEWARD, the_draft),
    "discard_draft": Line(SPONSOR_OR_STEWARD, the_draft),
    "new_reading": Line(SPONSOR_OR_STEWARD, lambda world: {"pk": world.sign.pk}),
    # programme
    "programmes": Line(SPONSOR_OR_STEWARD),
    "new_programme": Line(STEWARD),
    "programme": Line(SPONSOR_OR_STEWARD, the_programme),
    "programme_end": Line(STEWARD, the_programme),
    "programme_rhythm": Line(SPONSOR_OR_STEWARD, the_programme),
    "programme_calendar": Line(STEWARD, the_programme),
    "programme_moves": Line(SPONSOR_OR_STEWARD, the_programme),
    "programme_move": Line(STEWARD, a_move),
    "programme_move_place": Line(STEWARD, a_move, method="post"),
    "programme_move_absence": Line(STEWARD, a_move, method="post"),
    "programme_move_default": Line(STEWARD, a_move, method="post"),
    # companion
    "companion": Line(SIGNED_IN),
    "companion_for": Line(SIGNED_IN, lambda world: {"move": "contribute"}),
    "think_about": Line(SIGNED_IN, a_path),
    "conversation": Line(MEMBER, a_conversation),
    "conversation_step": Line(MEMBER, lambda world: a_conversation(world) | {"number": 1}),
    "conversation_draft": Line(MEMBER, lambda world: a_conversation(world) | {"number": 1}, method="post"),
    "conversation_end": Line(MEMBER, a_conversation),
    "conversation_removal": Line(MEMBER, a_conversation),
    "journal": Line(SIGNED_IN),
    "journal_entry": Line(MEMBER, a_kept_conversation),
    "journal_act": Line(MEMBER, a_kept_conversation, method="post"),
    "paths": Line(COACH_OR_STEWARD),
    "path": Line(COACH_OR_STEWARD, a_path),
    "path_check": Line(COACH_OR_STEWARD),
    "path_file": Line(COACH_OR_STEWARD, a_path),
    "path_edition": Line(COACH_OR_STEWARD, lambda world: a_path(world) | {"number": an_edition(world)}),
    "path_preview": Line(COACH_OR_STEWARD, a_path),
    "path_reversion": Line(COACH_OR_STEWARD, a_path, method="post"),
    "unit_rhythm": Line(SIGNED_IN, payroll),
    "unit_stage": Line(LEAD, payroll_in_programme, method="post"),
    "unit_stage_return": Line(LEAD, payroll_in_programme, method="post"),
    "unit_nudge": Line(SPONSOR_OR_STEWARD, payroll_in_programme, method="post"),
    "unit_weeks": Line(LEAD_OR_STEWARD, payroll_in_programme, method="post"),
    # stages.clarify
    "interpretations": Line(LEAD, payroll),
    "interpretation": Line(LEAD, payroll_priority),
    "interpretation_draft": Line(LEAD, payroll_priority, method="post"),
    "interpretation_draft_removal": Line(LEAD, payroll_priority),
    "interpretation_sharing": Line(LEAD, payroll, method="post"),
    "words": Line(SIGNED_IN, payroll_priority),
    "versions_of_words": Line(SIGNED_IN, payroll_priority),
    "interpretation_request": Line(SIGNED_IN, payroll, method="post"),
    "interpretation_request_withdrawal": Line(SIGNED_IN, payroll, method="post"),
    "my_parts": Line(SIGNED_IN),
    "my_part": Line(MEMBER, a_contribution),
    "my_part_draft": Line(MEMBER, a_contribution, method="post"),
    "my_part_removal": Line(MEMBER, a_contribution),
    # stages.communicate: the story
    "stories": Line(SIGNED_IN),
    "story": Line(SIGNED_IN, a_story),
    "unit_story": Line(SIGNED_IN, payroll),
    "retelling_versions": Line(SIGNED_IN, board_story),
    "story_writing": Line(SPONSOR_OR_STEWARD, the_programme),
    "story_draft": Line(SPONSOR_OR_STEWARD, the_programme, method="post"),
    "story_draft_removal": Line(SPONSOR_OR_STEWARD, the_programme),
    "story_publication": Line(SPONSOR_OR_STEWARD, the_programme),
    "drift": Line(OVERSEERS, payroll_story),
    "retelling": Line(LEAD, payroll_story),
    "retelling_draft": Line(LEAD, payroll_story, method="post"),
    "retelling_draft_removal": Line(LEAD, payroll_story),
    "telling": Line(LEAD, payroll_story),
    "rehearsal": Line(LEAD, payroll_story),
    "rehearsal_notes": Line(LEAD, payroll_story, method="post"),
    # stages.communicate: what listeners heard
    "playbacks": Line(SIGNED_IN),
    "playback_receipt": Line(SIGNED_IN),
    "playback": Line(SIGNED_IN, a_telling),
    "playback_removal": Line(SIGNED_IN, a_telling),
    "playback_dismissal": Line(SIGNED_IN, a_telling, method="post"),
    "contests_for_me": Line(SIGNED_IN),
    "contests_agreement": Line(SIGNED_IN, method="post"),
    "contest": Line(SIGNED_IN, a_contest),
    "contest_answer": Line(SPONSOR_OR_STEWARD, a_contest, method="post"),
    "contest_withdrawal": Line(LEAD, a_contest),
    "programme_contests": Line(SPONSOR_OR_STEWARD, the_programme),
    "contests_on_priority": Line(
        SIGNED_IN, lambda world: the_programme(world) | {"priority": world.story.first}
    ),
    "stopped": Line(SIGNED_IN),
    "unit_stops": Line(SIGNED_IN, payroll),
    "new_stop": Line(LEAD, payroll),
    "stops_history": Line(SIGNED_IN, payroll),
    "stop": Line(LEAD, a_stop),
    "stop_removal": Line(LEAD, a_stop, method="post"),
    "stop_return": Line(LEAD, a_stop, method="post"),
    "stop_again": Line(LEAD, a_stop, method="post"),
    "stop_place": Line(LEAD, a_stop, method="post"),
    # stages.communicate: the leads who listen
    "listening": Line(LEADS),
    "programme_listening": Line(SPONSOR_OR_STEWARD, the_programme),
    "playback_mark": Line(LEAD, a_playback, method="post"),
    "playback_batch_mark": Line(LEAD, a_batch, method="post"),
    "echo": Line(LEAD, payroll_told),
    "echo_draft": Line(LEAD, payroll_told, method="post"),
    # connecting a priority with one’s own work
    "connections": Line(SIGNED_IN),
    "connect_start": Line(SIGNED_IN),
    "connection": Line(MEMBER, a_connection),
    "connection_removal": Line(MEMBER, a_connection),
    "connect_step": Line(MEMBER, lambda world: a_connection(world) | {"step": 3}),
    "connect_draft": Line(MEMBER, lambda world: a_connection(world) | {"step": 3}, method="post"),
    "connect_sharing": Line(MEMBER, lambda world: a_connection(world) | {"kind": "need"}),
    "connect_sharing_withdrawal": Line(
        MEMBER, lambda world: a_connection(world) | {"kind": "need"}, method="post"
    ),
    "my_values": Line(SIGNED_IN),
    "my_values_draft": Line(SIGNED_IN, method="post"),
    "my_values_removal": Line(SIGNED_IN),
    "needs": Line(frozenset({"lead", "lead_elsewhere"})),
    "need_reply": Line(frozenset({"lead", "lead_elsewhere"}), lambda world: {"pk": 1}, method="post"),
    # stages.communicate, questions
    "questions": Line(SIGNED_IN),
    "question_new": Line(SIGNED_IN),
    "my_questions": Line(SIGNED_IN),
    "question_receipt": Line(SIGNED_IN),
    "question_receipt_withdrawal": Line(SIGNED_IN, method="post"),
    "questions_waiting": Line(LEADS | {"sponsor"}),
    "question_flow": Line(SPONSOR_OR_STEWARD),
    "question": Line(MEMBER | LEAD, a_question),
    "question_answer": Line(LEAD, a_question),
    "question_passing": Line(LEAD, a_question, method="post"),
    "question_taking": Line(LEAD, a_question, method="post"),
    "question_merging": Line(NOBODY, a_question, method="post"),  # 404 without another question
    "question_also": Line(NOBODY, a_question, method="post"),  # 404 before it is answered
    "asking_withdrawal": Line(MEMBER, an_asking),
    "asking_verdict": Line(MEMBER, an_asking, method="post", data={"verdict": "yes"}),
    "unit_questions": Line(SIGNED_IN, payroll),
    # thread
    "unit": Line(SIGNED_IN, payroll),
    "map": Line(OVERSEERS | {"lead_elsewhere"}),
    "map_of_unit": Line(OVERSEERS, payroll),
    "map_picture": Line(OVERSEERS, payroll),
    "map_table": Line(OVERSEERS, payroll),
    "map_units": Line(OVERSEERS, payroll),
    # web
    "home": Line(INSIDE),
    "my_unit": Line(SIGNED_IN),
    "search": Line(SIGNED_IN),
    "search_options": Line(SIGNED_IN),
    "promise": Line(EVERYBODY),
    "gallery": Line(SIGNED_IN),
    "gallery_family": Line(SIGNED_IN, lambda world: {"slug": "words"}),
    # demo: not found outside of demo mode
    "demo_cast": Line(EVERYBODY),
    "demo_sign_in": Line(EVERYBODY, lambda world: {"token": "member:forged"}),
}
