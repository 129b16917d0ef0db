"""What is asked for, and how each document is answered.

The first parts are what somebody asks: which case, by which right, the whole of it or some documents. `found` is what
lay in the journal on the day it was asked; nobody types it. The rest is written by officers, each time as a version:
that all was looked at, and a row for each document that is not given whole. What has no row is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.law.access_grounds import EXEMPTIONS, PARTY, PUBLIC, Exemption
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.application.delivery import OWED as DELIVERED
from casework.workflows.disclosing import Disclosed, Piece
from casework.workflows.owed import Duties, Owed

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,40}$")]
RANGE = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?", re.ASCII)
MOST_PAGES = 5000


class Basis(StrEnum):
    PARTY = PARTY
    PUBLIC = PUBLIC


class Verdict(StrEnum):
    PART = "part"
    REFUSED = "refused"


class Code(StrEnum):
    """The grounds of the table; what each says stands there."""

    P_18A = "P-18a"
    P_18B = "P-18b"
    P_19_1A = "P-19-1a"
    P_19_1B = "P-19-1b"
    P_19_1D = "P-19-1d"
    P_19_2A = "P-19-2a"
    P_19_2B = "P-19-2b"
    P_20 = "P-20"
    O_13_1 = "O-13-1"
    O_13_2 = "O-13-2"
    O_14 = "O-14"
    O_15_1 = "O-15-1"
    O_15_2 = "O-15-2"
    O_23_1 = "O-23-1"
    O_24_1 = "O-24-1"
    O_24_2 = "O-24-2"
    O_24_3 = "O-24-3"
    O_26_5 = "O-26-5"


CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {
    Basis: {Basis.PARTY: Text("As a party in the case"), Basis.PUBLIC: Text("As anybody may, by right of publicity")},
    Verdict: {Verdict.PART: Text("Given in part"), Verdict.REFUSED: Text("Not given")},
    Code: {code: Text("{code}: {title}", code=str(code), title=EXEMPTIONS[code].title) for code in Code},
}


class About(Row):
    """The case that is asked about, what it is called, by which right, and what its journal held (`documents`: by key,
    what each is called) when the asking was begun. `address`, `country`: where letters go.
    """

    case: str | None = None
    title: str | None = None
    basis: Basis | None = None
    documents: dict[str, str] = {}
    address: tuple[str, ...] = ()
    country: str | None = None


class Wanted(Row):
    which: tuple[str, ...] = Field(default=(), title="Which of these documents?")
    what: str | None = Field(
        default=None, title="Is there something special you look for?",
        description="You need not say why you want to see the documents.")


class Filed(Row):
    """One thing in the journal. `sections`: of a submission, what it has, by name; `is_pdf`: it has pages."""

    number: str
    title: str
    dated: str
    sections: dict[str, str] = {}
    is_pdf: bool = False


class Assessment(Row):
    looked: bool | None = Field(default=None, title="I have looked at every document that is asked for")
    more: str | None = Field(
        default=None, title="Can more be given than must be given?",
        description="Weigh it for each ground that lets us keep something back. What is secret by law is not given.")
    emissions: bool | None = Field(
        default=None, title="Is there environmental information, as on emissions, among what is kept back?")
    emissions_why: str | None = Field(
        default=None, title="Why it is kept back all the same",
        description="Information on emissions is open unless very strong reasons speak against it.")


class Answered(Row):
    document: str | None = Field(default=None, title="Which document")
    verdict: Verdict | None = Field(default=None, title="Answer")
    ground: Code | None = Field(default=None, title="On which ground")
    pages: str | None = Field(
        default=None, title="The pages that are given", description="For example 1-3, 5. All others are taken out.")
    leaves_out: tuple[str, ...] = Field(default=(), title="The parts that are left out")
    why: str | None = Field(default=None, title="What is kept back, and why this ground holds")

    @property
    def label(self) -> str:
        return self.document or ""


class AccessAnswers(Answers):
    about: About = About()
    wanted: Wanted = Wanted()
    found: dict[Key, Filed] = {}
    assessment: Assessment = Assessment()
    verdicts: dict[Key, Answered] = {}
    delivery: Delivery = Delivery()

    @property
    def exempt(self) -> Mapping[str, Answered]:
        """The rows by the document they are about."""
        return {row.document: row for row in self.verdicts.values() if row.document}


def ground_of(row: Answered) -> Exemption | None:
    return EXEMPTIONS[row.ground] if row.ground else None


def pages_of(said: str | None) -> tuple[int, ...] | None:
    """`1-3, 5` as (1, 2, 3, 5); None where it cannot be read."""
    found: set[int] = set()
    for part in (said or "").split(","):
        told = RANGE.fullmatch(part.strip())
        if told is None:
            return None
        first, last = int(told[1]), int(told[2] or told[1])
        if not 1 <= first <= last <= MOST_PAGES:
            return None
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def disclosed(answers: AccessAnswers) -> Disclosed:
    """What is asked for, piece by piece, and what is given of it."""
    exempt = answers.exempt

    def piece(key: str, filed: Filed) -> Piece:
        whole = Piece(key, filed.number, filed.title, filed.dated)
        if (row := exempt.get(key)) is None:
            return whole
        ground = ground_of(row)
        return replace(whole, given=row.verdict is Verdict.PART, pages=pages_of(row.pages) or (),
                       leaves_out=tuple(one.rpartition(".")[2] for one in row.leaves_out),
                       source=ground.source if ground else None)

    return Disclosed(answers.about.case or "", answers.about.title or "",
                     tuple(piece(key, filed) for key, filed in answers.found.items()))


def found(answers: AccessAnswers) -> bool:
    """It has been asked: the answer can be written."""
    return bool(answers.found)


def submission(answers: AccessAnswers, row: Answered) -> bool:
    """Is the document of the row a submission, which has parts and not pages?"""
    filed = answers.found.get(row.document or "")
    return filed is not None and bool(filed.sections)


def in_part(answers: AccessAnswers, row: Answered) -> bool:
    return row.verdict is Verdict.PART


ASKED, ANSWER = Text("What is asked for"), Text("The answer")
SECTIONS = (
    Section("wanted", Text("Which documents"), ASKED),
    Section("assessment", Text("What was looked at"), ANSWER, when=found),
    Section("verdicts", Text("Documents that are not given whole"), ANSWER, rows=True, when=found),
    DELIVERY,
)
WRITTEN_ON = ("assessment", "verdicts")
DUTIES = Duties(
    AccessAnswers, SECTIONS,
    (
        Owed("assessment", ("looked",)),
        Owed("assessment", ("more", "emissions"), lambda answers, row: bool(answers.verdicts)),
        Owed("assessment", ("emissions_why",), lambda answers, row: bool(row.emissions)),
        Owed("verdicts", ("document", "verdict", "ground", "why")),
        Owed("verdicts", ("pages",), lambda answers, row: in_part(answers, row) and not submission(answers, row)),
        Owed("verdicts", ("leaves_out",), lambda answers, row: in_part(answers, row) and submission(answers, row)),
        *DELIVERED,
    ),
)
