"""What the case page, the letters, and cases that follow take from the file of a supervision."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.supervision_regimes import SUPERVISIONS, Supervision, supervision_of
from casework.workflows.application.delivery import begun_as
from casework.workflows.concerning import Concerned
from casework.workflows.supervision_case.answers import CHOICES, Finding, Manner, Severity, SupervisionAnswers

NOT_WRITTEN = Text("not written")


def law(answers: SupervisionAnswers) -> Supervision | None:
    """The law that is supervised by."""
    return SUPERVISIONS[answers.about.regime] if answers.about.regime else None


def concerning(answers: SupervisionAnswers) -> tuple[str, str]:
    """The law that is supervised by, and the number of the case it concerns, if any."""
    return answers.about.regime or "", answers.about.case or ""


def begins(concerned: Concerned) -> Mapping[str, Mapping[str, Any]] | None:
    """What a supervision begins with; not offered where no law is known, nor about a supervision."""
    found, wishes = supervision_of(concerned.authority), concerned.wishes
    if found is None or concerned.watched is not None:
        return None
    return {"about": concerned.about(found.code), "delivery": begun_as(wishes, wishes.language)}


def breaches(answers: SupervisionAnswers) -> tuple[Finding, ...]:
    """The breaches that are not put right."""
    return tuple(row for row in answers.findings.values()
                 if row.severity is Severity.BREACH and row.rectified_on is None)


def found(answers: SupervisionAnswers) -> Mapping[str, str]:
    """The breaches that are left, as a case that follows begins with them: what, which duty, and where it stands."""
    left = breaches(answers)
    said = {
        "what": "\n\n".join(row.what for row in left if row.what),
        "rule": "\n\n".join(dict.fromkeys(row.rule for row in left if row.rule)),
        "provision": "; ".join(dict.fromkeys(row.provision for row in left if row.provision)),
    }
    return {name: words for name, words in said.items() if words}


def subjects(answers: SupervisionAnswers) -> tuple[DecisionSubject, ...]:
    """Nothing is decided here; what is told is one thing."""
    return (DecisionSubject("supervision", Text("Supervision")),)


def title_of(answers: SupervisionAnswers) -> str:
    """Whom it is of, and what is supervised."""
    what = shorten(answers.plan.what or "", 80, placeholder=" …").rstrip(".")
    return ", ".join(part for part in (answers.about.name, what) if part)


def wishes(answers: SupervisionAnswers) -> Wishes:
    about, delivery = answers.about, answers.delivery
    return Wishes(**delivery.wishes(), email=delivery.notice_email or "", number=about.number or "",
                  address=about.address, country=about.country or "")


def summary(answers: SupervisionAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    by, told = law(answers), answers.plan
    return (
        (Text("Concerns case"), answers.about.case or Text("none")),
        (Text("By law"), str(by.source) if by else NOT_WRITTEN),
        (Text("How"), CHOICES[Manner][told.manner] if told.manner else NOT_WRITTEN),
        (Text("Breaches not put right"), str(len(breaches(answers)))),
    )


def prefill(answers: SupervisionAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """No reasons are written here: what was found stands in the report."""
    return {}
