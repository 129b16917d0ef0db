"""A fee for the authority's work: announced with the application, decided by two, invoiced, paid or pursued.

A fee is a case of its own, about the case it is charged for: it has a number, a record and an appeal like any decision
(klimakvoteloven § 7 gives the power, the regulation says for what). The step that brings an application in opens it
(`Charge`); what the fee is reckoned from are hours that one person recorded and another approved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from casework.core.case_type import CaseType, Reading
from casework.core.effects import Effect, PrintLetter, SendLetter
from casework.core.text import Source, Text
from casework.workflows.concerning import Concerned
from fees.claims import MISSED_SURRENDER, PROCESSING_FEE
from fees.money import Money


@dataclass(frozen=True, slots=True)
class Tariff:
    """What is charged, on what ground. `rate`: its row in the table of rates ('' where the amount is measured for the
    case); `claim`: how the claim is paid and enforced (`fees.claims`).
    """

    name: str
    title: Text
    source: Source
    rate: str
    claim: str


SHIP_PLAN_FEE = Tariff(
    name="ship_plan_fee",
    title=Text("Fee for approving the monitoring plan of a ship"),
    source=Source("klimakvoteforskriften", "§ 9-3"),
    rate="klimakvoteforskriften-9-3",
    claim=PROCESSING_FEE.name,
)
TARIFFS: Mapping[str, Tariff] = {tariff.name: tariff for tariff in (SHIP_PLAN_FEE,)}
"""Fees for the authority's work."""
MISSED = Tariff("KKL-19", Text("Charge for missing allowances"), Source("klimakvoteloven", "§ 19"), rate="",
                claim=MISSED_SURRENDER.name)  # fmt: skip
"""So much for each tonne. Cases are kept apart by scheme, year and an earlier case: `KKL-19/ships/2025`."""


NOTHING_UNAPPROVED = Reading(
    name="nothing_without_approval",
    title=Text("Fee where the application is not approved"),
    choices={"free": Text("Nothing is charged for what is refused or withdrawn."),
             "charged": Text("The work is charged whatever becomes of the application.")},
    default="free",
    source=Source("klimakvoteforskriften", "§ 9-3", certainty=60,
                  note=Text("The regulation says that the invoice follows the approval; the rest is our reading.")))
COLLECTING = Reading(
    name="collection_under_appeal",
    title=Text("Collection while an appeal is open"),
    choices={"waits": Text("Nothing is collected until the appeal is decided. This is policy, not law."),
             "goes_on": Text("An appeal does not stop collection.")},
    default="waits",
    source=Source("klimakvoteloven", "§ 7", certainty=70,
                  note=Text("The act makes the fee itself ground for distraint; it need not be final.")))
READINGS = (NOTHING_UNAPPROVED, COLLECTING)


@dataclass(frozen=True, slots=True)
class Charge(Effect):
    """Opens the case about the fee, for the same party, in the same transaction; the receipt announces it. Silent where
    `when(answers, day)` says that this application is free.
    """

    said = Text("announces a fee, and opens a case about it")
    tariff: str
    when: Callable[[Any, date], bool] = lambda answers, day: True


class Announce(Effect):
    """Ties the case about a fee to the case it is for."""

    said = Text("ties the fee to the case it is for")


@dataclass(frozen=True, slots=True)
class Accuse(Effect):
    """Ties a case about a breach to the case it concerns: that of the approval it is about, else the one that is named.
    `of(answers)`: the ground, and the number of that case. `begins(concerned)`: what the draft begins with where an
    officer opens it from the page of a case; None where it is not offered there. `suggests(concerned)`: what stands in
    the fields that the officer then fills. `alone`: one of a ground at a time.
    """

    said = Text("keeps this breach to one case while it is open")
    alone: ClassVar[bool] = True
    of: Callable[[Any], tuple[str, str]]
    begins: Callable[[Concerned], Mapping[str, Mapping[str, Any]] | None] = lambda concerned: None
    suggests: Callable[[Concerned], Mapping[str, Mapping[str, Any]]] = lambda concerned: {}


