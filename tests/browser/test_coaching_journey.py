"""From an offer of coaching to the look back after the third session: all sides, each in a browser."""

from __future__ import annotations

from datetime import timedelta

from booking_days import works
from cast import Cast
from django.utils import timezone
from playwright.sync_api import Page, expect
from plugins.browser import PHONE, PageAs, assert_fits
from programmes import Story
from searches import make_coaches, offer_to_payroll

from inhabit.coaching.models import Coach, Offer, Session
from inhabit.people.models import Person

HALF_A_SCREEN = 640
TRY, ASKED = "I speak last on Monday.", "Ask Jonas on Thursday."


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).first.click()


def follow(page: Page, link: str) -> None:
    page.get_by_role("link", name=link).first.click()


def reads(page: Page, *words: str) -> None:
    for each in words:
        expect(page.get_by_role("main")).to_contain_text(each)


def takes_place(session: Session, minutes_ago: int) -> None:
    """Let ``session`` have begun ``minutes_ago``; below 0 it begins in as many."""
    began = timezone.now() - timedelta(minutes=minutes_ago)
    length = session.ends_at - session.starts_at
    Session.objects.filter(pk=session.pk).update(starts_at=began, ends_at=began + length)


def find_a_coach(member: Page) -> Coach:
    """Say yes and what is needed, meet one of three coaches for 20 minutes, and choose that one."""
    press(member, "Yes, I would like that")
    member.get_by_label("Hard conversations").check()
    member.get_by_label("In your own words").fill("I put it off for too long.")
    press(member, "Suggest coaches to me")
    reads(member, "3 coaches for you to choose from")
    follow(member, "Meet for 20 minutes first")
    member.locator(".slot.is-next").click()
    press(member, "Book these 20 minutes")
    reads(member, "It is booked")
    meeting = Session.objects.select_related("coach__person").get()
    takes_place(meeting, 120)
    member.goto("/coaching/")
    follow(member, "Go on")
    press(member, f"Choose {meeting.coach}")
    reads(member, f"Coaching with {meeting.coach}", "Nothing else opens before everybody has agreed")
    return meeting.coach


def all_agree(member: Page, coach: Page, party: Page) -> None:
    press(member, "I agree to this")
    for page in (coach, party):
        page.goto("/")
        page.get_by_role("listitem").filter(has_text="Read how you will work together").get_by_role(
            "link", name="Read it"
        ).click()
        press(page, "I agree to this")
    reads(party, "0 of 3 sessions were held")
    member.goto("/")
    reads(member, "Everybody has agreed")


def book_three(member: Page) -> list[Session]:
    follow(member, "Choose a time")
    follow(member, "Book several at once")
    member.locator(".slot.is-next").click()
    press(member, "Book these")
    reads(member, "All 3 sessions of your agreement are used or booked")
    assert_fits(member)
    return list(Session.objects.filter(engagement__isnull=False))


def set_a_goal(member: Page) -> None:
    follow(member, "Goals")
    press(member, "Write a goal")
    member.get_by_label("What do you want to get to?").fill("They tell me early.")
    member.get_by_label("+1").fill("They bring it.")
    member.get_by_label("0: What I hope for").fill("I ask and wait.")
    member.get_by_label("−1: Less").fill("I ask, and answer myself.")
    member.get_by_label("Where are you today?").select_option("-1")
    press(member, "Set this goal")
    reads(member, "Where does it stand today?")


def prepare(member: Page, coach: Page) -> None:
    """Both come from Home: one says what would help, the other reads it."""
    member.goto("/")
    follow(member, "Prepare")
    follow(member, "A word for your coach")
    member.get_by_label("For next time").fill("I want to rehearse Monday.")
    press(member, "Show my coach")
    reads(member, "this page, word for word")
    coach.goto("/")
    follow(coach, "Prepare")
    follow(coach, "Prepare: what they give you")
    reads(coach, "I want to rehearse Monday.", "They tell me early.", "Whoever needs us reaches us.")


