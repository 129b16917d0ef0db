"""What is known when a letter is printed: the order, collected from the case in one reading.

An order holds facts only, and no sentence of a letter. `casework.letters.<case type>.compose` makes of it the values
that the templates read; which composer serves a case type is found by its name. Neither knows a database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from babel import Locale

from casework.core.approvals import ApprovalFact
from casework.core.authority import Authority
from casework.core.case_type import CaseType
from casework.core.clocks import Reckoning
from casework.core.text import Text
from casework.letters.bill import Bill
from casework.letters.contested import Contested
from casework.letters.parts import Blank
from casework.letters.values import Annexed, AuthorityFace, Check, Did, Letter, Officer, Reference, Signer
from casework.workflows.application.letters import OF_TIME
from casework.workflows.correcting import CORRECTION

MARK_ALT = {
    "en": "Mark of {name}",
    "nb": "Merket til {name}",
    "nn": "Merket til {name}",
}


@dataclass(frozen=True, slots=True)
class Acted:
    """A person who did something that the letter names; `role` in the language of the letter."""

    name: str
    role: str
    did: Did
    on: date
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class Ruled:
    """One thing decided, or about to be: `outcome` is approve or refuse; `because` is owed to whom it refuses."""

    subject: str
    title: Text
    outcome: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the caseworker put it."""

    code: str
    wrong: str
    send: str
    why: str
    sections: tuple[str, ...]
    answered: bool = False


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A request for information: what, until when, in which letter (`2026/12-4`) and on which day it was asked."""

    questions: tuple[Asked, ...]
    sections: tuple[str, ...]
    due: date
    first_due: date
    on: date
    document: str


@dataclass(frozen=True, slots=True)
class Granted:
    """What an earlier decision left in force, and where it was decided."""

    number: str
    opened_on: date
    decided_on: date
    decided_in: str


@dataclass(frozen=True, slots=True)
class Left:
    """The version of an approval that this case wrote: what it says, from when to when, what is to be met, and every
    version so far (number, first day, what it says).
    """

    number: str
    version: int
    valid_from: date
    valid_until: date | None
    data: Mapping[str, Any]
    conditions: tuple[tuple[Text, date | None], ...] = ()
    versions: tuple[tuple[int, date, Mapping[str, Any]], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """One letter to be written. Days are legal days, `received_at` is aware, `told` is what the step was told.

    `arrives_on`: the day the letter arrives if it is sent today, by its channel. `sent_on`: when the
    answers were sent last. `about`: the approval the case is about, as it stands on the day of the letter; `left`: what
    the case itself has left in force. `readings`: the choices of law in force on the day of the letter. `person`: the
    reader is one natural person. `own`: we opened the case ourselves, and nobody applied. `bill`: the lines of a letter
    about money; `to_payer`: it goes to whom the party has named to pay. `contested`: the decision that an appeal is
    against. `purges`: the case held documents that may not be kept after what the letter tells. `authority`: who
    writes, where that is another than the type says.
    """

    case_type: CaseType
    kind: str
    language: str
    dated: date
    arrives_on: date
    number: int
    case_number: str
    code: str
    base_url: str
    addressee: tuple[str, ...]
    party: str
    party_country: str
    channel: str
    your_reference: str
    officer: str
    answers: Any
    sender: str
    received_at: datetime
    complete_since: date | None
    documents: tuple[str, ...] = ()
    open_points: tuple[Text, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)
    clocks: Mapping[str, Reckoning] = field(default_factory=dict)
    ruled: tuple[Ruled, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    asked: AskedFor | None = None
    acted: tuple[Acted, ...] = ()
    granted: Granted | None = None
    sent_on: date | None = None
    about: ApprovalFact | None = None
    left: Left | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    person: bool = False
    own: bool = False
    purges: bool = False
    annexes: tuple[Annexed, ...] = ()
    bill: Bill | None = None
    contested: Contested | None = None
    authority: Authority | None = None
    to_payer: bool = False

    @property
    def document(self) -> str:
        """`2026/1234-5`"""
        return f"{self.case_number}-{self.number}"

    def clock(self, name: str) -> Reckoning:
        """A clock the letter speaks of. Raises Blank where the case has none."""
        if name not in self.clocks:
            raise Blank(f"the letter {self.kind} speaks of the clock {name}, which the case does not have")
        return self.clocks[name]

    def due(self, name: str) -> date:
        """The last day of a clock, by the strict reading."""
        day = self.clock(name).due
        if day is None:
            raise Blank(f"the clock {name} has no last day")
        return day


Composer = Callable[[Order], Letter]
COMMON: Mapping[str, str] = {CORRECTION: "correcting", **dict.fromkeys(OF_TIME, "time_to_appeal")}
"""Letters that no case type words itself, each with the module that composes it."""


def composer_of(case_type: str, kind: str) -> Composer:
    """The composer of a letter: the function `compose` of `casework.letters.<case type>`, or that of its own for a
    letter that every case can have (`COMMON`).
    """
    found: Composer = import_module(f"casework.letters.{COMMON.get(kind, case_type)}").compose
    return found


def frame(order: Order) -> dict[str, Any]:
    """What letters of every case type have in common, as arguments of `Letter`."""
    language = order.language
    host = urlsplit(order.base_url).netloc or order.base_url
    return {
        "case_type": order.case_type.name,
        "kind": order.kind,
        "language": language,
        "authority": face_of(order.authority or order.case_type.authority, language),
        "addressee": order.addressee,
        "reference": Reference(
            date=order.dated,
            number=order.document,
            case_number=order.case_number,
            sent=(order.channel,),  # type: ignore[arg-type]
            officer=Officer(name=order.officer) if order.officer else None,
            your_reference=order.your_reference,
        ),
        "check": Check(code=order.code, page=f"{host}/verify", link=f"{order.base_url}/verify/{order.code}"),
        "service": host,
        "person": order.person,
        "annexes": order.annexes,
        "signers": tuple(Signer(name=one.name, role=one.role, did=one.did, on=one.on) for one in order.acted),
    }


def face_of(authority: Authority, language: str) -> AuthorityFace:
    """Who writes, in the language of the letter."""
    face = authority.face(language)
    return AuthorityFace(
        name=face.name,
        address=", ".join(face.address),
        phone=face.phone,
        email=face.email,
        web=face.web,
        mark=authority.mark,
        mark_alt=MARK_ALT[language].format(name=face.name),
        appeal_body=face.appeal_body,
    )


def country_name(code: str, language: str) -> str:
    """`GR` in the language of the letter; blank for none, the code itself for one that CLDR does not know."""
    return str(Locale(language).territories.get(code, code)) if code else ""
