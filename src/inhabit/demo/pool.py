"""Written words that may be lent to generated units of the same trade and language."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import Any

from inhabit.demo.plans import UnitPlan, VoicePlan, content

type Trade = tuple[str, str]  # language and kind
TALKERS = 0.2  # of all people, those who have written their part by now


class Pool:
    """Deals from the written words, card by card, so that neighbours rarely say the same."""

    def __init__(self, written: list[UnitPlan], random: Random) -> None:
        self.random = random
        self.interpretations_of: defaultdict[Trade, list[tuple[str, dict[str, str]]]] = defaultdict(list)
        self.voices_of: defaultdict[Trade, list[VoicePlan]] = defaultdict(list)
        self.decks: dict[tuple[str, Trade], list[Any]] = {}
        for unit in written:
            self.take(unit)

    def take(self, unit: UnitPlan) -> None:
        for trade in ((unit.language, unit.kind), (unit.language, "")):
            for priority, texts in unit.interpretations.items():
                if unit.day is not None and is_general(" ".join(texts.values())):
                    self.interpretations_of[trade].append((priority, texts))
            self.voices_of[trade] += [
                voice for voice in unit.voices if is_general(voice.text) and not voice.person.cast
            ]

    def interpretations(self, unit: UnitPlan) -> dict[str, dict[str, str]]:
        """Return one to three interpretations, not all of them complete, by priority."""
        wanted = self.random.choice((1, 2, 2, 3))
        dealt = [self.deal("interpretations", self.interpretations_of, unit) for _ in range(wanted)]
        return {priority: self.shortened(texts) for priority, texts in dealt}

    def shortened(self, texts: dict[str, str]) -> dict[str, str]:
        """Leave out what a hurried lead leaves out."""
        required = {"meaning", "because"}
        return {name: text for name, text in texts.items() if name in required or self.random.random() < 0.7}

    def voices(self, unit: UnitPlan) -> list[VoicePlan]:
        talkers = [person for person in unit.staff if self.random.random() < TALKERS]
        voices = []
        for person in talkers:
            voice: VoicePlan = self.deal("voices", self.voices_of, unit)
            voices.append(
                VoicePlan(
                    voice.priority, voice.audience, voice.text, person, "", voice.initiative, voice.is_draft
                )
            )
        return voices

    def deal(self, what: str, source: dict[Trade, list[Any]], unit: UnitPlan) -> Any:
        trade = (unit.language, unit.kind)
        if len(source.get(trade, [])) < 4 or self.random.random() < 0.4:
            trade = (unit.language, "")
        deck = self.decks.setdefault((what, trade), [])
        if not deck:
            deck.extend(source[trade])
            self.random.shuffle(deck)
        return deck.pop()


def is_general(text: str) -> bool:
    """Say whether ``text`` names nobody and no place of its own."""
    return not any(word in text for word in content("regions.yaml")["only_here"])
