"""A person's conversations with themself, for their own file."""

from inhabit.companion.models import Conversation
from inhabit.companion.talks import Exchange, Talk, exchanges_of, talk_of
from inhabit.people.models import Person
from inhabit.people.own_data import Part


def my_conversations(person: Person) -> Part:
    mine = Conversation.objects.filter(person=person).order_by("started_at", "pk")
    return "conversations_with_myself", [entry(conversation) for conversation in mine]


def entry(conversation: Conversation) -> dict[str, object]:
    talk = talk_of(conversation)
    return {
        "title": talk.title,
        "started_at": conversation.started_at,
        "kept_at": conversation.kept_at,
        "answers": [one.model_dump() for one in said_in(talk)],
        "drafts": list(talk.drafts.values()),
        "sentence": talk.sentence,
        "act": talk.act,
        "act_is_done": talk.is_done,
    }


def said_in(talk: Talk) -> list[Exchange]:
    return exchanges_of(talk.walk) if talk.path is not None else talk.exchanges
