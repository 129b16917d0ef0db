"""What a letter about money says is what the rows hold: the rate that was loaded, and what is left of a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from casework.core.text import Source
from casework.db import db
from casework.law.sheet_files import read
from casework.law.sheets import hash_of
from casework.law.tables import TABLES
from casework.letters.bill import Bill
from casework.letters.case_fee import compose
from casework.letters.page import write
from casework.models import Dispatch, Letter, LoadedTable
from casework.models.file import PAYER
from casework.operations import clocks
from casework.operations.acting import legal_date
from casework.operations.billed import bill_of
from casework.operations.orders import collect
from casework.operations.steps import take_step
from casework.operations.tables import confirm, propose
from casework.outbox import drain
from casework.queries.ledger import to_credit
from casework.queries.tables import rows_on
from casework.stories import fees
from casework.stories.telling import Beat, Told, by, play
from casework.workflows import CASE_TYPES
from tests.operations.crash import hasty
from tests.operations.guarded import DECIDED, World
from tests.operations.money_attacks import credit
from tests.operations.office import Office, office

Fresh = Callable[[str], World]
Connected = Callable[[World], AbstractContextManager[None]]
FEE, RATES = "case_fee", "fee_rates"
ACT = Source("klimakvoteforskriften", "§ 9-4", 95)


@pytest.fixture
def here(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path) as place, hasty():
        yield place


def bill(here: Office, case_id: int, kind: str) -> Bill:
    """What the newest letter of a kind says."""
    letter = [one for one in here.letters(case_id) if one.kind == kind][-1]
    found = bill_of(db.session.connection(), case_id, letter)
    assert found is not None
    return found


def rate_of_1700(here: Office) -> None:
    """Two people load another rate of an hour, in force from tomorrow."""
    released = TABLES[RATES].loadable
    assert released is not None
    raw = json.loads(json.dumps(released.released()))
    hour = next(row for row in raw["rates"] if row["unit"] == "hour")
    hour |= {"amount": "1700", "act": ACT.act, "place": ACT.place, "certainty": str(ACT.certainty), "note": ""}
    rows, faults = read(TABLES[RATES], json.dumps({"rows": raw}).encode())
    assert faults == ()
    day = legal_date(here.now) + timedelta(1)
    number = propose(RATES, rows, name="2027", valid_from=day, source=ACT, reason="The act.", by=by("berit"),
                     now=here.now)  # fmt: skip
    (row,) = here.rows(LoadedTable, LoadedTable.id == number)
    against = rows_on(db.session.connection(), RATES, row.valid_from)
    confirm(number, "Agreed.", against=hash_of(against[1]), by=by("ingrid"), now=here.now)


def test_the_letter_names_the_rate_that_two_people_have_loaded_and_where_it_stands(here: Office) -> None:
    rate_of_1700(here)
    said = bill(here, here.tell("approve", "propose_fee", type_name=FEE), "fee")
    assert {line.rate for line in said.lines} == {Decimal(1700)}
    assert (said.total, said.rate_sure) == (Decimal(8500), 95)
    assert said.rate_source == "Climate Quota Regulations, section 9-4"


def test_a_second_credit_takes_back_what_the_first_has_left_and_its_letter_says_so(here: Office) -> None:
    again = (Beat("propose_credit", "marit", 4, fees.one_line), Beat("sign_credit", "per", 1),
             Beat("propose_credit", "marit", 1, fees.because))  # fmt: skip
    case_id = here.tell(plot=replace(fees.PAID, beats=(*fees.INVOICED, *again)), type_name=FEE)
    said = bill(here, case_id, "credit")
    assert [(line.n, line.amount) for line in said.lines] == [(1, 1640), (3, 820), (4, 1640)]
    assert (said.total, said.balance) == (Decimal(4100), 0)


NAMED = {"payer_name": "Nordsjø Managers AS", "payer_address": "Strandgaten 1\n5013 Bergen", "payer_country": "no",
         "payer_reference": "PO 77"}  # fmt: skip


@pytest.mark.parametrize(("address", "channel"), [("invoices@nordsjo.example", "email"), ("", "post")])
def test_an_invoice_for_another_payer_goes_to_them_by_the_way_that_is_known_and_a_copy_to_the_party(
    here: Office, address: str, channel: str
) -> None:
    case_id = here.tell("approve", "sign_fee", type_name=FEE)
    told = NAMED | {"payer_email": address}
    take_step(case_id, "name_payer", by=by("eleni"), now=here.now, seen=here.case(case_id).n_events, given=told)
    take_step(case_id, "invoice", by=by("frode"), now=here.now, seen=here.case(case_id).n_events)
    copy, theirs = here.letters(case_id, Letter.kind == "invoice")
    said = {letter.recipient: pages_of(letter) for letter in (copy, theirs)}
    for page in said[PAYER]:
        assert "<address>Nordsjø Managers AS<br>Strandgaten 1<br>5013 Bergen</address>" in page
        assert "PO 77" in page
        assert "Aigli Pelagos Shipping S.A." in page
    assert "has named you to pay it" in said[PAYER][0]
    assert all("<address>Aigli Pelagos" in page for page in said[copy.recipient])
    assert "This is your copy" in said[copy.recipient][0]
    drain(here.now)
    sent = {row.recipient: row for row in here.rows(Dispatch)}
    assert (sent[PAYER].channel, sent[copy.recipient].channel) == (channel, "portal")
    mails = [mail.read_text() for mail in here.mails("mail" if address else "post")]
    assert any(address in mail and sent[PAYER].message_id in mail for mail in mails)
    credited_to_both(here, case_id, channel)


def pages_of(letter: Any) -> list[str]:
    """What the letter says, in each language."""
    order = collect(db.session.connection(), letter.id, base_url="https://casework.example")
    assert order is not None
    pages = (write(compose(replace(order, language=language))) for language in ("en", "nb", "nn"))
    return [page.replace("\u00a0", " ") for page in pages]


def credited_to_both(here: Office, case_id: int, channel: str) -> None:
    """The party and whoever pays are sent the credit note; only the party is told how to appeal, and by its clock."""
    told = Told(CASE_TYPES[FEE], fees.PAID, case_id, here.now, "en", here.storage)
    play(told, Beat("propose_credit", "marit", 4, fees.one_line), lambda now: None)
    said = {letter.recipient: pages_of(letter) for letter in here.letters(case_id, Letter.kind == "credit")}
    (party,) = set(said) - {PAYER}
    drain(told.now)
    assert "See to it that Nordsjø Managers AS pays the rest" in said[party][0]
    assert "with the payment reference" in said[PAYER][0]
    assert all(page.count('id="appeal"') == 1 for page in said[party])
    assert all('id="appeal"' not in page and "Aigli Pelagos" in page for page in said[PAYER])
    play(told, Beat("sign_credit", "per", 1), drain)
    wanted = Dispatch.letter_id == Letter.id, Letter.kind == "credit"
    sent = db.session.execute(select(Dispatch.recipient, Dispatch.channel, Dispatch.arrived_on).where(*wanted)).all()
    assert {row.recipient: row.channel for row in sent} == {party: "portal", PAYER: channel}
    arrived = next(row.arrived_on for row in sent if row.recipient == party)
    ends = {row.name: row.strict_due for row in clocks.running(db.session.connection(), case_id)}
    assert ends["appeal"] < arrived + timedelta(weeks=3, days=3)
    assert channel == "email" or max(row.arrived_on for row in sent) > arrived


@pytest.mark.parametrize(("told", "left"), [
    ("", [(1, 200), (2, 200)]), ("1", [(1, 200)]), ("2, 1", [(1, 200), (2, 200)]), ("3", []), ("1, 3", []),
])  # fmt: skip
def test_of_a_line_that_is_credited_in_part_what_is_left_is_credited(
    fresh: Fresh, connected: Connected, told: str, left: list[tuple[int, int]]
) -> None:
    world = fresh("sqlite")
    world.lawfully(credit(amount=-100)(world))
    with connected(world):
        rows = to_credit(db.session.connection(), DECIDED, 2, {"lines": told})
        assert [(line.n, rest) for line, rest in rows] == left
