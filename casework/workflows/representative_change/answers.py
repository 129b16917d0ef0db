"""What a change of the representatives of an account asks for.

Three wishes, each a row: a new person (added, or in the place of another), other rights for a person, a person who
leaves. A new person's data are those of Regulation (EU) 2019/1122, Table VIII-I of Annex VIII. `standing` is the
account as it stood when the case was opened; nobody types it. `measure` belongs to cases that the
authority opens of its own accord.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field, PrivateAttr

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.accounts.answers import Key, Representative
from casework.workflows.accounts.choices import Rights
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.representative_change.choices import AskedBy, Ground, Measure

A_DAY = "Write 23.04.2026"


class Seat(Row):
    """A representative of the account, as the approval in force names them."""

    name: str = ""
    email: str | None = None
    mobile: str | None = None
    birth_date: date | None = None
    rights: Rights | None = None
    suspended: bool = False

    @property
    def label(self) -> str:
        return self.name


class Standing(Row):
    """The account that the case is about, as it stood when the case was opened."""

    account: str | None = None
    holder: str | None = None
    address: tuple[str, ...] = ()
    country: str | None = None
    seats: dict[Key, Seat] = {}
    by_authority: bool = False


class OfSeat(Row):
    """A row about somebody who is a representative now; goes by that person's name."""

    who: str | None = Field(default=None, title="Who?")
    _name: str = PrivateAttr("")

    @property
    def label(self) -> str:
        return self._name


class Request(Row):
    """Who asks, and why."""

    asked_by: AskedBy | None = Field(default=None, title="Who asks for the change?")
    closing: bool | None = Field(
        default=None, title="Is the account being closed?",
        description="Then fewer than two representatives may remain.")
    why: str | None = Field(default=None, title="Why is the change needed?", description="A sentence is enough.")


class NewRepresentative(Representative):
    """A person who is to represent the account."""

    replaces: str | None = Field(
        default=None, title="In whose place?", description="Choose nobody if the person comes in addition.")
    reuse: bool | None = Field(
        default=None, title="Shall we use papers that you sent with an earlier nomination of this person?",
        description="We can use the identity document and the proof of address if they are at most three months old "
                    "when you apply. A police certificate is always sent anew: we delete it after each decision.")
    reuse_case: str | None = Field(
        default=None, title="In which case did you send them?", description="The number of our receipt, for example "
        "2026/941.")
    reuse_dated_on: date | None = Field(
        default=None, title="The oldest of them is dated", description="For copies, the day of the certification.")


class RightsChange(OfSeat):
    """Other rights for a person who stays."""

    rights: Rights | None = Field(default=None, title="New rights")


class Leaver(OfSeat):
    """A person who is to represent the account no longer."""

    left_on: date | None = Field(
        default=None, title="When did the person stop, or when will they?", description=A_DAY)


class Considered(Row):
    """What the authority considers, about whom, and why."""

    who: tuple[str, ...] = Field(default=(), title="Whom is it about?")
    measure: Measure | None = Field(default=None, title="Measure")
    ground: Ground | None = Field(default=None, title="Ground")
    happened_on: date | None = Field(default=None, title="When did it happen, or come to light?", description=A_DAY)
    what: str | None = Field(
        default=None, title="What happened?", description="The account holder reads this, also before we decide.")


class RepresentativeAnswers(Answers):
    """The whole request. Rows are keyed by a stable key; see `casework.core.answers`."""

    standing: Standing = Standing()
    request: Request = Request()
    representatives: dict[Key, NewRepresentative] = {}
    rights: dict[Key, RightsChange] = {}
    leavers: dict[Key, Leaver] = {}
    measure: Considered = Considered()
    delivery: Delivery = Delivery()

    def model_post_init(self, context: Any) -> None:
        """A row about somebody is called by the name that the account knows."""
        rows: tuple[OfSeat, ...] = (*self.rights.values(), *self.leavers.values())
        for row in rows:
            seat = self.standing.seats.get(row.who or "")
            row._name = seat.label if seat else ""

    @property
    def measured(self) -> dict[str, Seat]:
        """Those whom the measure is about, as rows."""
        return {key: self.standing.seats[key] for key in self.measure.who if key in self.standing.seats}


def by_party(answers: RepresentativeAnswers) -> bool:
    return not answers.standing.by_authority


def by_authority(answers: RepresentativeAnswers) -> bool:
    return answers.standing.by_authority


def holder_asks(answers: RepresentativeAnswers) -> bool:
    """A representative who wants to stop may ask for nothing but that."""
    return by_party(answers) and answers.request.asked_by is not AskedBy.REPRESENTATIVE


_CHANGES, _MEASURE = Text("The changes"), Text("The measure")

SECTIONS: tuple[Section, ...] = (
    Section("request", Text("Who asks, and why"), _CHANGES, when=by_party),
    Section("representatives", Text("New representatives"), _CHANGES, rows=True, when=holder_asks),
    Section("rights", Text("Other rights"), _CHANGES, rows=True, when=holder_asks),
    Section("leavers", Text("Representatives who leave"), _CHANGES, rows=True, when=by_party),
    Section("measure", Text("Measure and ground"), _MEASURE, when=by_authority),
    DELIVERY,
)
