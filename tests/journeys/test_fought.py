"""A decision that is fought, in a browser: appealed by e-mail on the last evening and won in part; a fee that is paid,
appealed, lowered and paid back; a charge that is reckoned anew from corrected figures. Each begins where its story has
come to; what the worker does is done between the scenes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.db import db
from casework.i18n import day_figures
from casework.models import Appeal, Case, Invoice
from casework.operations.acting import legal_date
from casework.operations.due import take_due_steps
from casework.outbox import drain
from casework.queries.appeals import contest_of
from casework.queries.ledger import BALANCES
from casework.queries.published import missed_surrenders
from casework.stories.fees import paid
from casework.stories.papers import paper
from casework.stories.telling import HOUR, Told, play, plots_of
from casework.workflows import appeal_type
from tests.browser import AIGLI, ELENI, Hand, problems, reads
from tests.journeys.town import Pages, Town, at, impartial, looked_at, signs
from tests.web.frame import served
from tests.web.told import now, told_app

ACCOUNT, SANCTION, CHARGE = "maritime_account", "infringement_fee", "per_tonne_charge"
GUNNVOR, MAGNE, RAGNHILD, HILDE = "Gunnvor Skarde", "Magne Tveit", "Ragnhild Foss", "Hilde Brekke"


@pytest.fixture
def town(tmp_path: Path, sqlite_url: str) -> Iterator[Town]:
    with told_app(tmp_path, sqlite_url) as app, served(app) as base:
        yield Town(app, base)


@pytest.mark.slow
def test_who_was_refused_in_part_appeals_by_email_on_the_last_evening_and_wins_in_part(
    town: Town, new_page: Pages, axe_source: str
) -> None:
    of = town.told(ACCOUNT, "approve_partly", "sign_approval", 60)
    with town.app.app_context():
        case = of.case
        ref, contest = case.ref, contest_of(db.session.connection(), case, legal_date(now()))
        assert contest is not None
        assert contest.last_day is not None
        last = contest.last_day
    arne = Hand(new_page(), town.base, "Arne Sletten")
    number = registered(arne, town, ref, last, axe_source)
    town.work()

    jonas = Hand(new_page(), town.base, "Jonas Eide")
    at(jonas, town, f"/staff/cases/{number}")
    jonas.reads("The appeal is in time.")
    jonas.press("button", "Start the preliminary check")
    jonas.press("button", "Take it to review")
    impartial(jonas)
    town.judged(number, "jonas", "> It was sent in time.\n\nThe police bear that out.")
    jonas.again()
    jonas.press("link", "Propose to reverse it in part")
    looked_at(jonas, axe_source)
    in_part(jonas)
    jonas.press("button", "Propose to reverse it in part")
    jonas.reads("Done: Propose to reverse it in part.")
    town.work()
    per = Hand(new_page(), town.base, "Per Aune")
    signs(per, town, number, "Sign the reversal in part")

    eleni = Hand(new_page(), town.base, ELENI)
    eleni.press("button", AIGLI)
    at(eleni, town, f"/cases/{number}")
    eleni.reads("Part of the decision is changed. We have sent the rest of your appeal on.")
    looked_at(eleni, axe_source)
    at(eleni, town, f"/cases/{ref}")
    eleni.reads("A part of the decision is changed. The rest is with the appeal body.")
    looked_at(eleni, axe_source)


def registered(arne: Hand, town: Town, ref: str, last: date, axe_source: str) -> str:
    """As it came: by e-mail, ten minutes before the last day was over."""
    at(arne, town, f"/staff/post?case={ref}")
    arne.page.locator("[name=channel][value=email]").check()
    for place, words in (("received_on", day_figures(last)), ("at", "23:50"), ("sender", "Eleni Markopoulou"),
                         ("evidence", "The server of the e-mail shows it."),
                         ("change", "The third representative should be accepted.")):  # fmt: skip
        arne.page.locator(f"#{place}").fill(words)
    arne.page.locator("#kind").select_option(label="An appeal against the decision in this case")
    looked_at(arne, axe_source)
    file = {"name": "appeal.pdf", "mimeType": "application/pdf", "buffer": paper("Appeal")}
    arne.page.locator("#files").set_input_files(file)
    arne.press("button", "Register and open the case")
    arne.reads("The appeal is in time.")
    arne.reads("Three weeks from that day end on")
    looked_at(arne, axe_source)
    with town.app.app_context():
        row = db.session.scalars(select(Appeal)).one()
        assert (row.handed_on, row.last_day) == (last, last)
        return db.session.get_one(Case, row.case_id).ref


def in_part(jonas: Hand) -> None:
    """The second of two succeeds."""
    succeeds = jonas.page.get_by_label("It succeeds, and we change the decision")
    sent_on = jonas.page.get_by_label("It does not succeed, and we send it on")
    for n in range(succeeds.count()):
        (succeeds if n == succeeds.count() - 1 else sent_on).nth(n).check()
    for why in jonas.page.get_by_label("Why not").all()[:-1]:
        why.fill("It got what it had asked for.")
    jonas.write("The main reason, in one sentence", "The police certificate was young enough.")


@pytest.mark.slow
def test_a_fee_is_paid_appealed_lowered_and_paid_back(town: Town, new_page: Pages, axe_source: str) -> None:
    of = town.told(SANCTION, "paid", "sign_fee", 40)
    with town.app.app_context():
        ref = of.case.ref
        of.now = now()
        paid(who="hilde")(of)
    gunnvor = Hand(new_page(), town.base, GUNNVOR)
    appeals(gunnvor, town, ref, axe_source)
    heard(town, of)
    magne = Hand(new_page(), town.base, MAGNE)
    at(magne, town, f"/staff/cases/{ref}/file/amount")
    magne.write("Base, in kroner", "100000")
    magne.press("button", "Save")
    town.judged(ref, "magne", "> The unit hardly ran.\n\nWe agree, and have lowered the base.")
    at(magne, town, f"/staff/cases/{ref}")
    impartial(magne)
    looked_at(magne, axe_source)
    magne.press("link", "Propose a lower amount")
    magne.write("The main reason, in one sentence", "Far fewer guarantees rested on wrong data.")
    magne.press("button", "Propose a lower amount")
    magne.reads("Done: Propose a lower amount.")
    town.work()
    ragnhild = Hand(new_page(), town.base, RAGNHILD)
    signs(ragnhild, town, ref, "Sign the lower amount")
    at(gunnvor, town, f"/cases/{ref}")
    gunnvor.reads("Credited")
    gunnvor.reads("NOK 57 000.00")
    looked_at(gunnvor, axe_source)
    hilde = Hand(new_page(), town.base, HILDE)
    paid_back(hilde, town, axe_source)


def appeals(gunnvor: Hand, town: Town, ref: str, axe_source: str) -> None:
    """From the page of the decision; what is known stands there."""
    at(gunnvor, town, f"/cases/{ref}")
    gunnvor.press("button", "Appeal this decision")
    gunnvor.press("link", "What you appeal, and why")
    gunnvor.write("What do you want changed?", "The fee should be set much lower.")
    looked_at(gunnvor, axe_source)
    gunnvor.press("button", "Save and continue")
    gunnvor.tick("The party itself")
    gunnvor.press("button", "Save and continue")
    gunnvor.page.get_by_label("No", exact=True).check()
    gunnvor.press("button", "Save and go to all parts")
    gunnvor.press("link", "Read through and send")
    gunnvor.tick("I declare that the information is true")
    gunnvor.press("button", "Send the appeal")
    town.work()


def heard(town: Town, of: Told) -> None:
    """The appeal is heard by others, and succeeds; the schedule takes the case up again."""
    with town.app.app_context():
        fought = plots_of(SANCTION)["reduced_after_appeal"].fought
        assert fought is not None
        row = db.session.scalars(select(Appeal)).one()
        told = Told(appeal_type(), fought, row.case_id, now(), "en", of.storage)
        for beat in fought.beats:
            told.now = now() - HOUR
            play(told, replace(beat, days=0), drain)
        take_due_steps(now())


def paid_back(hilde: Hand, town: Town, axe_source: str) -> None:
    with town.app.app_context():
        invoice = select(Invoice.__table__, BALANCES.c.balance).join(BALANCES, BALANCES.c.invoice_id == Invoice.id)
        row = db.session.execute(invoice).one()
        assert row.balance == -57_000_00
    at(hilde, town, f"/staff/finance/invoices/{row.id}")
    looked_at(hilde, axe_source)
    hilde.page.locator("#refund-reason").fill("An appeal has lowered the fee.")
    hilde.press("button", "Record that it was sent back")
    hilde.reads("It is booked.")
    with town.app.app_context():
        assert db.session.execute(invoice).one().balance == 0


@pytest.mark.slow
def test_a_charge_is_reckoned_anew_from_corrected_emissions_and_the_public_page_follows(
    town: Town, new_page: Pages, axe_source: str
) -> None:
    of = town.told(CHARGE, "reduced", "take_up_again", 40)
    with town.app.app_context():
        ref, standing = of.case.ref, list(missed_surrenders(legal_date(now())))
    assert standing == []  # what is changed is not published before it is decided anew
    marit = Hand(new_page(), town.base, "Marit Lunde")
    at(marit, town, f"/staff/cases/{ref}/file/figures")
    marit.write("Emissions of the year, in tonnes", "148710.3")
    marit.press("button", "Save")
    town.judged(ref, "marit", "> Our emissions were lower.\n\nWe agree, and have used the corrected figure.")
    at(marit, town, f"/staff/cases/{ref}")
    marit.reads("148,710.3 tonnes")
    impartial(marit)
    looked_at(marit, axe_source)
    marit.press("link", "Propose a lower amount")
    marit.write("The main reason, in one sentence", "The corrected report gives lower emissions.")
    marit.press("button", "Propose a lower amount")
    marit.reads("Done: Propose a lower amount.")
    town.work()
    signs(Hand(new_page(), town.base, "Ingrid Solheim"), town, ref, "Sign the lower amount")
    eleni = Hand(new_page(), town.base, ELENI)
    eleni.press("button", AIGLI)
    at(eleni, town, f"/cases/{ref}")
    eleni.reads("Credited")
    looked_at(eleni, axe_source)
    anybody = new_page()
    anybody.goto(f"{town.base}/missing-allowances?lang=en")
    with town.app.app_context():
        (one,) = missed_surrenders(legal_date(now()))
    for words in ("Lowered on", f"{one.missing:,}"):
        reads(anybody, words)
    anybody.set_viewport_size({"width": 320, "height": 900})
    assert problems(anybody, axe_source, 320) == []
