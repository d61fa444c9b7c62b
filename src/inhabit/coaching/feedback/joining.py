"""Where feedback joins the rest of the product, once it is ready."""

from inhabit.coaching.agreements.party import panels
from inhabit.coaching.feedback.notices import FEEDBACK_KINDS
from inhabit.coaching.feedback.own_data import PARTS_OF_FEEDBACK
from inhabit.coaching.feedback.reviews import REVIEWS, SHARED_REVIEWS
from inhabit.coaching.joining import add_new
from inhabit.coaching.sealed_texts import texts
from inhabit.notify.kinds import add_kinds
from inhabit.people.own_data import contributors


def join_feedback() -> None:
    """Name what the packages below have to know of feedback. A second time changes nothing."""
    add_kinds(*FEEDBACK_KINDS)
    add_new(contributors, PARTS_OF_FEEDBACK)
    add_new(panels, [SHARED_REVIEWS])
    add_new(texts, [REVIEWS])
