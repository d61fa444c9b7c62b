"""The mailbox of the demo shows what mails look like, in both languages, from the first minute."""

from django.core import mail
from django.core.mail import EmailMessage

from inhabit.access.models import Delivery
from inhabit.demo.loading import Loaded
from inhabit.demo.mailing import mail_the_news
from inhabit.people.models import Person
from inhabit.stages.communicate.models import Answer


def to(name: str) -> EmailMessage:
    address = Person.objects.get(name=name).email
    return next(message for message in mail.outbox if message.to == [address])


def test_a_handful_of_people_are_mailed_what_they_were_told(demo: Loaded) -> None:
    assert mail_the_news() == len(mail.outbox)
    assert 4 <= len(mail.outbox) <= 20
    assert Delivery.objects.filter(state=Delivery.State.SENT).count() == len(mail.outbox)
    subjects = {message.subject for message in mail.outbox}
    assert {"What came back to you", "Was zu Ihnen zurückkam"} & subjects
    assert len(subjects) > 1


def test_a_member_learns_of_an_answer_and_no_mail_carries_its_words(demo: Loaded) -> None:
    mail_the_news()
    assert "A question of yours was answered by" in to("Fenna Hoekstra").body
    answers = Answer.objects.values_list("text", flat=True)
    assert not [text for text in answers for message in mail.outbox if text[:40] in message.body]


def test_what_is_overdue_reaches_whoever_can_answer_it(demo: Loaded) -> None:
    mail_the_news()
    assert any("Early Shift Gdynia" in message.subject for message in mail.outbox)
