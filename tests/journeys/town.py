"""A town in which a case has come to where a journey begins, and what people do in every journey about a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Case
from casework.operations import review
from casework.outbox import drain
from casework.stories.people import party_id
from casework.stories.telling import DAY, Told, by, plots_of, tell
from casework.workflows import CASE_TYPES
from tests.browser import Hand, problems
from tests.web.told import now

Pages = Callable[..., Any]


@dataclass
class Town:
    """What a journey begins with is told in it."""

    app: Flask
    base: str

    def told(self, type_name: str, plot: str, until: str | None, days_ago: int) -> Told:
        with self.app.app_context():
            chosen = plots_of(type_name)[plot]
            *_, (told, _) = tell(type_name, chosen, party=party_id(chosen.company), now=now() - days_ago * DAY,
                                 until=until, storage=self.app.extensions["casework.storage"], drain=drain)  # fmt: skip
            return told

    def work(self) -> None:
        """What the worker and the schedule do."""
        with self.app.app_context():
            drain(now())

    def judged(self, ref: str, officer: str, words: str) -> None:
        """What the checklist and the reasons say; the journey of an application writes them in the browser."""
        with self.app.app_context():
            case, said = case_of(ref), {"by": by(officer), "now": now()}
            for item in CASE_TYPES[case.type].checklist:
                review.answer_item(case.id, item.name, "", "yes", "", **said)
            for block in CASE_TYPES[case.type].reasons:
                review.write_reason(case.id, block, words, seen=None, **said)


def case_of(ref: str) -> Case:
    year, seq = ref.split("-")
    return db.session.scalars(select(Case).where(Case.year == int(year), Case.seq == int(seq))).one()


def at(hand: Hand, town: Town, path: str) -> None:
    hand.page.goto(town.base + path)


def looked_at(hand: Hand, axe_source: str) -> None:
    """Nothing is wrong with the page on a narrow screen; the sweep over every page looks at the wide one."""
    hand.page.set_viewport_size({"width": 320, "height": 900})
    assert problems(hand.page, axe_source, 320) == [], hand.page.url
    hand.page.set_viewport_size({"width": 1280, "height": 900})


def impartial(hand: Hand) -> None:
    hand.tick("I am impartial: neither I nor anybody close to me")
    hand.press("button", "Save the answer")


def signs(hand: Hand, town: Town, ref: str, button: str) -> None:
    """Whoever signs is impartial, and the letter stands in their name."""
    at(hand, town, f"/staff/cases/{ref}/sign")
    if hand.page.get_by_text("The letter names another person").count():
        hand.press("button", "Print the letter again")
        town.work()
        hand.again()
    said = hand.page.get_by_label("I am impartial: neither I nor anybody close to me")
    if said.count():  # who signed the first decision has said so already
        said.first.check()
    hand.press("button", button)
    hand.reads(f"Done: {button}.")
    town.work()
