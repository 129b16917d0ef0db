"""A letter is ordered with all it must say, or not at all."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from casework.letters.values import Blank, Block, CaseFacts, FeeLine, Outcome, Party, Question, Table

from .samples import sample


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (lambda: Block(text=" \n "), "Block.text"),
        (lambda: Party(name="", number="6305271"), "Party.name"),
        (lambda: Question(wrong="w", send="", source="o"), "Question.send"),
        (lambda: Question(wrong="w", send="s", why="y", source=" "), "Question.source"),
        (lambda: FeeLine(what="Opening", basis="", amount=1), "FeeLine.basis"),  # type: ignore[arg-type]
        (lambda: replace(sample("receipt", "en"), addressee=()), "Letter.addressee"),
        (lambda: replace(sample("receipt", "en"), addressee=("A", "")), "Letter.addressee"),
        (
            lambda: Outcome(subject="part", name="A. Vlachos", granted=False, because="too old"),
            "Outcome.because",
        ),
        (
            lambda: Outcome(subject="part", name="A. Vlachos", granted=False, source="article 21"),
            "Outcome.because",
        ),
        (lambda: Table(caption="Ships", heads=("Ship", "IMO"), rows=(("Wind",),)), "Table.rows"),
    ],
)
def test_what_a_letter_must_say_may_not_be_blank(order, names):
    with pytest.raises(Blank, match=names):
        order()


def test_the_day_an_application_arrived_is_the_day_in_oslo():
    late_evening = CaseFacts(received_at=datetime(2026, 11, 3, 23, 30, tzinfo=UTC), decision_days=20)
    assert late_evening.applied_on.isoformat() == "2026-11-04"


def test_a_letter_does_not_change_after_it_was_ordered():
    with pytest.raises(FrozenInstanceError):
        sample("refusal", "en").kind = "approval"  # type: ignore[misc]
