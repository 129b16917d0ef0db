"""Money in a browser: hours become a fee, an invoice that the applicant reads, and a booked payment; a fleet's invoice
that is paid from abroad and 150 short. What the worker does in between is done between the scenes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from casework.db import db
from casework.models import Case, Charge, Invoice, Timer
from casework.operations import review
from casework.outbox import drain
from casework.queries.ledger import BALANCES
from casework.stories.people import party_id
from casework.stories.ship_plans import example, example_json
from casework.stories.telling import DAY, Plot, by, plots_of, tell
from casework.workflows import CASE_TYPES
from casework.workflows.ship_plans.answers import PlanAnswers
from tests.browser import AIGLI, ELENI, Hand, Keys, problems
from tests.web.frame import served
from tests.web.test_fleet import SHIPS
from tests.web.told import now, told_app

PLAN, FEE = "ship_monitoring_plan", "case_fee"
MARIT, BERIT, PER, FRODE = "Marit Lunde", "Berit Moen", "Per Aune", "Frode Haugland"
Pages = Callable[..., Any]


@dataclass
class Town:
    """What a journey begins with is told in it: `plan`, approved with its fee announced, or decided fees of a fleet."""

    app: Flask
    base: str
    plan: str = ""

    def told(self, answers: Callable[[Any], Any], fee: Plot | None = None) -> str:
        """A plan that is approved, or the case about its fee as far as `fee` tells."""
        plot = replace(plots_of(PLAN)["approve"], answers=answers, then=fee)
        with self.app.app_context():
            *_, (told, _) = tell(PLAN, plot, party=party_id("aigli"), now=now() - 80 * DAY, drain=drain,
                                 storage=self.app.extensions["casework.storage"])  # fmt: skip
            return told.case.ref

    def work(self) -> None:
        """What the worker does: letters are written and sent."""
        with self.app.app_context():
            drain(now())

    def reasons(self, fee: str) -> None:
        """What the checklist and the reasons say; the journey of an application writes them in the browser."""
        with self.app.app_context():
            case_id, said = id_of(fee), {"by": by("marit"), "now": now()}
            for item in CASE_TYPES[FEE].checklist:
                review.answer_item(case_id, item.name, "", "yes", "", **said)
            for block in CASE_TYPES[FEE].reasons:
                review.write_reason(case_id, block, "As the table shows.", seen=None, **said)

    def fee_of(self, plan: str) -> str:
        with self.app.app_context():
            tied = select(Case).join(Charge, Charge.case_id == Case.id).where(Charge.for_case_id == id_of(plan))
            return db.session.scalars(tied).one().ref

    def invoice(self, fee: str) -> Any:
        """The invoice that the case about a fee wrote, with its balance."""
        with self.app.app_context():
            row = select(Invoice.__table__, BALANCES.c.balance).join(BALANCES, BALANCES.c.invoice_id == Invoice.id)
            return db.session.execute(row.where(Invoice.case_id == id_of(fee))).one()


def id_of(ref: str) -> int:
    year, seq = ref.split("-")
    return db.session.scalars(select(Case.id).where(Case.year == int(year), Case.seq == int(seq))).one()


def plan_of(ship: int) -> Callable[[Any], PlanAnswers]:
    """The plan of another ship of the fleet."""
    number, name = SHIPS[ship]

    def answers(on: Any) -> PlanAnswers:
        raw = example_json(on)
        raw["ship"] |= {"name": name, "imo_number": number}
        raw["mandate"] |= {"ships": [number]}
        return PlanAnswers.model_validate(raw)

    return answers


@pytest.fixture
def town(tmp_path: Path, sqlite_url: str) -> Iterator[Town]:
    with told_app(tmp_path, sqlite_url) as app, served(app) as base:
        yield Town(app, base)


def at(hand: Hand, town: Town, ref: str, rest: str = "") -> None:
    hand.page.goto(f"{town.base}/staff/cases/{ref}{rest}")


def looked_at(hand: Hand, axe_source: str) -> None:
    """Nothing is wrong with the page on a narrow screen; the sweep over every page looks at the wide one."""
    hand.page.set_viewport_size({"width": 320, "height": 900})
    assert problems(hand.page, axe_source, 320) == [], hand.page.url
    hand.page.set_viewport_size({"width": 1280, "height": 900})


def impartial(hand: Hand) -> None:
    hand.tick("I am impartial: neither I nor anybody close to me")
    hand.press("button", "Save the answer")


@pytest.mark.slow
def test_hours_become_a_fee_an_invoice_that_the_applicant_reads_and_a_booked_payment(
    town: Town, new_page: Pages, axe_source: str
) -> None:
    town.plan = town.told(example)
    fee = town.fee_of(town.plan)
    marit = Hand(new_page(), town.base, MARIT)
    record(marit, town)
    approve(Hand(new_page(), town.base, BERIT))
    propose(marit, town)
    sign(Hand(new_page(), town.base, PER), town, fee)
    frode = Hand(new_page(), town.base, FRODE)
    invoice(frode, fee, axe_source)
    town.work()
    eleni = Hand(new_page(), town.base, ELENI)
    eleni.press("button", AIGLI)
    read(eleni, town, fee, axe_source)
    book(frode, town, fee, axe_source)
    eleni.again()
    eleni.reads("The invoice is paid.")
    eleni.reads("Left to pay NOK 0.00")


def record(marit: Hand, town: Town) -> None:
    """By hand, and with the timer."""
    at(marit, town, town.plan)
    marit.unfold("Write down time")
    marit.write("How long", "2:30")
    marit.page.locator("#time-activity").select_option(label="Technical review")
    marit.press("button", "Write it down")
    marit.reads("Technical review: 2 h 30 min")
    marit.page.locator("#timer-activity").select_option(label="Correspondence")
    marit.press("button", "Start the timer")
    marit.reads("Your timer runs.")
    with town.app.app_context():
        db.session.execute(update(Timer).values(started_at=Timer.started_at - 44 * 60_000))
        db.session.commit()
    marit.press("button", "Stop and write down")
    marit.reads("Correspondence: 45 min")


def approve(berit: Hand) -> None:
    berit.press("link", "My time")
    berit.press("link", "2 entries of colleagues to approve")
    for box in berit.page.get_by_role("checkbox").all():
        box.check()
    berit.press("button", "Approve the hours")
    berit.reads("2 entries approved.")


def propose(marit: Hand, town: Town) -> None:
    marit.again()
    marit.reads("2 h 30 min approved")
    marit.press("link", town.fee_of(town.plan).replace("-", "/"))
    impartial(marit)
    town.reasons(town.fee_of(town.plan))
    marit.again()
    marit.press("button", "Propose the fee")
    marit.reads("Done: Propose the fee.")
    town.work()


def sign(per: Hand, town: Town, fee: str) -> None:
    at(per, town, fee, "/sign")
    if per.page.get_by_text("The letter names another person").count():
        per.press("button", "Print the letter again")
        town.work()
        per.again()
    per.tick("I am impartial: neither I nor anybody close to me")
    per.press("button", "Sign the fee")
    per.reads("Done: Sign the fee.")
    town.work()


def invoice(frode: Hand, fee: str, axe_source: str) -> None:
    frode.press("link", "Finance")
    frode.press("link", "Ready to invoice")
    looked_at(frode, axe_source)
    frode.tick(fee.replace("-", "/"))
    frode.press("button", "Write one invoice")
    frode.reads("The invoice is written.")
    frode.reads("2.5 h")
    frode.reads("NOK 5 330.00")
    looked_at(frode, axe_source)


def read(eleni: Hand, town: Town, fee: str, axe_source: str) -> None:
    """On the page of her case: what was done, on which day, at which rate, and how to pay."""
    eleni.page.goto(f"{town.base}/cases/{fee}")
    eleni.reads("2.5 h at NOK 1 640.00 an hour")
    eleni.reads("Left to pay NOK 5 330.00")
    eleni.reads(town.invoice(fee).kid)
    assert eleni.page.get_by_role("complementary").get_by_role("link", name="Invoice").count() == 1
    looked_at(eleni, axe_source)


def book(frode: Hand, town: Town, fee: str, axe_source: str) -> None:
    """From a file of the bank, which also has a payment that nobody can read."""
    kid = town.invoice(fee).kid
    rows = f"booked_on;amount;currency;kid;archive_id\n01.04.2026;5 330,00;NOK;{kid};B1\n01.04.2026;much;NOK;;B2\n"
    frode.press("link", "Payments")
    file = {"name": "bank.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    frode.page.get_by_label("File", exact=True).set_input_files(file)
    frode.press("button", "Show what it would book")
    frode.reads("pays the invoice")
    frode.reads("much is not an amount")
    looked_at(frode, axe_source)
    frode.press("button", "Register these payments")
    frode.reads("NOK 5 330.00")
    looked_at(frode, axe_source)
    assert town.invoice(fee).balance == 0


@pytest.mark.slow
def test_a_fleets_invoice_is_paid_from_abroad_and_150_short_and_another_person_writes_the_rest_off_by_keyboard(
    town: Town, new_page: Pages, axe_source: str
) -> None:
    paid = plots_of(FEE)["approve"]
    fees = [town.told(plan_of(ship), replace(paid, beats=paid.beats[:2])) for ship in (3, 4)]
    frode = Keys(new_page(), town.base, FRODE)
    frode.press("link", "Finance")
    frode.press("link", "Ready to invoice")
    for fee in fees:
        frode.tick(fee.replace("-", "/"))
    frode.press("button", "Write one invoice")
    frode.reads("The invoice is written.")
    for ship in (3, 4):
        frode.reads(SHIPS[ship][1])
    due = town.invoice(fees[0])
    assert due.total == 2 * 8_200_00
    town.work()
    frode.press("link", "Payments")
    for label, words in (("Day", "01.04.2026"), ("Amount", "16 250,00"), ("Payment number (KID)", due.kid),
                         ("Archive reference of the bank", "SWIFT-1"), ("Who paid", AIGLI)):  # fmt: skip
        frode.write(label, words)
    frode.press("button", "Register the payment")
    frode.reads("but for what a bank may have kept")
    frode.press("link", "Invoices")
    frode.press("link", f"{due.year}-{due.n}")
    frode.reads("Owed NOK 150.00")
    frode.press("link", fees[0].replace("-", "/"))
    impartial(frode)
    frode.press("link", "Propose to write off bank charges")
    frode.write("Reason", "The bank of the payer kept the rest.")
    frode.press("button", "Propose to write off bank charges")
    frode.reads("Done: Propose to write off bank charges.")
    berit = Keys(new_page(), town.base, BERIT)
    at(berit, town, fees[0], "/sign")
    berit.reads("Owed NOK 150.00")
    looked_at(berit, axe_source)
    berit.tick("I am impartial: neither I nor anybody close to me")
    berit.press("button", "Write off the bank charges")
    berit.reads("The case stands in “Paid”.")
    berit.press("link", f"Invoice {due.year}-{due.n}")
    berit.reads("Written off as bank charges")
    looked_at(berit, axe_source)
    assert town.invoice(fees[0]).balance == 0
