"""What somebody agreed to and wrote in an agreement stands in their own file, and in nobody else's."""

from cast import Cast
from engagements import make_coach

from inhabit.coaching.agreements.actions import agree, propose_sentence
from inhabit.coaching.engaging import open_engagement
from inhabit.coaching.models import Opening
from inhabit.coaching.openings import note_opening
from inhabit.people.own_data import own_data


def test_ones_own_file_of_agreements(cast: Cast) -> None:
    engagement = open_engagement(coach=make_coach(cast.coach), coachees=[cast.member])
    propose_sentence(engagement=engagement, text="We walk.", by=cast.member)
    second = propose_sentence(engagement=engagement, text="We rest.", by=cast.coach)
    agree(agreement=second, side="coachee", by=cast.member)
    note_opening(engagement, Opening.What.GOALS, by=cast.coach)
    mine, theirs = own_data(cast.member), own_data(cast.coach)
    assert mine["sentences_in_agreements_on_coaching"] == ["We walk."]
    assert theirs["sentences_in_agreements_on_coaching"] == ["We rest."]
    assert [row["side"] for row in mine["agreed_to_in_coaching"]] == ["coachee"]
    assert [row["by__name"] for row in mine["who_opened_what_of_mine"]] == [cast.coach.name]
    assert theirs["who_opened_what_of_mine"] == []
