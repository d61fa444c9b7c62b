"""A story goes down three levels and questions go up, each read and sent as its people would."""

from __future__ import annotations

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story as Scene
from reading import Reader, reader

from inhabit.stages.communicate.models import KeyPoint

TITLE = "One front door"
POINTS = ["One person stays with each caller", "Shifts stay as they are", "We start in May"]
TOLD_BY = {
    "Board": "From May one person stays with each caller.",
    "Services": "Our three desks become one, and nobody changes their shift.",
    "Payroll": "Whoever takes the call about a payslip keeps it to the end.",
}


def say_what_it_means(person: Reader, words: str, **fields: str) -> None:
    """Write what the first priority means, from Home on, and share it."""
    person.visit("/").follow("Write it").follow("Answer within a day")
    person.send("Keep and look at all priorities", meaning=words, **fields).send("Share")


def tell_at_the_top(ceo: Reader) -> None:
    ceo.visit("/").reads("Tell the story to everyone in Board").follow("Write it")
    parts = {
        "title": TITLE,
        "why": "People ring three offices before somebody helps them.",
        "changes": TOLD_BY["Board"],
        "stays": "Shifts and places of work stay as they are.",
        "unknown": "Which office moves first is open.",
    }
    points = {f"point_{number}_en": text for number, text in enumerate(POINTS, 1)}
    ceo.send(
        "Keep and read it as others will", **points, **{f"{part}_en": text for part, text in parts.items()}
    )
    ceo.reads("Tell it?", *POINTS).send("Tell it").reads("Told. It waits now")


def retell(lead: Reader, unit: str, above: str) -> None:
    """Tell the story on from Home, with a rehearsal, the last key point left out."""
    lead.visit("/").reads(f"Tell {unit} the story in your own words").follow("Tell it")
    lead.reads(TOLD_BY[above], *POINTS)
    kept, also, left_out = (f"mark_{pk}" for pk in KeyPoint.objects.values_list("pk", flat=True))
    marks = {kept: "kept", also: "kept", left_out: "left_out"}
    lead.send("Rehearse it first", text_en=TOLD_BY[unit], **marks)
    lead.follow("Draft").send("Keep and read it as others will").reads(TOLD_BY[unit]).send("Tell it")
    lead.reads("Told. Your people read it now")


def test_a_story_is_told_retold_twice_and_played_back(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    ceo, director, lead, member, colleague = everyone_of(cast, sign_in)
    told_down_to_payroll(ceo, director, lead)

    member.visit("/").reads("The story has been told in Payroll.", "Say what you heard")
    member.visit(reverse("unit", args=[cast.payroll.pk])).follow("Story")
    member.reads(TOLD_BY["Payroll"]).visit("/stories/").follow(TITLE)
    member.reads(*TOLD_BY.values()).does_not_read("left out", "Left out")
    member.visit("/").follow("Say it").reads(TOLD_BY["Payroll"], "Lena Lead")
    member.send("Send", heard="One of us stays with the payslip.", means="I keep my calls.", name="with")
    member.visit("/").does_not_read("Say what you heard")
    colleague.visit("/").does_not_read("stays with the payslip")

    lead.visit("/").reads("Hear what arrived in Payroll").follow("Listen")
    lead.reads("Mia Member", "One of us stays with the payslip.", "I keep my calls.")
    lead.follow("Write what I heard")
    lead.send("Share with the unit", text="Calls are clear. Not so: what happens at night.")
    for other in (ceo, director):
        other.visit("/listening/").does_not_read("payslip")

    member.visit("/").follow("has written back").reads("what happens at night")
    colleague.visit(reverse("unit_story", args=[cast.payroll.pk])).reads("what happens at night")


def test_a_question_climbs_two_levels_and_comes_back_to_all(
    cast: Cast, story: Scene, sign_in: SignIn
) -> None:
    ceo, director, lead, member, colleague = everyone_of(cast, sign_in)
    for person, words in ((member, "Who decides on overtime?"), (colleague, "Who decides about overtime?")):
        person.visit("/questions/").follow("Ask").send("Ask", text=words, name="named")
        person.reads(words, "It is with whoever leads Payroll.")

    lead.visit("/").reads("Answer 2 questions in Payroll").follow("See what waits")
    lead.follow("Who decides on overtime?").send("It is the same", near="Who decides about overtime?")
    lead.reads("Mia Member", "Colin Colleague")
    lead.send("Pass it up to Services", word="All three teams ask me.")
    director.visit("/").reads("Answer a question in Services").follow("See what waits")
    director.follow("overtime?").reads("All three teams ask me.")
    director.send("Pass it up to Board", word="It is about money.")
    for person in (member, colleague):
        person.visit("/").reads("A question of yours has gone up to Services.")
        person.reads("A question of yours has gone up to Board.")

    ceo.visit("/").reads("Answer a question in Board").follow("See what waits").follow("overtime?")
    ceo.reads("It is about money.")
    ceo.send("Answer", text="Each lead does, up to five hours.", audience="everyone")
    ceo.visit("/").does_not_read("Answer a question in Board")

    for person in (member, colleague):
        person.visit("/").reads("A question of yours was answered by Board. Does it answer it?")
        person.follow("A question of yours was answered by Board.")
        person.reads("Each lead does, up to five hours.", "Clara Chief").send("Yes")
    for person in (lead, director):
        person.visit("/notices/").follow("A question that was with you was answered by Board.")
        person.reads("Each lead does, up to five hours.")
    outsider = reader(sign_in, cast.outsider)
    outsider.visit("/questions/").send("Find", q="overtime").reads("Each lead does, up to five hours.")
    outsider.follow("overtime?").does_not_read("Mia", "Colin", "Payroll", "Services")


def everyone_of(cast: Cast, sign_in: SignIn) -> list[Reader]:
    people = (cast.ceo, cast.director, cast.lead, cast.member, cast.colleague)
    return [reader(sign_in, person) for person in people]


def told_down_to_payroll(ceo: Reader, director: Reader, lead: Reader) -> None:
    say_what_it_means(ceo, "Nobody rings us twice.")
    tell_at_the_top(ceo)
    retell(director, "Services", "Board")
    retell(lead, "Payroll", "Services")
