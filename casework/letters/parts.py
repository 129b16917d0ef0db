"""The parts a letter is made of: what the case is about, what was decided and why, what is asked, what comes next.

A required text may not be blank: a decision without reasons is a fault in law (Public Administration Act §§ 24-25), so
it stops here and not on paper. How texts and days are meant is said in `casework.letters.values`.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


class Blank(ValueError):
    """A letter was ordered without something it must say. The message names the value and its field."""


class Value:
    """Refuses a required text that is blank and a required list of texts that is empty."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            if field.default is not MISSING or field.default_factory is not MISSING:
                continue
            given = getattr(self, field.name)
            texts = given if isinstance(given, tuple) else (given,)
            if not texts or any(isinstance(text, str) and not text.strip() for text in texts):
                raise Blank(f"{type(self).__name__}.{field.name} is blank")


# ---- what it is about ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CaseFacts(Value):
    """`received_at` is aware; it is shown in Oslo time. `decision_days` is the authority's time in working days
    (Monday-Friday) under the rule the case runs on: 20, or 40 for what was filed in 2024. `own`: we opened the case
    ourselves, and nobody applied."""

    received_at: datetime
    decision_days: int
    complete_on: date | None = None
    own: bool = False

    @property
    def applied_on(self) -> date:
        return self.received_at.astimezone(OSLO).date()


# ---- the parts of a decision --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Table(Value):
    """A small table in the letter's language: heads, then rows of as many cells; the first cell heads its row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if any(len(row) != len(self.heads) for row in self.rows):
            raise Blank(f"Table.rows: each row of {self.caption!r} needs {len(self.heads)} cells")


@dataclass(frozen=True, kw_only=True)
class Block(Value):
    """One block of reasons. `sources` ("Regulation (EU) 2019/1122, article 19(2)(a)") stand after it in grey."""

    text: str
    sources: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Argument(Value):
    """What the party wrote, word for word and without quotation marks, and our answer to it."""

    said: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Reasons(Value):
    """Facts, rules, assessment, answers, conclusion (Public Administration Act § 25)."""

    facts: Block
    rules: Block
    assessment: Block
    conclusion: Block
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome(Value):
    """One thing decided; `because` and `source` are owed when refused."""

    subject: Literal["whole", "part"]
    name: str
    granted: bool
    rights: str = ""  # "Start and approve", in the language of the letter
    because: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if not self.granted and not (self.because.strip() and self.source.strip()):
            raise Blank(f"Outcome.because and Outcome.source are owed to {self.name}: it was refused")


@dataclass(frozen=True, kw_only=True)
class Decision(Value):
    """`question`: one paragraph, what the case is about. `because`: the main reason in one sentence, for the box. Both
    are owed by a refusal and a dismissal (the template asks), not by an approval in full. `act_now`: what the party
    must do now, a line or two; blank where there is nothing."""

    outcomes: tuple[Outcome, ...]
    question: str = ""
    because: str = ""
    act_now: str = ""


@dataclass(frozen=True, kw_only=True)
class Appeal(Value):
    """An example counted by the caller: if the letter arrives on `arrival`, three weeks end on `ends`, and the last day
    is `last_day` (the same, or the next day that is no Saturday, Sunday or public holiday; PAA §§ 29-30)."""

    arrival: date
    ends: date
    last_day: date
    can_act_first: bool = True  # the decision may be carried out before the appeal is decided (PAA § 42)


@dataclass(frozen=True, kw_only=True)
class FeeLine(Value):
    """No amount is printed without its legal basis."""

    what: str
    basis: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Fee(Value):
    """No lines: nothing is charged, and the letter says so. `later`: whether there is a fee is decided on its own.
    `sample`: an amount for demonstration, and the letter says so."""

    lines: tuple[FeeLine, ...] = ()
    currency: str = "NOK"
    due_days: int = 30  # from the invoice
    sample: bool = False
    later: bool = False


# ---- the parts of other letters -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Receipt(Value):
    """What reached us: the documents by title, and the open points the party chose to send with. `answers`: it answers
    what we asked, and the case is known already."""

    documents: tuple[str, ...] = ()
    open_points: tuple[str, ...] = ()
    reply_by: date  # one month from receipt: decided or an interim reply (PAA § 11 a)
    answers: bool = False


@dataclass(frozen=True, kw_only=True)
class Question(Value):
    """One defect: what is wrong, what to send ("Send a new certificate."), why we ask, and the rule."""

    wrong: str
    send: str
    source: str
    why: str = ""  # blank where the rule says it
    section: str = ""  # the part of the application opened for it


@dataclass(frozen=True, kw_only=True)
class Request(Value):
    """Questions still open. `asked_on` and `asked_in` (document number): when and where we asked, for the reminder."""

    questions: tuple[Question, ...]
    answer_by: date
    sections: tuple[str, ...] = ()
    asked_on: date | None = None
    asked_in: str = ""
    first_due: date | None = None  # the day that passed, or the day before it was moved


@dataclass(frozen=True, kw_only=True)
class Delay(Value):
    """Why it takes longer and until when. `names`: the representatives an extension is about; `was_due`: the first day;
    `days`: the working days added."""

    because: str
    expected_by: date
    was_due: date | None = None
    days: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Referral(Value):
    """The authority that can decide, and how to reach it."""

    authority: str
    country: str
    contact: tuple[str, ...]
    how: str


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Value):
    on: date
    by: str
    document: str = ""  # number of the party's message
    certificates_deleted: bool = False  # the case held police certificates; they may not be kept
