"""The file of a supervision as officers write it: whom and what it is about, the visit, and what was found.

The party reads none of it here: it reads the letters, and what of the file it may see (forvaltningsloven §§ 18-19).
The law that gives the power follows from whose case it is (`law.supervision_regimes`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.law.supervision_regimes import SUPERVISIONS
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.concerning import Whom
from casework.workflows.owed import Duties, Owed

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,40}$")]
A_DAY = "Write 23.04.2026"


class Law(StrEnum):
    ORIGIN = "GO-14"
    QUOTA = "KKL-16"


class Occasion(StrEnum):
    PLAN = "plan"
    RISK = "risk"
    TIP = "tip"
    FOLLOW_UP = "follow_up"


class Manner(StrEnum):
    DOCUMENTS = "documents"
    VISIT = "visit"
    UNANNOUNCED = "unannounced"


class Severity(StrEnum):
    BREACH = "breach"
    REMARK = "remark"


CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {
    Law: {law: SUPERVISIONS[law].title for law in Law},
    Occasion: {
        Occasion.PLAN: Text("Our plan for supervision"),
        Occasion.RISK: Text("What we know of the risk"),
        Occasion.TIP: Text("A tip"),
        Occasion.FOLLOW_UP: Text("We follow up an earlier case"),
    },
    Manner: {
        Manner.DOCUMENTS: Text("By documents"),
        Manner.VISIT: Text("By a visit that we announce"),
        Manner.UNANNOUNCED: Text("By a visit without notice"),
    },
    Severity: {
        Severity.BREACH: Text("Breach: a rule is not complied with"),
        Severity.REMARK: Text("Remark: complied with, and could be better"),
    },
}


class About(Whom):
    """Whom the supervision is of, the case it concerns if any, and the code of the law that gives the power."""

    name: str | None = Field(default=None, title="Who is supervised")
    regime: Law | None = Field(default=None, title="The law we supervise by")


class Plan(Row):
    what: str | None = Field(
        default=None, title="What is supervised", description="Which duties, and for which time. It is in the letters.")
    occasion: Occasion | None = Field(default=None, title="What gives rise to it")
    manner: Manner | None = Field(default=None, title="How")
    visit_on: date | None = Field(default=None, title="Day of the visit", description=A_DAY)
    place: str | None = Field(default=None, title="Place of the visit")


class Visit(Row):
    on: date | None = Field(default=None, title="Day of the visit", description=A_DAY)
    place: str | None = Field(default=None, title="Place")
    present: str | None = Field(default=None, title="Who was present", description="One on each line, with the role.")
    seen: str | None = Field(
        default=None, title="What we saw and were told", description="The party reads it in the report.")


class Finding(Row):
    what: str | None = Field(
        default=None, title="What we found", description="And what shows it. It stands in the letters.")
    severity: Severity | None = Field(default=None, title="How grave it is")
    rule: str | None = Field(default=None, title="What the rule demands")
    provision: str | None = Field(
        default=None, title="Act or regulation, section and paragraph", description="As it is to stand in the letters.")
    rectified_on: date | None = Field(default=None, title="Put right on", description=A_DAY)
    rectified_how: str | None = Field(default=None, title="How we know that it is put right")

    @property
    def label(self) -> str:
        return (self.what or "")[:60]


class SupervisionAnswers(Answers):
    about: About = About()
    plan: Plan = Plan()
    visit: Visit = Visit()
    findings: dict[Key, Finding] = {}
    delivery: Delivery = Delivery()


def visits(answers: Any, row: Any = None) -> bool:
    """It is carried out where the party is."""
    return answers.plan.manner in (Manner.VISIT, Manner.UNANNOUNCED)


def is_breach(answers: Any, row: Any) -> bool:
    return row.severity is Severity.BREACH


def put_right(answers: Any, row: Any) -> bool:
    return row.rectified_on is not None


BEGINNING, CARRIED_OUT = Text("What it is about"), Text("The supervision")
SECTIONS = (
    Section("about", Text("Whom it is about"), BEGINNING),
    Section("plan", Text("What we supervise, and how"), BEGINNING),
    Section("visit", Text("The visit"), CARRIED_OUT, when=visits),
    Section("findings", Text("What we found"), CARRIED_OUT, rows=True, when=lambda answers: bool(answers.plan.what)),
    DELIVERY,
)
WRITTEN_ON = ("plan", "visit", "findings")
"""What is written after the case was opened."""

DUTIES = Duties(
    SupervisionAnswers, SECTIONS,
    (
        Owed("about", ("name", "regime")),
        Owed("plan", ("what", "occasion", "manner")),
        Owed("plan", ("visit_on", "place"), visits),
        Owed("findings", ("what", "severity")),
        Owed("findings", ("rule", "provision"), is_breach),
        Owed("findings", ("rectified_how",), put_right),
    ),
)
