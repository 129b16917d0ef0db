"""Everything a letter may say, as frozen values.

Whoever orders a letter fills these in from the case; the templates read nothing else. What a person wrote for this case
(reasons, questions, the party's own words) is plain text in the language of the letter: an empty line parts two
paragraphs and every other character is shown as it stands. What the law fixes (how to appeal, the right to see the
documents) stands in the templates. A letter never counts: days that take a calendar (answer by, last day of appeal) are
counted by the caller and handed in.

Days are legal days in Europe/Oslo. A required text may not be blank. A part that a letter does not use is None; a
template that asks for a part which is None fails, it never prints "None".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from casework.letters.parts import (
    Appeal,
    Argument,
    Blank,
    Block,
    CaseFacts,
    Decision,
    Delay,
    Fee,
    FeeLine,
    Outcome,
    Question,
    Reasons,
    Receipt,
    Referral,
    Request,
    Table,
    Value,
    Withdrawal,
)

__all__ = [
    "LANGUAGES",
    "Annexed",
    "Appeal",
    "Argument",
    "AuthorityFace",
    "Blank",
    "Block",
    "CaseFacts",
    "Channel",
    "Check",
    "Decision",
    "Delay",
    "Did",
    "Fee",
    "FeeLine",
    "Language",
    "Letter",
    "Officer",
    "Outcome",
    "Party",
    "Question",
    "Reasons",
    "Receipt",
    "Reference",
    "Referral",
    "Request",
    "Signer",
    "Table",
    "Value",
    "Withdrawal",
]

Language = Literal["nb", "nn", "en"]
LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
Channel = Literal["portal", "email", "post", "registered_post"]
Did = Literal["prepared", "decided", "wrote", "carried_out", "checked"]


@dataclass(frozen=True, kw_only=True)
class AuthorityFace(Value):
    """Who writes, in the language of the letter. `mark` names a picture in templates/letters/assets (SVG)."""

    name: str
    address: str  # one line: "P.O. Box 5672 Torgarden, 7485 Trondheim, Norway"
    phone: str
    email: str
    web: str  # shown as given, without https://
    mark: str
    mark_alt: str  # what the mark shows, for those who cannot see it
    appeal_body: str  # "the Ministry of Climate and Environment": ready to stand inside a sentence


@dataclass(frozen=True, kw_only=True)
class Officer(Value):
    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Reference(Value):
    """The lines beside the address. `number` is the document's ("2026/941-12"), `case_number` the case's ("2026/941").
    `officer` is None while nobody has taken the case; the line is then left out."""

    date: date
    number: str
    case_number: str
    sent: tuple[Channel, ...]
    officer: Officer | None = None
    your_reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Party(Value):
    """The applicant. `number` is the number the case type knows it by (for shipping: the IMO company number)."""

    name: str
    number: str
    country: str = ""  # of registration, in the language of the letter


@dataclass(frozen=True, kw_only=True)
class Signer(Value):
    """An officer and what that officer did. `on` is the legal day; for the decision itself it is the letter's date,
    because the letter is printed before it is signed and the signature fails if the day has changed."""

    name: str
    role: str  # "senior adviser", in the language of the letter
    did: Did
    on: date


@dataclass(frozen=True, kw_only=True)
class Check(Value):
    """Where anyone can check the letter. `page` is short enough to type ("casework.example/check"); `link` is whole."""

    code: str
    page: str
    link: str


@dataclass(frozen=True, kw_only=True)
class Annexed(Value):
    """What the party sent, printed and enclosed: what it is called, its document number, when it was sent to us and the
    SHA-256 of its bytes."""

    title: str
    number: str
    sent_on: date
    sha256: str
    document_id: int = 0


@dataclass(frozen=True, kw_only=True)
class Letter(Value):
    """One letter in one language; its template is letters/<case_type>/<kind>.<language>.html. `person`: the
    reader is one natural person."""

    case_type: str
    kind: str
    language: Language
    authority: AuthorityFace
    addressee: tuple[str, ...]
    reference: Reference
    party: Party
    case: CaseFacts
    check: Check
    service: str  # address of the service, without https://
    signers: tuple[Signer, ...] = ()  # empty only where no officer wrote: the receipt
    decision: Decision | None = None
    reasons: Reasons | None = None
    appeal: Appeal | None = None
    fee: Fee | None = None
    receipt: Receipt | None = None
    request: Request | None = None
    delay: Delay | None = None
    referral: Referral | None = None
    withdrawal: Withdrawal | None = None
    enclosures: tuple[str, ...] = ()
    annexes: tuple[Annexed, ...] = ()
    person: bool = False
