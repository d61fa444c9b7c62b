from permission_world import Line

from coaching_lines.coaches import coach_of_the_cast
from coaching_lines.worlds import an_engagement

COACH = frozenset({"coach"})
STEWARD = frozenset({"steward"})

LINES: dict[str, Line] = {
    "coach_log": Line(COACH, coach_of_the_cast),
    "coach_log_sheet": Line(COACH, coach_of_the_cast),
    "coach_log_file": Line(COACH, coach_of_the_cast),
    "coach_log_payment": Line(COACH, an_engagement, "post", {"payment": "pro_bono"}),
    "practice": Line(STEWARD | {"sponsor"}),
    "practice_summary": Line(STEWARD | {"sponsor"}),
    "practice_invoices": Line(STEWARD),
    "coach_bills": Line(COACH, coach_of_the_cast),
}
