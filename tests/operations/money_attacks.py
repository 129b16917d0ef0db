"""Ways to write money that must not be written, and what is lawful: see `attacks`."""

# ruff: noqa: E501
# A table, one attack a row:
# fmt: off
from __future__ import annotations

from collections.abc import Callable

from fees.claims import CLAIM_KINDS
from tests.operations.attacks import DUPLICATE, Attack, bare, sql
from tests.operations.guarded import (
    BARE,
    BERIT,
    CARL,
    DECIDED,
    DRAFT,
    HILDE,
    IVAR,
    NOW,
    OTHER,
    PROPOSED,
    REVIEW,
    SHA,
    SUBMITTED,
    Chain,
    World,
)

ISSUED, LINE_ISSUED = "invoice: what was issued never changes", "invoice_line: what was issued never changes"
CAME, BOOKED, GIVEN_UP = "payment: what came in never changes", "booking: is taken back by another, never changed", "write_off: never changes"
CLAIMED, LEFT_OF_LINE = "claim: never changes but for its state", "invoice_line: credits no more than is left of the line"
CREDITED = "invoice: credits an invoice of the same payer, and no more than is left of it"
RAISED, ADDS_UP = "claim: is raised only with the act that two people signed", "booking: to an invoice of the same authority and currency, whose lines add up"
REPLACED, DECLARED = "a row is never replaced", "claim_kind: only an upgrade loads the declared kinds"


def within(write: Callable[[Chain], list[str]], case: int = DECIDED) -> Callable[[World], list[str]]:
    """Within a recorded event of a case; `write` is called when the event is there to be named."""
    def said(w: World) -> list[str]:
        c = w.case(case)
        return [*c.event("record:money", actor=None, role="system"), *write(c), c.count()]

    return said


def long_ago(table: str, **row: object) -> Callable[[World], list[str]]:
    """A row that names an event which was written long ago."""
    def said(w: World) -> list[str]:
        c = w.case(DECIDED)
        c.event("record:money")
        return [c.money(table, **{"event_seq": 2, **row})]

    return said


def proposed(**wrong: object) -> Callable[[World], list[str]]:
    """A second claim in the case about a fee."""
    return within(lambda c: [c.money("claim", **{"id": 9, "n": 2, **wrong})])


def next_number(c: Chain) -> str:
    return "UPDATE invoice_series SET last = 3"


def credit(line: bool = True, amount: int = -300, key: str = "1", **wrong: object) -> Callable[[World], list[str]]:
    """A credit note of the second invoice."""
    def write(c: Chain) -> list[str]:
        note = {"id": 3, "n": 3, "kind": "credit_note", "credits_id": 2, "total": amount, "due_on": None, **wrong}
        lines = [c.world.invoice_line(3, 1, claim_id=2, key=key, credit=True, amount=amount)] if line else []
        return [next_number(c), c.money("invoice", **note), *lines]

    return within(write)


def signed_write_off(case: int = PROPOSED, by: int = CARL, also: tuple[str, ...] = (), **wrong: object) -> Callable[[World], list[str]]:
    """The proposed case is decided, and a part of its invoice given up by whoever signs."""
    def said(w: World) -> list[str]:
        c = w.case(case)
        done = c.sign(by)
        done.insert(-1, c.money("write_off", **{"act_id": c.act(), "invoice_id": 1, **wrong}))
        return [*also, *done]

    return said


def fee_again(**wrong: object) -> Callable[[World], list[str]]:
    """Another fee for the same case, while the first lives."""
    return within(lambda c: [c.money("charge", **{"for_case_id": DRAFT, **wrong})], REVIEW)


def booked(payment: int = 2, **row: object) -> Callable[[World], list[str]]:
    return lambda w: [w.booking(payment, **row)]


def paid_by(person: int, invoice: int) -> Callable[[World], list[str]]:
    """A payment that one person has written down and another books."""
    return lambda w: [w.payment(7, registered_by=person), w.booking(7, invoice_id=invoice)]


def pursued(kind: str = "processing_fee", days: int = 31, also: Callable[[Chain], list[str]] = lambda c: [], *, decided: bool = False) -> Callable[[World], list[str]]:
    """A claim of a kind is invoiced, and collected so many days later; `also` is written in between."""
    def said(w: World) -> list[str]:
        c = w.case(SUBMITTED)
        owed = [*c.take_up(), *c.charged(BARE, 3, kind, decided=decided), *also(c)]
        return [*owed, *c.event("collect", actor=IVAR, role="finance", at=NOW + days * 86_400_000), c.count()]

    return said


