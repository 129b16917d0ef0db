"""The file of a sanction as officers write it: suspicion, breach, facts and evidence, coordination, factors, amount.

Nobody applies for one. What is written is frozen version by version, so that whoever signs sees what changed. The party
reads none of it here: it reads the letters, and whatever of the file it may see (forvaltningsloven §§ 18-19).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.infringement_fee.choices import (
    CHOICES,
    Access,
    Cleared,
    Code,
    Factor,
    Fault,
    Gravity,
    Kind,
    Origin,
    Proof,
    Unheard,
)
from casework.workflows.owed import Duties, Owed, at_least
from casework.workflows.unheard import OWED as EXCUSE_OWED

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,40}$")]
A_DAY = "Write 23.04.2026"


class About(Row):
    """Whom it is about, and the case it concerns; `approval` and `plant` come from the approval where there is one."""

    case: str | None = Field(default=None, title="Number of the case it concerns", description="For example 2026/1234.")
    name: str | None = Field(default=None, title="Who is suspected, by the name at the time")
    organisation_number: str | None = Field(default=None, title="Organisation number at the time of the breach")
    approval: str | None = Field(default=None, title="Number of the approval")
    plant: str | None = Field(default=None, title="Plant")


class Suspicion(Row):
    ground: Code | None = Field(default=None, title="Which breach")
    origin: Origin | None = Field(default=None, title="How we learned of it")
    reference: str | None = Field(default=None, title="Reference of the tip, the inspection or the report")
    what: str | None = Field(default=None, title="What is suspected", description="A sentence or two.")


class Breach(Row):
    began_on: date | None = Field(default=None, title="The breach began", description=A_DAY)
    ended_on: date | None = Field(
        default=None, title="The breach ended",
        description="The time after which no fee can be imposed runs from here.")
    fault: Fault | None = Field(default=None, title="Fault")
    complicity: bool | None = Field(default=None, title="Is it complicity in the breach of another?")
    who: str | None = Field(
        default=None, title="Who acted, and what they ought to have done",
        description="Or why nobody can be named: faults of several count together.")


class Fact(Row):
    claim: str | None = Field(default=None, title="What happened")
    period: str | None = Field(default=None, title="When")
    proof: Proof | None = Field(default=None, title="How sure it is")

    @property
    def label(self) -> str:
        return (self.claim or "")[:60]


class Evidence(Row):
    title: str | None = Field(default=None, title="What it is")
    kind: Kind | None = Field(default=None, title="Kind of evidence")
    source: str | None = Field(default=None, title="Where it comes from")
    collected_by: str | None = Field(default=None, title="Collected by")
    collected_on: date | None = Field(default=None, title="Collected on", description=A_DAY)
    sha256: str | None = Field(
        default=None, title="Fingerprint of the document (SHA-256)", description="64 figures and letters.")
    supports: tuple[str, ...] = Field(default=(), title="Which facts it supports")
    access: Access | None = Field(default=None, title="The party's access")
    withheld_because: str | None = Field(default=None, title="Ground for withholding it, to the letter of the law")
    told_first: bool | None = Field(default=None, title="Was the party told of the right to silence before it spoke?")

    @property
    def label(self) -> str:
        return self.title or ""


class Coordination(Row):
    cleared: Cleared | None = Field(default=None, title="What was cleared with the prosecutors")
    with_whom: str | None = Field(default=None, title="With whom")
    on: date | None = Field(default=None, title="Day", description=A_DAY)


class Hearing(Row):
    exception: Unheard | None = Field(
        default=None, title="Why the party is not heard", description="Only as an exception.")
    because: str | None = Field(default=None, title="The reason for the exception")


class Weighed(Row):
    factor: Factor | None = Field(default=None, title="Factor")
    percent: int | None = Field(
        default=None, title="Per cent of the base", description="Below zero where it speaks for less.")
    note: str | None = Field(default=None, title="What it rests on")

    @property
    def label(self) -> Text | str:
        return CHOICES[Factor][self.factor] if self.factor else ""


class Amount(Row):
    milder: str | None = Field(default=None, title="Why guidance or an order is not enough")
    gravity: Gravity | None = Field(default=None, title="How grave the breach is")
    base: Decimal | None = Field(default=None, title="Base, in kroner")
    base_because: str | None = Field(
        default=None, title="Why this base",
        description="No table of amounts is loaded: name the cases you compare with.")
    gain: Decimal | None = Field(default=None, title="Gain, in kroner")
    limit: Decimal | None = Field(
        default=None, title="Upper limit, in kroner",
        description="A setting of ours: the limit in law has not been found.")
    no_limit: str | None = Field(default=None, title="Why the amount can stand without a limit")
    delay: int | None = Field(default=None, title="Less for a long time with us, in per cent")
    delay_because: str | None = Field(default=None, title="How long the case lay still, and why")


class SanctionAnswers(Answers):
    about: About = About()
    suspicion: Suspicion = Suspicion()
    breach: Breach = Breach()
    facts: dict[Key, Fact] = {}
    evidence: dict[Key, Evidence] = {}
    coordination: Coordination = Coordination()
    hearing: Hearing = Hearing()
    factors: dict[Key, Weighed] = {}
    amount: Amount = Amount()
    delivery: Delivery = Delivery()


def opened(answers: SanctionAnswers) -> bool:
    """The suspicion says which breach: the rest of the file can be written."""
    return answers.suspicion.ground is not None


BEGINNING, INQUIRY, MEASURE = Text("The suspicion"), Text("The inquiry"), Text("The measure")
SECTIONS = (
    Section("about", Text("Whom it is about"), BEGINNING),
    Section("suspicion", Text("What is suspected"), BEGINNING),
    Section("breach", Text("The breach"), INQUIRY, when=opened),
    Section("facts", Text("Facts"), INQUIRY, rows=True, when=opened),
    Section("evidence", Text("Evidence"), INQUIRY, rows=True, when=opened),
    Section("coordination", Text("Coordination with the prosecutors"), INQUIRY, when=opened),
    Section("hearing", Text("Exception from the hearing"), INQUIRY, when=opened),
    Section("factors", Text("Factors"), MEASURE, rows=True, when=opened),
    Section("amount", Text("The amount"), MEASURE, when=opened),
    DELIVERY,
)
WRITTEN_ON = ("facts", "evidence", "coordination", "hearing", "factors", "amount")
"""What is written after the case was opened, beside the breach itself."""


def withheld(answers: Any, row: Any) -> bool:
    return row.access is Access.WITHHELD


def spoken(answers: Any, row: Any) -> bool:
    return row.kind is Kind.STATEMENT


def asked_others(answers: Any, row: Any) -> bool:
    return row.cleared is not None and row.cleared is not Cleared.NOT_PUNISHABLE


def unlimited(answers: Any, row: Any) -> bool:
    return row.limit is None


def delayed(answers: Any, row: Any) -> bool:
    return bool(row.delay)


DUTIES = Duties(
    SanctionAnswers, SECTIONS,
    (
        Owed("about", ("name", "organisation_number")),
        Owed("suspicion", ("ground", "origin", "reference", "what")),
        Owed("breach", ("began_on", "ended_on", "fault", "complicity", "who")),
        Owed("facts", ("claim", "period", "proof")),
        Owed("evidence", ("title", "kind", "source", "collected_by", "collected_on", "sha256", "supports", "access")),
        Owed("evidence", ("withheld_because",), withheld),
        Owed("evidence", ("told_first",), spoken),
        Owed("coordination", ("cleared",)),
        Owed("coordination", ("with_whom", "on"), asked_others),
        EXCUSE_OWED,
        Owed("factors", ("factor", "percent", "note")),
        Owed("amount", ("milder", "gravity", "base", "base_because")),
        Owed("amount", ("no_limit",), unlimited),
        Owed("amount", ("delay_because",), delayed),
    ),
    {"facts": at_least(1), "evidence": at_least(1), "factors": at_least(1)},
)
