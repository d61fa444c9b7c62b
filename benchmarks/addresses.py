"""Which addresses are measured, and what they are made of."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, reverse
from scene import Scene

type Line = tuple[str, dict[str, Any], str]  # a label, the arguments of an address, and its query string


def is_known(scene: Scene, pattern: URLPattern) -> bool:
    """Say whether we can make an address of ``pattern``."""
    return not pattern.pattern.regex.groups or pattern.name in lines(scene, "member")


def addresses(scene: Scene, name: str, reader: str) -> list[tuple[str, str]]:
    """Return the addresses of the page ``name`` that are worth measuring, each with its label."""
    return [
        (f"{name} {label}".strip(), reverse(name, kwargs=arguments or None) + query)
        for label, arguments, query in lines(scene, reader).get(name, [("", {}, "")])
    ]


def lines(scene: Scene, reader: str) -> dict[str, list[Line]]:
    """Return label, arguments and query string of each address. A new page may need its line here."""
    lead, member = scene.people["lead"], scene.people["member"]
    version, draft, run = {"pk": scene.version.pk}, {"pk": scene.draft.pk}, {"pk": scene.import_run.pk}
    programme = [("", {"pk": scene.programme.pk}, "")]
    path, talk = [("", {"path_id": "clarify-member"}, "")], [("", {"pk": scene.talks[reader]}, "")]
    mine = {"pk": scene.connections[reader].pk}
    appointment = scene.people["steward"].appointments.get()
    units = [("of the root", {"pk": scene.root.pk}, ""), ("of a team", {"pk": scene.unit.pk}, "")]
    words = [
        ("of the root", {"pk": scene.root.pk, "priority": scene.priority.pk}, ""),
        ("of a team", {"pk": scene.unit.pk, "priority": scene.priority.pk}, ""),
    ]
    stories = [
        ("of the root", {"pk": scene.root.pk, "story": scene.story.pk}, ""),
        ("of a team", {"pk": scene.unit.pk, "story": scene.story.pk}, ""),
    ]
    decision = [("", {"pk": scene.decision.pk}, "")]
    return {
        "story": [("", {"pk": scene.story.pk}, "")],
        "story_writing": [("", {"pk": scene.programme.pk}, "")],
        "story_publication": [("", {"pk": scene.programme.pk}, "")],
        "unit_commitments": units,
        "programme_outcomes": programme,
        "unit_story": units,
        "retelling_versions": stories,
        "retelling": stories,
        "telling": stories,
        "rehearsal": stories,
        "drift": stories,
        "directory": [
            ("", {}, ""),
            ("found", {}, "?q=anna"),
            ("not found", {}, "?q=qqq+xxx"),
            ("late", {}, f"?after={lead.pk}"),
        ],
        "retelling_draft_removal": stories,
        "echo": stories,
        "story_draft_removal": programme,
        "playback": [("", {"pk": scene.telling.pk}, "")],
        "playback_removal": [("", {"pk": scene.telling.pk}, "")],
        "listening": [("", {}, ""), ("last page", {}, "?page=9999&batch=9999")],
        "programme_listening": programme,
        "questions": [
            ("", {}, ""),
            ("found", {}, "?q=overtime"),
            ("found by two words", {}, "?q=shiftplan+machineli"),
            ("answered in my unit", {}, "?where=unit"),
            ("last page", {}, "?page=9999"),
        ],
        "questions_waiting": [
            ("", {}, ""),
            ("last page", {}, "?page=9999"),
            ("below", {}, "?where=below"),
            ("below, last page", {}, "?where=below&page=9999"),
        ],
        "programme_rhythm": programme,
        "programme_calendar": programme,
        "programme_moves": programme,
        "programme_move": [("", {"pk": scene.programme.pk, "key": "interpret"}, "")],
        "unit_rhythm": units,
        "companion_for": [("", {"move": "contribute"}, "")],
        "think_about": path,
        "conversation": talk,
        "conversation_step": [("", {"pk": scene.talks[reader], "number": 1}, "")],
        "conversation_end": talk,
        "conversation_removal": talk,
        "journal": [("", {}, ""), ("last page", {}, "?page=999")],
        "journal_entry": [("", {"pk": scene.entries[reader]}, "")],
        "new_reflection": [("", {"guide": "week"}, "")],
        "journal_file": [("", {"kind": "html"}, "")],
        "recognitions": [
            ("", {}, ""),
            ("of a priority", {}, f"?priority={scene.priority.pk}"),
            ("last page", {}, "?page=9999"),
        ],
        "unit_recognitions": [*units, ("last page", {"pk": scene.unit.pk}, "?page=9999")],
        "path": path,
        "path_file": path,
        "path_preview": path,
        "interpretation_draft_removal": words,
        "search": [("", {}, "?q=overtime"), ("a person", {}, "?q=anna"), ("nothing", {}, "?q=qqq+xxx")],
        "person": [
            ("lead", {"pk": lead.pk}, ""),
            ("member", {"pk": member.pk}, ""),
            ("root's lead", {"pk": scene.root.lead_id}, ""),
        ],
        "unit": [*units, ("of a team, last page", {"pk": scene.unit.pk}, "?page=999")],
        "map_of_unit": units,
        "map_picture": units,
        "map_table": units,
        "unit_invitations": units,
        "code_sheet": units,
        "interpretations": units,
        "interpretation": [("", {"pk": scene.unit.pk, "priority": scene.priority.pk}, "")],
        "my_part": [("", {"pk": scene.parts[reader].pk}, "")],
        "my_part_removal": [("", {"pk": scene.parts[reader].pk}, "")],
        "connect_start": [("", {}, f"?priority={scene.priority.pk}")],
        "connection": [("", mine, "")],
        "connection_removal": [("", mine, "")],
        "connect_step": [("third", mine | {"step": 3}, ""), ("last", mine | {"step": 5}, "")],
        "connect_sharing": [("", mine | {"kind": "need"}, "")],
        "needs": [("", {}, ""), ("last page", {}, "?page=999")],
        "import_run": [("", run, "")],
        "import_progress": [("", run, "")],
        "import_columns": [("", run, "")],
        "import_changes": [
            ("", run | {"which": "joins"}, ""),
            ("last page", run | {"which": "joins"}, "?page=9999"),
        ],
        "import_defects": [("", run | {"kind": "bad_email"}, "")],
        "appointment_new": [("", {"person_pk": member.pk}, "")],
        "appointment_end": [("", {"pk": appointment.pk}, "")],
        "strategy_version": [("", version, "")],
        "strategy_changes": [("", version, "")],
        "strategy_version_file": [("", version, "")],
        "strategy_difference": [("", {"older": scene.version.pk, "newer": scene.draft.pk}, "")],
        "edit_draft": [("", draft, "")],
        "publish_draft": [("", draft, "")],
        "discard_draft": [("", draft, "")],
        "new_reading": [("", {"pk": scene.sign.pk}, "")],
        "words": words,
        "versions_of_words": words,
        "unit_questions": units,
        "question": [("", {"pk": scene.question.pk}, ""), ("answered", {"pk": scene.answered.pk}, "")],
        "question_answer": [("", {"pk": scene.question.pk}, "")],
        "asking_withdrawal": [("", {"asking": scene.question.askings.get().pk}, "")],
        "programme": [
            ("", {"pk": scene.programme.pk}, ""),
            ("who waits", {"pk": scene.programme.pk}, "?among=waiting"),
        ],
        "contest": [("", {"pk": scene.contest.pk}, "")],
        "contest_withdrawal": [("", {"pk": scene.contest.pk}, "")],
        "contests_on_priority": [("", {"pk": scene.programme.pk, "priority": scene.priority.pk}, "")],
        "programme_contests": [("", {"pk": scene.programme.pk}, "")],
        "unit_barriers": [
            *units,
            ("of a kind", {"pk": scene.root.pk}, "?kind=rules&level=late"),
            ("found", {"pk": scene.root.pk}, "?q=signature"),
            ("one column, last page", {"pk": scene.root.pk}, "?state=open&page=9999"),
        ],
        "barriers_for_me": [("", {}, ""), ("come up", {}, "?show=up"), ("last page", {}, "?page=9999")],
        "unit_trials": units,
        "programme_barriers": programme,
        "programme_trials": programme,
        "my_decisions": [("", {}, ""), ("found", {}, "?q=over")],
        "decision": decision,
        "decision_change": decision,
        "decision_look": decision,
        "unit_decisions": [
            *units,
            ("of the root, found", {"pk": scene.root.pk}, "?q=overtime"),
            ("of the root, to look at", {"pk": scene.root.pk}, "?state=look"),
            ("of the root, last page", {"pk": scene.root.pk}, "?page=9999"),
        ],
        "programme_decisions": [
            *programme,
            ("of a priority", {"pk": scene.programme.pk}, f"?priority={scene.priority.pk}"),
        ],
        "unit_say_do": units,
        "programme_say_do": programme,
        "unit_stops": units,
        "stops_history": units,
        "unit_remits": units,
        "programme_remits": [("", {"pk": scene.programme.pk}, "")],
        "programme_switches": [("", {"pk": scene.programme.pk}, "")],
        "new_stop": units,
        "stop": [("", {"pk": scene.stop.pk}, "")],
        "stopped": [("", {}, ""), ("found", {}, "?q=report"), ("last page", {}, "?page=9999")],
        "programme_end": [("", {"pk": scene.programme.pk}, "")],
        "notices": [("", {}, ""), ("last page", {}, "?page=9999")],
        "open_notice": [("", {"pk": scene.notices[reader]}, "")],
        "fewer_mails": [("", {"token": "forged"}, "")],
        "mailbox_mail": [("", {"name": "none"}, "")],
        "mailbox_html": [("", {"name": "none"}, "")],
        "audit_trail": [("", {}, ""), ("of a kind", {}, "?kind=invitation.sent")],
        "join_link": [("", {"token": "0" * 64}, "")],
        "demo_sign_in": [("", {"token": "member:forged"}, "")],
        "account_reset_password_from_key": [("", {"uidb36": "1", "key": "x-y"}, "")],
    }