def demanded(c: Chain, sent: int | None = NOW) -> list[str]:
    """The letter of the event that wrote the invoice, printed and sent."""
    return [
        c.world.document(9, SUBMITTED, number=9, direction="outgoing"), c.world.letter(9, SUBMITTED, event_seq=c.n),
        f"UPDATE letter SET state = 'printed', sha256 = '{SHA}', document_id = 9, printed_at = {NOW} WHERE id = 9",
        c.world.insert("dispatch", id=9, letter_id=9, recipient="party:1", channel="portal", message_id="<9@x>", attempts=1, sent_at=sent),
    ]


def changed(c: Chain) -> list[str]:
    return [f"UPDATE decision SET standing = 'changed' WHERE case_id = {c.id}"]


def settled(c: Chain) -> list[str]:
    return [f"UPDATE decision SET standing = 'final' WHERE case_id = {c.id}"]


MONEY_ATTACKS: list[Attack] = [
    # --- what is charged, and the claim
    Attack("T1 fee turned to another case", within(lambda c: [f"UPDATE charge SET for_case_id = {REVIEW} WHERE case_id = {DECIDED}"]), "charge: what is charged never changes"),
    Attack("T1 payer changed without a word", sql("UPDATE charge SET payer_name = 'Andre AS'"), "charge: no other payer without an event"),
    Attack("T1 fee removed", bare("DELETE FROM charge"), "charge: rows are kept"),
    Attack("T1 fee from nowhere", long_ago("charge", case_id=DECIDED, for_case_id=REVIEW), f"charge: {REPLACED}", only="sqlite"),
    Attack("T1 fee announced without its event", lambda w: [w.insert("charge", case_id=SUBMITTED, for_case_id=REVIEW, tariff="x", event_seq=1, payer_name="", payer_address="[]",
           payer_country="", payer_reference="", payer_email="")], "charge: written with its event"),
    Attack("N5 two living fees of a kind for one case", fee_again(), "charge: one fee of a kind lives at a time"),
    Attack("T1 claim made smaller", sql("UPDATE claim SET amount = 1"), CLAIMED),
    Attack("T1 claim's lines changed", sql("UPDATE claim SET lines = '[]'"), CLAIMED),
    Attack("T1 claim removed", bare("DELETE FROM claim"), "claim: rows are kept"),
    Attack("T1 claim from nowhere", long_ago("claim", id=9, n=2), "claim: written with its event"),
    Attack("N5 claim that is not the sum of its lines", proposed(amount=501), "claim: is not the sum of its lines"),
    Attack("N5 claim without a line", proposed(lines="[]"), "claim: is not the sum of its lines"),
    Attack("A3 claim born raised", within(lambda c: [c.money("claim", id=9, n=2, state="raised", raised_seq=c.last.seq)]), "claim: is proposed before it is raised"),  # type: ignore[union-attr]
    Attack("A3 claim raised by nobody", within(lambda c: [c.money("claim", id=9, n=2), c.raised(9)]), RAISED),
    Attack("T1 raised claim dropped", sql("UPDATE claim SET state = 'void', raised_seq = NULL"), "claim: its state goes forward"),
    Attack("T1 claim skips a number", proposed(n=3), "claim: counts by one"),
    Attack("N5 two claims proposed at once", within(lambda c: [c.money("claim", id=9, n=2), c.money("claim", id=10, n=3)]), "claim: one is proposed at a time"),
    Attack("N5 claim in a case about no fee", within(lambda c: [c.money("claim", id=9)], REVIEW), "claim: only in a case about a fee"),
    Attack("T1 claim replaced", within(lambda c: [c.money("claim", id=2, n=2).replace("INSERT", "REPLACE", 1)]), f"claim: {REPLACED}", only="sqlite"),

    # --- invoices: numbers without gaps, what was issued stays
    Attack("N5 invoice series begun in the middle", sql("INSERT INTO invoice_series (authority, year, last) VALUES ('toy_authority', 2027, 7)"), "invoice_series: starts at 1"),
    Attack("N5 invoice series skips", sql("UPDATE invoice_series SET last = 5"), "invoice_series: counts by one"),
    Attack("N5 invoice series goes back", sql("UPDATE invoice_series SET last = 1"), "invoice_series: counts by one"),
    Attack("N5 invoice series removed", sql("DELETE FROM invoice_series"), "invoice_series: rows are kept"),
    Attack("N5 invoice with a number ahead of its series", within(lambda c: [c.money("invoice", id=3, n=3, kid="K3")]), "invoice: not the next number of its series"),
    Attack("N5 invoice with a number before its series", within(lambda c: [c.money("invoice", id=3, n=0, kid="K3")]), "invoice: not the next number of its series"),
    Attack("N5 invoice's number used again", within(lambda c: [c.money("invoice", id=3, n=2, kid="K3")]), f"invoice: {REPLACED}", on_postgresql=DUPLICATE),
    Attack("N5 payment number used again", within(lambda c: [next_number(c), c.money("invoice", id=3, n=3, kid="KID1")]), f"invoice: {REPLACED}", on_postgresql=DUPLICATE),
    Attack("N5 invoice after one that is torn", within(lambda c: [next_number(c), c.money("invoice", id=3, n=3, kid="K3"), "UPDATE invoice_series SET last = 4",
           c.money("invoice", id=4, n=4, kid="K4")]), "invoice: the lines of the one before do not add up"),
    Attack("T1 invoice from nowhere", long_ago("invoice", id=3, n=3, kid="K3"), "invoice: written with its event", on_postgresql="invoice: not the next number of its series"),
    Attack("T1 invoice made smaller", sql("UPDATE invoice SET total = 1"), ISSUED),
    Attack("T1 invoice given more time", sql("UPDATE invoice SET due_on = '2030-01-01'"), ISSUED),
    Attack("T1 invoice removed", bare("DELETE FROM invoice"), ISSUED),
    Attack("N5 credit of more than is left", credit(line=False, amount=-501), CREDITED),
    Attack("N5 credit to another payer", credit(line=False, party_id=OTHER), CREDITED),
    Attack("N5 line of a claim invoiced twice", within(lambda c: [next_number(c), c.money("invoice", id=3, n=3, kid="K3", total=300), c.world.invoice_line(3, 1, claim_id=2)]),
           f"invoice_line: {REPLACED}", on_postgresql=DUPLICATE),
    Attack("N5 line that no claim has", within(lambda c: [next_number(c), c.money("invoice", id=3, n=3, kid="K3", total=300), c.world.invoice_line(3, 1, claim_id=2, key="7")]),
           "invoice_line: is a line of a claim that was raised"),
    Attack("N5 line of a claim that is only proposed", within(lambda c: [c.money("claim", id=9, n=2), next_number(c), c.money("invoice", id=3, n=3, kid="K3", total=300),
           c.world.invoice_line(3, 1, claim_id=9)]), "invoice_line: is a line of a claim that was raised"),
    Attack("N5 line added to an invoice that was issued", lambda w: [w.invoice_line(2, 3, claim_id=1)], "invoice_line: written with its invoice"),
    Attack("N5 more credited than the line", credit(amount=-301), LEFT_OF_LINE),
    Attack("N5 line credited twice", within(lambda c: [next_number(c), c.money("invoice", id=3, n=3, kind="credit_note", credits_id=2, total=-500, due_on=None),
           c.world.invoice_line(3, 1, claim_id=2, key="1", credit=True, amount=-200), c.world.invoice_line(3, 2, claim_id=2, key="1", credit=True, amount=-200)]), LEFT_OF_LINE),
    Attack("N5 line credited that is of another invoice", within(lambda c: [next_number(c), c.money("invoice", id=3, n=3, kind="credit_note", credits_id=2, total=-300, due_on=None),
           c.world.invoice_line(3, 1, claim_id=1, key="1", credit=True, amount=-300)]), LEFT_OF_LINE),
    Attack("T1 line of an invoice changed", sql("UPDATE invoice_line SET amount = 1"), LINE_ISSUED),
    Attack("T1 line of an invoice removed", bare("DELETE FROM invoice_line"), LINE_ISSUED),

    # --- payments: each booked once, to what is owed, by somebody else than who decided
    Attack("N5 payment written down twice", lambda w: [w.payment(3, archive_id="R1")], f"payment: {REPLACED}", on_postgresql=DUPLICATE),
    Attack("N5 payment replaced", lambda w: [w.payment(3, archive_id="R1").replace("INSERT", "REPLACE", 1)], f"payment: {REPLACED}", only="sqlite"),
    Attack("N5 payment made greater", sql("UPDATE payment SET amount = 9000"), CAME),
    Attack("N5 payment removed", bare("DELETE FROM payment"), CAME),
    Attack("N5 more booked than was paid", booked(1, invoice_id=2, amount=1), "booking: more than was paid"),
    Attack("N5 more booked than is owed", booked(2, amount=401), "booking: more than is owed"),
    Attack("N5 booked to another currency", lambda w: [w.payment(3, currency="EUR"), w.booking(3)], ADDS_UP),
    Attack("N5 booked to another authority's invoice", lambda w: [w.payment(3, authority="other"), w.booking(3)], ADDS_UP),
    Attack("N5 booking moved", sql("UPDATE booking SET invoice_id = 2"), BOOKED),
    Attack("N5 booking removed", sql("DELETE FROM booking"), BOOKED),
    Attack("N5 booking taken back in part", booked(1, amount=-50, reverses_id=1), "booking: takes back one booking, and the whole of it"),
    Attack("N5 booking taken back twice", lambda w: [w.booking(1, id=5, amount=-100, reverses_id=1), w.booking(1, amount=-100, reverses_id=1)], f"booking: {REPLACED}", on_postgresql=DUPLICATE),
    Attack("N5 what the bank says called a mistake", lambda w: [w.payment(3, source="bank_file", file_sha256="ab" * 32, row_n=1), w.booking(3, kind="mistake", invoice_id=None)],
           "booking: a payment by the bank is no mistake of ours"),
    Attack("A3 who signed the fee writes its payment down", paid_by(CARL, 1), "booking: who decided the fee registers no payment of it"),
    Attack("A3 who proposed the fee books its payment", booked(2, person_id=BERIT), "booking: who decided the fee registers no payment of it"),

    Attack("A3 who gave a part up books a payment", booked(2, invoice_id=2), "booking: who wrote a part off registers no payment of it"),
    Attack("A3 who gave a part up writes a payment down", lambda w: [w.payment(7, registered_by=IVAR), w.booking(7, invoice_id=2, person_id=HILDE)],
           "booking: who wrote a part off registers no payment of it"),

    # --- what is given up
    Attack("A3 written off by one person", within(lambda c: [c.money("write_off", act_id=c.act())]), "write_off: only with the act that two people signed"),
    Attack("A3 who registered a payment approves that the rest is given up", signed_write_off(by=IVAR), "write_off: who registered a payment of it does not approve"),
    Attack("N5 more given up than is owed", signed_write_off(amount=401), "write_off: more than is owed"),
    Attack("N5 another case's invoice given up", signed_write_off(invoice_id=2), "write_off: of an invoice of the case, and of its currency"),
    Attack("N5 given up in another currency", signed_write_off(currency="EUR"), "write_off: of an invoice of the case, and of its currency"),
    Attack("N5 less given up than was proposed", signed_write_off(amount=399), "write_off: what was proposed, no more and no less"),
    Attack("T1 what was given up changed", sql("UPDATE write_off SET amount = 1"), GIVEN_UP),
    Attack("T1 what was given up removed", sql("DELETE FROM write_off"), GIVEN_UP),

    # --- when a claim is enforced
    Attack("N5 a fee collected before it is due", pursued(days=30), "cases: the claim is not due yet"),
    Attack("N5 a fee collected that is paid", pursued(also=lambda c: [c.world.payment(9, amount=500), c.world.booking(9, invoice_id=3, amount=500)]),
           "cases: nothing is owed that could be collected"),
    Attack("N5 a sanction collected while its decision can be appealed", pursued("guarantee_sanction", decided=True), "cases: the claim waits for a decision that is final"),
    Attack("N5 a sanction collected while its decision is appealed", pursued("guarantee_sanction", also=lambda c: [f"UPDATE decision SET standing = 'appealed' WHERE case_id = {c.id}"], decided=True),
           "cases: the claim waits for a decision that is final"),
    *(Attack(f"N5 a claim collected that rests on a changed decision: {kind}", pursued(kind, also=changed, decided=True), "cases: the claim waits for a decision that is made anew")
      for kind in CLAIM_KINDS),
    Attack("N5 a sanction that is final collected before it is due", pursued("guarantee_sanction", 30, settled, decided=True), "cases: the claim is not due yet"),
    Attack("N5 a fine collected that was never demanded", pursued("running_fine"), "cases: the claim waits for a demand that is sent"),
    Attack("N5 a fine collected whose demand was not sent", pursued("running_fine", also=lambda c: demanded(c, None)), "cases: the claim waits for a demand that is sent"),
    Attack("N5 a fine collected before its demand is over", pursued("running_fine", 30, demanded), "cases: the claim is not due yet"),
    Attack("N5 a claim of no kind collected", pursued("toy"), "cases: no claim of a declared kind is owed"),
    Attack("N5 collected where no claim is", lambda w: [*(c := w.case(REVIEW)).event("collect", actor=IVAR, role="finance"), c.count()], "cases: no claim of a declared kind is owed"),
    Attack("N5 a kind that waits for nothing", sql("INSERT INTO claim_kind (name, enforceable_when) VALUES ('toy', 'due')"), DECLARED),
    Attack("N5 a kind eased", sql("UPDATE claim_kind SET enforceable_when = 'due'"), DECLARED),
    Attack("N5 a kind removed", sql("DELETE FROM claim_kind"), DECLARED),

    # --- objections
    Attack("T1 objection to a line of another case", lambda w: [w.objection(3, DECIDED)], "objection: is made unanswered, to a line of the case"),
    Attack("T1 objection born answered", lambda w: [w.objection(3, PROPOSED, answer="No.", answered_by=BERIT, answered_at=NOW)], "objection: is made unanswered, to a line of the case"),
    Attack("N5 a second objection to a line before the first is answered", lambda w: [w.objection(3, PROPOSED)], "objection: one to a line is open at a time"),
    Attack("T1 objection changed", sql("UPDATE objection SET body = 'x' WHERE id = 1"), "objection: is answered once, and never changes"),
    Attack("T1 objection answered again", sql("UPDATE objection SET answer = 'Yes.' WHERE id = 2"), "objection: is answered once, and never changes"),
    Attack("T1 objection removed", sql("DELETE FROM objection"), "objection: rows are kept"),

    # --- lawful controls -------------------------------------------------------------------------------------------------------------
    Attack("another payer is named", within(lambda c: [f"UPDATE charge SET payer_name = 'Andre AS', event_seq = {c.last.seq} WHERE case_id = {c.id}"])),  # type: ignore[union-attr]
    Attack("another fee for the same case, of another kind", fee_again(tariff="other")),
    Attack("a second claim is proposed, and dropped", lambda w: [*proposed()(w), "UPDATE claim SET state = 'void' WHERE id = 9"]),
    Attack("a line is credited", credit()),
    Attack("a line is credited in two parts", within(lambda c: [next_number(c), c.money("invoice", id=3, n=3, kind="credit_note", credits_id=2, total=-300, due_on=None),
           c.world.invoice_line(3, 1, claim_id=2, key="1", credit=True, amount=-200), c.world.invoice_line(3, 2, claim_id=2, key="1", credit=True, amount=-100)])),
    Attack("a rest is paid", booked(2, amount=400)),
    Attack("a payment is taken back and sent back", lambda w: [w.booking(1, id=5, amount=-100, reverses_id=1), w.booking(1, kind="refund", invoice_id=None)]),
    Attack("a payment written down by mistake is struck", booked(2, kind="mistake", invoice_id=None, amount=900)),
    Attack("a rest is given up by somebody who never saw its payment", signed_write_off(amount=400)),
    Attack("a fee is collected whose decision can still be appealed", pursued(decided=True)),
    Attack("a sanction is collected that is final", pursued("guarantee_sanction", also=settled, decided=True)),
    Attack("a fine is collected that was demanded", pursued("running_fine", also=demanded)),
    Attack("a line is objected to again once we have answered", lambda w: [w.objection(3, DECIDED, invoice_line_id=21)]),
    Attack("an objection is answered", sql(f"UPDATE objection SET answer = 'We have looked.', answered_by = {BERIT}, answered_at = {NOW} WHERE id = 1")),
]
