"""The whole story in a browser: sent, asked, answered, judged, prepared, signed, read, opened.

Everybody uses what stands on the page: headings, labels, buttons and links. It is told without script, and by
keyboard alone. What the worker does in between is done between the scenes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.db import db
from casework.models import Case, Dispatch, Letter
from casework.outbox import drain
from tests.browser import Hand, Keys
from tests.web.drafts import draft_app, now
from tests.web.frame import served
from tests.web.told import told

ACCOUNT = "EU-100-5012345-0-2"
REASON = "The papers agree with the register, and no ground for refusal applies."


def work(app: Flask) -> None:
    """What the worker does: letters are printed and sent."""
    with app.app_context():
        drain(now())


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """A draft of Aigli's that lacks nothing but being sent."""
    made = draft_app(tmp_path)
    told(made, "draft", days_ago=0)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("manner", ["without script", "by keyboard"])
def test_an_application_becomes_an_account(app: Flask, new_page: Callable[..., Any], manner: str) -> None:
    hand = Keys if manner == "by keyboard" else Hand
    with served(app) as base:

        def enter(name: str) -> Any:
            return hand(new_page(javascript=manner != "without script", accept_downloads=True), base, name)

        eleni = send(enter, app)
        marit = ask(enter, app)
        answer(eleni, app)
        judge(marit)
        propose(marit, app)
        ingrid = sign(enter, app)
        read(eleni, app)
        open_account(enter, ingrid, app)
        eleni.press("link", "Your cases")
        eleni.reads(ACCOUNT)
        eleni.press("link", "Account for a shipping company")
        eleni.reads("The account is open.")
        assert eleni.saves("Account opened")[:5] == b"%PDF-"


def send(enter: Callable[[str], Any], app: Flask) -> Any:
    eleni = enter("Eleni Markopoulou")
    eleni.press("button", "Aigli Pelagos Shipping S.A.")
    eleni.press("link", "Finish and send your application")
    eleni.press("link", "Read through and send")
    eleni.tick("I declare, for the company")
    eleni.press("button", "Send the application")
    eleni.reads("Your case number is")
    work(app)
    eleni.again()
    assert eleni.saves("The receipt as a letter")[:5] == b"%PDF-"
    eleni.press("link", "Go to the case")
    eleni.reads("We have it. We are checking that everything is there.")
    return eleni


def find(enter: Callable[[str], Any], name: str) -> Any:
    """Somebody of the authority opens the case from the worklist."""
    person = enter(name)
    if person.page.get_by_role("link", name="Aigli Pelagos Shipping S.A.").count() == 0:
        person.press("link", "All open")
    person.press("link", "Aigli Pelagos Shipping S.A.")
    return person


def ask(enter: Callable[[str], Any], app: Flask) -> Any:
    marit = find(enter, "Marit Lunde")
    marit.press("button", "Start screening")
    marit.reads("Done: Start screening.")
    marit.press("link", "Ask for information")
    marit.tick("Ship list")
    marit.press("button", "Ask for information")
    marit.reads("Done: Ask for information.")
    work(app)
    return marit


def answer(eleni: Any, app: Flask) -> None:
    eleni.press("link", "Your cases")
    eleni.reads("Yours to do")
    eleni.press("link", "Answer 1 question")
    eleni.reads("We need 1 answer from you")
    eleni.write("Your answer to question 1", "The list is right as it stands today.")
    eleni.press("button", "Save for later")
    eleni.reads("Your answers are kept. Nothing is sent yet.")
    eleni.tick("I confirm that the information is correct")
    eleni.press("button", "Send the answers")
    eleni.reads("Your answers are sent. We have them.")
    work(app)


def judge(marit: Any) -> None:
    marit.again()
    marit.press("link", "Declare complete")
    marit.press("button", "Declare complete")
    marit.press("button", "Start the assessment")
    marit.tick("I am impartial: neither I nor anybody close to me")
    marit.press("button", "Save the answer")
    marit.answer_yes(marit.page.locator("#checklist select.answer"))
    marit.press("button", "Save the answers")
    for block in ("Facts", "Rules", "Assessment", "Answer to the party’s arguments", "Conclusion"):
        marit.unfold(block)
        marit.write(block, REASON)
        marit.press("button", f"Save {block}")
        marit.reads(f"Saved: {block}.")


def propose(marit: Any, app: Flask) -> None:
    marit.press("link", "Propose approval")
    marit.press("button", "Propose approval")
    marit.reads("Done: Propose approval.")
    work(app)


def sign(enter: Callable[[str], Any], app: Flask) -> Any:
    ingrid = find(enter, "Ingrid Solheim")
    approve(ingrid, app)
    return ingrid


def approve(ingrid: Any, app: Flask) -> None:
    ingrid.reads("You have not said whether you are impartial in this case.")
    ingrid.tick("I am impartial: neither I nor anybody close to me")
    ingrid.press("button", "Save the answer")
    ingrid.press("link", "Sign the approval")
    if ingrid.page.get_by_text("The letter names another person").count():
        ingrid.press("button", "Print the letter again")
        work(app)
        ingrid.again()
    ingrid.press("button", "Sign the approval")
    ingrid.reads("Done: Sign the approval.")
    work(app)


def read(eleni: Any, app: Flask) -> None:
    """The party reads the very bytes that were signed, and it is kept when."""
    eleni.again()
    eleni.reads("Approved. We are opening the account.")
    eleni.reads("You may appeal.")
    got = eleni.saves("Read the decision")
    with app.app_context():
        letter, opened = db.session.execute(
            select(Letter, Dispatch.opened_at)
            .join(Dispatch, Dispatch.letter_id == Letter.id)
            .where(Letter.kind == "approval", Letter.state == "printed")
        ).one()
        assert hashlib.sha256(got).hexdigest() == letter.sha256
        assert opened
    eleni.again()
    eleni.reads("Opened ")


def open_account(enter: Callable[[str], Any], ingrid: Any, app: Flask) -> None:
    tuva = find(enter, "Tuva Haugen")
    tuva.press("button", "Start opening the account")
    tuva.tick("I am impartial: neither I nor anybody close to me")
    tuva.press("button", "Save the answer")
    tuva.press("link", "Record the account number")
    tuva.write("Account number in the Union Registry", ACCOUNT)
    tuva.press("button", "Record the account number")
    tuva.reads("Done: Record the account number.")
    ingrid.again()
    ingrid.press("link", "Confirm the opening")
    ingrid.press("button", "Confirm the opening")
    ingrid.reads("Done: Confirm the opening.")
    work(app)
    with app.app_context():
        assert db.session.scalars(select(Case.state)).one() == "active"
