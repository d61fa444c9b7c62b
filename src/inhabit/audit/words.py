"""What each kind of event is called on the page: what somebody did, without saying who."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, localize
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A test compares them with the kinds that the product records.
WORDS: dict[str, Promise] = {
    "adjustment.accepted": _("Accepted a proposed change"),
    "adjustment.declined": _("Declined a proposed change"),
    "adjustment.passed_up": _("Passed up a proposed change"),
    "adjustment.proposed": _("Proposed a change"),
    "adjustment.withdrawn": _("Withdrew a proposed change"),
    "interpretation.confirmed": _("Confirmed, in a later cycle, what the strategy means for a unit"),
    "review.shared": _("Shared the review of a cycle"),
    "account.joined": _("Joined with an invitation"),
    "account.recovered": _("Chose a new password with a printed code"),
    "barrier.closed": _("Closed a barrier with what was done"),
    "barrier.confirmed": _("Said that a barrier is gone"),
    "barrier.handed": _("Handed a barrier on"),
    "barrier.helped": _("Helped with a barrier that had come up"),
    "barrier.joined": _("Joined a barrier"),
    "barrier.merged": _("Found two barriers to be the same"),
    "barrier.more_time": _("Gave a barrier more time"),
    "barrier.raised": _("Raised a barrier"),
    "barrier.reopened": _("Opened a barrier again"),
    "barrier.seen_to": _("Said what is being done about a barrier"),
    "barrier.taken_over": _("Took over a barrier that had come up"),
    "barrier.taken_up": _("Took a barrier one level up"),
    "barrier.withdrawn": _("Took back what they had said of a barrier"),
    "coach.applied": _("Applied to coach"),
    "coach.approved": _("Let somebody coach"),
    "coach.brought_in": _("Brought in a coach from outside"),
    "coach.declined": _("Said no to an application to coach"),
    "coach.ended": _("Ended that somebody coaches"),
    "coach.paused": _("Let nobody new come to a coach"),
    "coach.rate_changed": _("Changed what a coach’s session costs"),
    "coach.resumed": _("Let people come to a coach again"),
    "coach.safeguarding_read": _("Read how people are kept from harm in coaching"),
    "coaching.rules_changed": _("Said whether people may ask for coaching by themselves"),
    "cohort.changed": _("Changed an offer of coaching"),
    "cohort.closed": _("Closed an offer of coaching"),
    "cohort.made": _("Made an offer of coaching"),
    "cohort.offered": _("Sent an offer of coaching"),
    "cohort.withdrawn": _("Withdrew an offer of coaching from somebody"),
    "contest.answered": _("Answered what a unit says against a priority"),
    "contest.passed_up": _("Passed up what a unit says against a priority"),
    "contest.raised": _("Said something against a priority, for a unit"),
    "contest.taken_back": _("Took back what a unit said against a priority"),
    "decision.corrected": _("Corrected a decision in the log"),
    "decision.logged": _("Logged a decision"),
    "decision.looked_at": _("Said whether a decision came true"),
    "decision.put_back": _("Let a withdrawn decision hold again"),
    "decision.withdrawn": _("Withdrew a decision"),
    "demo.loaded": _("Loaded the demo"),
    "echo.shared": _("Wrote back to a unit what was heard"),
    "guest.let_in": _("Let somebody in as a guest"),
    "guest.ended": _("Ended a guest’s stay"),
    "guest.stay_changed": _("Changed how long a guest may come in"),
    "interpretation.shared": _("Shared what the strategy means for a unit"),
    "invitation.revoked": _("Withdrew somebody’s invitation or code"),
    "invitation.sent": _("Invited somebody"),
    "password.code_made": _("Made somebody a code for a new password"),
    "group.agreed_to": _("Said yes to coaching for a team"),
    "group.asked": _("Asked people into a group"),
    "group.called_off": _("Gave up a group that had not begun"),
    "matching.started": _("Matched a coaching offer with its coaches"),
    "path.reverted": _("Took a saved path of questions out of use"),
    "path.saved": _("Saved a path of questions"),
    "people.imported": _("Imported a list of people"),
    "programme.calendar_changed": _("Changed the calendar of a programme"),
    "programme.moves_changed": _("Changed the next steps of a programme"),
    "programme.ended": _("Ended a programme"),
    "programme.launched": _("Started a programme"),
    "question.answered": _("Answered a question"),
    "question.merged": _("Found two questions to be the same"),
    "question.passed_up": _("Passed a question up"),
    "question.taken": _("Took over a question that had waited too long"),
    "decision_request.asked": _("Asked who decides something"),
    "decision_request.declined": _("Left open who decides something"),
    "decision_request.settled": _("Settled who decides something"),
    "remit.agreed": _("Agreed to what is theirs to decide"),
    "remit.change_asked": _("Asked for a change in what is theirs to decide"),
    "remit.ended": _("Ended a list of what is whose to decide"),
    "remit.group_changed": _("Said who belongs to a group that decides something"),
    "remit.holds": _("Said that a list of what is whose to decide holds"),
    "remit.line_changed": _("Changed a line of what is whose to decide"),
    "remit.proposed": _("Proposed what is whose to decide"),
    "remit.replied": _("Answered a change that was asked for in what is theirs to decide"),
    "remit.reviewed": _("Found what is whose to decide still right"),
    "remit.started": _("Began a list of what is whose to decide"),
    "switch.dropped": _("Took away a rule on what is switched off where"),
    "switch.set": _("Switched clocks, check-ins or a decision log on or off"),
    "switch.started_off": _("Noted where a works agreement is required"),
    "recognition.answered": _("Answered a story about themself"),
    "recognition.put_back": _("Told a story about somebody again"),
    "recognition.reworded": _("Changed a story about somebody"),
    "recognition.taken_back": _("Took back a story about somebody"),
    "recognition.written": _("Told a story about somebody"),
    "retrospective.called_off": _("Called off a retrospective"),
    "retrospective.closed": _("Ended a retrospective"),
    "retrospective.reopened": _("Opened a retrospective again"),
    "retrospective.started": _("Began a retrospective"),
    "role.appointed": _("Gave somebody a role"),
    "role.ended": _("Ended somebody’s role"),
    "sign.recorded": _("Wrote down where a sign of success stands"),
    "stop_list.changed": _("Changed a unit’s stop list"),
    "story.published": _("Published the story of a programme"),
    "story.told": _("Told the story in a unit"),
    "strategy.created": _("Began a strategy"),
    "strategy.draft_discarded": _("Threw away the draft of a strategy"),
    "strategy.drafted": _("Began the next version of a strategy"),
    "strategy.published": _("Published a version of the strategy"),
    "trial.begun": _("Began to try another way"),
    "trial.ended": _("Kept or dropped a trial"),
    "unit.gone_back": _("Took a unit back to its stage before"),
    "unit.gone_on": _("Took a unit on to its next stage"),
    "unit.nudged": _("Reminded a unit’s lead"),
    "unit.weeks_changed": _("Gave a unit more weeks for a stage, or fewer"),
}

# What an event is about, by the name of its model.
SUBJECTS = {
    "coaching.coachingrules": _("rules of coaching"),
    "coaching.group": _("group"),
    "coaching.cohort": _("offer of coaching"),
    "companion.pathedition": _("path of questions"),
    "communicate.story": _("story"),
    "communicate.question": _("question"),
    "empower.decision": _("decision"),
    "people.importrun": _("import"),
    "people.person": _("person"),
    "people.unit": _("unit"),
    "programme.programme": _("programme"),
    "strategy.sign": _("sign of success"),
    "strategy.strategy": _("strategy"),
    "strategy.version": _("version"),
}

DETAILS = {
    "budget": _("budget"),
    "channel": _("by"),
    "cycle": _("cycle"),
    "contributions": _("contributions"),
    "effective_on": _("as of"),
    "interpretations": _("interpretations"),
    "joins": _("joined"),
    "leaves": _("left"),
    "moves": _("moved"),
    "number": _("number"),
    "on": _("on"),
    "pauses": _("pauses"),
    "path": _("path of questions"),
    "people": _("people"),
    "priorities": _("priorities"),
    "role": _("role"),
    "seed": _("seed"),
    "sessions": _("sessions"),
    "stage": _("stage"),
    "starts_on": _("from"),
    "until": _("until"),
    "unit": _("unit"),
    "units": _("units"),
    "weeks": _("weeks"),
}

VALUES = {
    "coach": _("Coach"),
    "code": _("Printed code"),
    "mail": _("Mail"),
    "privacy_officer": _("Privacy officer"),
    "sponsor": _("Sponsor"),
    "steward": _("Programme team"),
}


def words_for(verb: str) -> str:
    """Return ``verb`` in plain words; one that this version of the product does not know, as it is."""
    return str(WORDS.get(verb, verb))


def words_for_subject(kind: str) -> str:
    """Return what kind of thing an event is about, in plain words."""
    return str(SUBJECTS.get(kind, kind))


def words_for_detail(name: str, value: object) -> tuple[str, str]:
    """Return the name and the value of one detail, in plain words."""
    return str(DETAILS.get(name, name)), words_for_value(name, value)


def words_for_value(name: str, value: object) -> str:
    if name in {"unit", "seed"}:
        return str(value)  # it names something and counts nothing, so its digits stay together
    if not isinstance(value, str):
        return str(localize(value))
    try:
        return date_format(date.fromisoformat(value))
    except ValueError:
        return str(VALUES.get(value, value))