def enter(page: Page, session: Session) -> None:
    page.goto("/coaching/")
    page.locator(f"a[href='/coaching/sessions/{session.pk}/']").first.click()
    follow(page, "Into the session")


def write_together(member: Page, coach: Page) -> None:
    member.get_by_label("Write into the notes").fill("I keep quiet.")
    coach.get_by_label("Write into the notes").fill("Since when?")
    expect(coach.get_by_role("log")).to_contain_text("I keep quiet.")
    expect(member.get_by_role("log")).to_contain_text("Since when?")
    coach.get_by_text("Write down a step").click()
    coach.get_by_label("What is done then?").fill(ASKED)
    coach.get_by_label("Who does it?").select_option(label="Mia Member")
    press(coach, "Write it down")
    reads(coach, ASKED)


def check_out(member: Page, words: str) -> None:
    member.get_by_label("What will you try").fill(words)
    member.get_by_label("Very").check()
    press(member, "That was it for today")
    reads(member, "Kept. We come back to it")


def say_how_it_goes(member: Page) -> None:
    follow(member, "How is working together for you?")
    for group in member.get_by_role("group").all():
        group.get_by_label("Mostly").check()
    press(member, "Hand it in")
    reads(member, "It waits until at least four others have answered")


def tell_what_happened(member: Page, coach: Page) -> None:
    """What one wanted to try comes back; the step is done."""
    reads(member, "You wanted to try:", TRY)
    member.get_by_label("What happened?").fill("They laughed, then three of them spoke.")
    press(member, "Keep")
    coach.reload()
    reads(coach, "Mia Member wanted to try:", TRY, "They laughed, then three of them spoke.", ASKED)
    press(member, "Done")
    reads(member, "What became of the others", ASKED)


def look_back(member: Page, coach: Page, chosen: Person) -> None:
    """What one shares, the other reads."""
    member.goto("/")
    for page, other, words in (
        (member, chosen.name, "I ask before I answer."),
        (coach, "Mia Member", "You waited, and they came."),
    ):
        follow(page, "Look back")
        page.get_by_label("What has changed?").fill(words)
        page.get_by_label(f"{other} may read it").check()
        press(page, "Keep")
        reads(page, "Who will read this")
    reads(coach, "I ask before I answer.")
    member.reload()
    reads(member, "You waited, and they came.")


def test_from_the_offer_to_the_look_back(cast: Cast, story: Story, page_as: PageAs) -> None:
    for coach_here in make_coaches(cast, 3):
        works(coach_here)
    Offer.objects.create(cohort=offer_to_payroll(cast, sessions=3), person=cast.member)
    member = page_as(cast.member, "/coaching/", width=PHONE)
    chosen = find_a_coach(member).person
    coach, party = page_as(chosen, width=HALF_A_SCREEN), page_as(cast.director)
    all_agree(member, coach, party)
    first, second, third = book_three(member)
    set_a_goal(member)

    takes_place(first, -30)
    prepare(member, coach)
    takes_place(first, 20)
    for page in (member, coach):
        enter(page, first)
    write_together(member, coach)
    check_out(member, TRY)
    say_how_it_goes(member)

    takes_place(second, 20)
    for page in (member, coach):
        enter(page, second)
    tell_what_happened(member, coach)
    enter(member, second)
    check_out(member, "I wait ten breaths.")

    takes_place(third, 20)
    for page in (member, coach):
        enter(page, third)
        reads(page, "I wait ten breaths.")
    press(coach, "It took place")
    reads(coach, "This session is noted as held.")
    look_back(member, coach, chosen)

    party.goto("/coaching/for-the-organisation/")
    follow(party, "Mia Member")
    reads(party, "3 of 3 sessions were held")
    for words in ("I ask before I answer.", TRY, "They tell me early.", "You waited"):
        expect(party.get_by_role("main")).not_to_contain_text(words)
