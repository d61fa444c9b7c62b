"""Where briefs join the rest of the product, once it is ready."""

from inhabit.coaching.brief.own_data import my_words_for_next_time
from inhabit.coaching.brief.sealed_texts import TEXTS_OF_BRIEFS
from inhabit.coaching.joining import add_new
from inhabit.coaching.sealed_texts import texts
from inhabit.people.own_data import contributors


def join_briefs() -> None:
    """Name what the packages below have to know of briefs. A second time changes nothing."""
    add_new(contributors, [my_words_for_next_time])
    add_new(texts, TEXTS_OF_BRIEFS)