@dataclass(frozen=True, slots=True)
class ReckonMeasured(Effect):
    """Writes what `amount(answers, tables)` comes to as a proposed claim of one line; `rate`: of each unit, where it is
    so many (`units`) at a rate.
    """

    said = Text("writes the measured amount as a proposed claim")
    amount: Callable[[Any, Mapping[str, Any]], Money | None]
    rate: Callable[[Any, Mapping[str, Any]], Money | None] = lambda answers, tables: None
    units: Callable[[Any], int] = lambda answers: 1


class NamePayer(Effect):
    """Writes who is to be invoiced, where that is not the party itself."""

    said = Text("changes who is invoiced")


class ReckonFee(Effect):
    """Reckons the fee from the approved hours and the rate of each day, line by line, as a proposed claim."""

    said = Text("reckons the fee from the approved hours, line by line")


class DropClaim(Effect):
    """The proposed claim is void; nothing was owed."""

    said = Text("takes the reckoned fee back")


class RaiseClaim(Effect):
    """The proposed claim is owed from now on, and the hours behind it are locked."""

    said = Text("makes the fee a claim, and locks its hours")


class RaiseMeasured(RaiseClaim):
    """The same, of an amount that was measured: no hours are behind it."""

    said = Text("makes the amount a claim")


class IssueInvoice(Effect):
    """Writes the invoice with the next number of its series, or joins the collective invoice that was given."""

    said = Text("writes the invoice with the next number")


@dataclass(frozen=True, slots=True)
class Lower(Effect):
    """Reckons what is `left` of the claim, as `amount(answers, tables)` says, for letter and credit note."""

    said = Text("reckons how much less is owed than was decided")
    amount: Callable[[Any, Mapping[str, Any]], Money | None]


class IssueCreditNote(Effect):
    """Credits what was proposed, with a number of the same series: the lines that were named, or what the claim is more
    than what is `left` of it.
    """

    said = Text("writes a credit note for the lines that are credited")


class SendBill(SendLetter):
    """Sends a letter about the invoice to whoever pays, and to the party; one for all cases that share the invoice."""

    said = Text("sends the letter “{letter}” to whoever pays")


class PrintBill(PrintLetter):
    """Orders a letter about the invoice for signature, for the party and for whoever pays."""

    said = Text("prints the letter “{letter}”, also for whoever pays, for signature")


@dataclass(frozen=True, slots=True)
class WriteOffRest(Effect):
    """Writes off what is left of the claim: as `bank_charges` of a payment from abroad, or as `irrecoverable`."""

    said = Text("writes off what has not been paid")
    kind: str


class OweAgain(Effect):
    """What was paid is owed again, by the last day that the invoice says: clocks run from the day of the invoice."""

    said = Text("makes the claim owed again, by its old last day")


class Object(Effect):
    """The party's objection to one line of the invoice (`line`, `objection`)."""

    said = Text("keeps the line from being collected until we have answered")


class AnswerObjection(Effect):
    """Our answer to the open objection to a line (`line`, `answer`)."""

    said = Text("answers the objection")


def tie_of(case_type: CaseType) -> Accuse | None:
    """What ties a case of this type to the one that it concerns; None where none does."""
    return next((effect for step in case_type.steps for effect in step.effects if isinstance(effect, Accuse)), None)


def measured_by(case_type: CaseType) -> ReckonMeasured | None:
    """How the amount of a case of this type is measured; None where it is not."""
    return next((effect for step in case_type.steps for effect in step.effects if isinstance(effect, ReckonMeasured)),
                None)


def bills_of(case_type: CaseType) -> frozenset[str]:
    """The letters about an invoice, by name."""
    return frozenset(effect.letter for step in case_type.steps for effect in step.effects
                     if isinstance(effect, SendBill))


def charged_by(case_type: CaseType) -> Tariff | None:
    """The tariff that an application of this type is charged under; None where it is free."""
    return next((TARIFFS[effect.tariff] for step in case_type.steps for effect in step.effects
                 if isinstance(effect, Charge)), None)


def announcing(case_type: CaseType) -> str | None:
    """The step by which a case about a fee begins; None where the type is no fee."""
    return next((step.name for step in case_type.steps if any(isinstance(effect, Announce) for effect in step.effects)),
                None)
