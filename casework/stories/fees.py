"""What becomes of a fee that a step announced: decided and paid, reminded of, credited, waived.

Told after the case that it is for (`Plot.then`), or as a story of its own that begins with that case. The hours are
those of the caseworker of that case; the manager approves them, and neither decides the fee.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from casework.db import db
from casework.models import Charge, Invoice
from casework.operations import hours, payments
from casework.operations.hours import Spent
from casework.queries.paying import payee
from casework.queries.payments import Came
from casework.stories.course import merged
from casework.stories.telling import DAY, SERVICE, Beat, Plot, Told, by

WORKED = ((6, 60, "formal_check"), (5, 150, "technical_review"), (4, 30, "correspondence"), (4, 30, "guidance"),
          (3, 60, "decision_drafting"))  # fmt: skip
"""(days ago, minutes, what was done)"""

WRITTEN = {
    "en": {"assessment": "The hours are those that a plan of this kind takes. Guidance is not charged.",
           "arguments": "The company has not objected to the fee.",
           "conclusion": "The fee follows from the approved hours and the rate of the day.",
           "because": "The work was made longer by an error of ours.",
           "objection": "We were not told that the review would take two and a half hours. Please check this line.",
           "rest": "The bank of the payer kept the rest.",
           "replied": "You are right: half of that day went into an error of ours. We credit the invoice."},
    "nb": {"assessment": "Timene er det en plan av dette slaget tar. Veiledning er ikke tatt med.",
           "arguments": "Rederiet har ikke hatt innvendinger mot gebyret.",
           "conclusion": "Gebyret følger av de godkjente timene og satsen den dagen.",
           "because": "Arbeidet ble lengre på grunn av en feil hos oss.",
           "objection": "Vi fikk ikke vite at vurderingen ville ta to og en halv time. Se på denne linjen igjen.",
           "rest": "Betalerens bank beholdt resten.",
           "replied": "Det stemmer: Halve dagen gikk med til en feil hos oss. Vi krediterer fakturaen."},
    "nn": {"assessment": "Timane er det ein plan av dette slaget tek. Rettleiing er ikkje teken med.",
           "arguments": "Reiarlaget har ikkje hatt innvendingar mot gebyret.",
           "conclusion": "Gebyret følgjer av dei godkjende timane og satsen den dagen.",
           "because": "Arbeidet vart lengre på grunn av ein feil hos oss.",
           "objection": "Vi fekk ikkje vite at vurderinga ville ta to og ein halv time. Sjå på denne linja igjen.",
           "rest": "Banken til betalaren heldt att resten.",
           "replied": "Det stemmer: Halve dagen gjekk med til ein feil hos oss. Vi krediterer fakturaen."},
}  # fmt: skip

FREE = {
    "en": {"facts": "We recorded time on the case that the fee would be for. A part of it went into an error of ours.",
           "assessment": "What the error cost cannot be told apart from the rest. It is not reasonable that the "
                         "company pays for it.",
           "conclusion": "We charge nothing for the case."},
    "nb": {"facts": "Vi førte tid på saken gebyret ville ha gjeldt. En del av den gikk med til en feil hos oss.",
           "assessment": "Det feilen kostet, kan ikke skilles fra resten. Det er ikke rimelig at rederiet betaler "
                         "for den.",
           "conclusion": "Vi krever ikke gebyr for saken."},
    "nn": {"facts": "Vi førte tid på saka gebyret ville ha gjeldt. Ein del av tida gjekk med til ein feil hos oss.",
           "assessment": "Det feilen kosta, kan ikkje skiljast frå resten. Det er ikkje rimeleg at reiarlaget betaler "
                         "for han.",
           "conclusion": "Vi krev ikkje gebyr for saka."},
}
"""What is written where a fee is waived."""


def worked(told: Told) -> None:
    """The caseworker writes the time down on the case the fee is for, and the manager approves it."""
    about = db.session.scalars(select(Charge.for_case_id).where(Charge.case_id == told.case_id)).one()
    hours.approve(_written(about, told), by=by("berit"), now=told.now)


def accrued(told: Told) -> None:
    """The caseworker writes the time down on this case while it is worked on; of some of it the manager has yet to say
    whether it is right.
    """
    hours.approve(_written(told.case_id, told)[:-2], by=by("berit"), now=told.now)


def _written(about: int, told: Told) -> list[int]:
    return [
        hours.record(about, Spent(told.today - timedelta(days), minutes, activity), by=by("marit"), now=told.now)
        for days, minutes, activity in WORKED
    ]


def invoice_of(told: Told) -> Invoice:
    return db.session.scalars(select(Invoice).where(Invoice.case_id == told.case_id, Invoice.kind == "invoice")).one()


def paid(short: int = 0, who: str = "frode") -> Callable[[Told], None]:
    """A payment of the whole invoice, but for so many øre that a bank has kept; `who` writes it down."""

    def pay(told: Told) -> None:
        invoice = invoice_of(told)
        came = Came(payee(invoice.authority).iban, f"story-{invoice.id}", told.today, invoice.total - short,
                    invoice.currency, invoice.kid or "", payer=invoice.payer_name)  # fmt: skip
        payments.register(came, invoice.authority, by=by(who), now=told.now)

    return pay


def unnamed(told: Told) -> None:
    """A payment that names no invoice."""
    authority = invoice_of(told).authority
    came = Came(payee(authority).iban, f"story-unnamed-{told.case_id}", told.today, 410_000, "NOK",
                reference="Monitoring plan, fee", payer="Piraeus Maritime Agency")  # fmt: skip
    payments.register(came, authority, by=by("frode"), now=told.now)


def sent_back(who: str = "frode") -> Callable[[Told], None]:
    """What was paid too much is paid back by `who`, a month before."""

    def send(told: Told) -> None:
        because = told.plot.written[told.language]["because"]
        payments.refund_all(invoice_of(told).id, because, by=by(who), now=told.now - 30 * DAY)

    return send


def object_said(told: Told) -> dict[str, str]:
    return {"line": "2", "objection": told.plot.written[told.language]["objection"]}


def answered(told: Told) -> dict[str, str]:
    return {"line": "2", "answer": told.plot.written[told.language]["replied"]}


def because(told: Told) -> dict[str, str]:
    return {"because": told.plot.written[told.language]["because"], "lines": ""}


def _why(told: Told) -> dict[str, str]:
    return {"reason": told.plot.written[told.language]["rest"]}


def one_line(told: Told) -> dict[str, str]:
    return because(told) | {"lines": "2"}


DECIDED = (Beat("propose_fee", "marit", 3, does=worked), Beat("sign_fee", "per", 1))
INVOICED = (*DECIDED, Beat("invoice", "frode", 1))
OVERDUE = (*INVOICED, Beat("fall_overdue", SERVICE, 31), Beat("send_reminder", "frode", 16))


def _plot(*beats: Beat, charged: str = "approve") -> Plot:
    return Plot("aigli", "eleni", lambda day: None, beats, WRITTEN, charged=charged)


PAID = _plot(*INVOICED, Beat("close", SERVICE, 24, does=paid()))
REMINDED = _plot(*OVERDUE, Beat("close", SERVICE, 3, does=paid()))
COLLECTED = _plot(*OVERDUE, Beat("hand_over", "frode", 16), Beat("propose_write_off", "frode", 200, _why),
                  Beat("accept_write_off", "berit", 1))
CREDITED = _plot(*INVOICED, Beat("object", "", 4, object_said), Beat("answer_objection", "marit", 2, answered),
                 Beat("propose_credit", "marit", 0, because), Beat("sign_credit", "per", 1),
                 Beat("settle_credited", SERVICE))
REFUNDED = _plot(*INVOICED, Beat("propose_refund", "marit", 8, one_line, does=paid()),
                 Beat("sign_refund", "per", 1), Beat("close", SERVICE, 40, does=sent_back()))
SHORT = _plot(*INVOICED, Beat("propose_tolerance", "frode", 12, _why, does=paid(short=15_000)),
              Beat("accept_tolerance", "berit", 1))
OBJECTED = _plot(*INVOICED, Beat("object", "", 3, object_said, does=paid(short=420_000)), charged="")
UNPAID = _plot(*INVOICED, Beat("fall_overdue", SERVICE, 31, does=unnamed), charged="")
WAIVED = replace(_plot(Beat("propose_waiver", "marit", 2, because), Beat("sign_waiver", "per", 1)),
                 written=merged(WRITTEN, FREE))
LAPSED = _plot(Beat("lapse", SERVICE, 1), charged="withdraw")
