"""What the case page, the letters and the first draft of the reasons take from a request for access."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.sheets import NONE_LOADED
from casework.workflows.access_request.answers import CHOICES, AccessAnswers, Basis, Code, Verdict, disclosed
from casework.workflows.sheets import Sheet

GIVEN = Text("Given")


def subjects(answers: AccessAnswers) -> tuple[DecisionSubject, ...]:
    return (DecisionSubject("access", Text("Access to the documents of {case}", case=answers.about.case or "–")),)


def title_of(answers: AccessAnswers) -> str:
    """What the case is called that is asked about, with its number."""
    return ", ".join(part for part in (answers.about.title, answers.about.case) if part)


def wishes(answers: AccessAnswers) -> Wishes:
    return Wishes(**answers.delivery.wishes(), address=answers.about.address,
                  email=answers.delivery.notice_email or "", country=answers.about.country or "")


def public(answers: AccessAnswers) -> bool:
    """Is it asked by everybody's right?"""
    return answers.about.basis is Basis.PUBLIC


def summary(answers: AccessAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    basis, count = answers.about.basis, len(answers.found) or len(answers.wanted.which or answers.about.documents)
    return ((Text("Documents of the case"), title_of(answers)),
            (Text("By which right"), CHOICES[Basis][basis] if basis else "–"),
            (Text("How many are asked for"), str(count)))


def sheets(answers: AccessAnswers, tables: Mapping[str, Any] = NONE_LOADED) -> tuple[Sheet, ...]:
    """What is asked for, and how each document is answered."""
    if not answers.found:
        return ()
    exempt = answers.exempt

    def row(key: str, number: str, title: str) -> tuple[Text | str, ...]:
        told = exempt.get(key)
        if told is None or told.verdict is None:
            return number, title, GIVEN, "–"
        return number, title, CHOICES[Verdict][told.verdict], CHOICES[Code][told.ground] if told.ground else "–"

    return (Sheet("documents", Text("How each document is answered"),
                  Text("What has no row of its own is given. What is not given whole has one exact ground."),
                  (Text("Document"), Text("Title"), Text("Answer"), Text("Ground")),
                  tuple(row(piece.key, piece.number, piece.title) for piece in disclosed(answers).pieces)),)


def prefill(answers: AccessAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The only block: why. It is begun with what was written of each document."""
    said = "\n\n".join(f"{answers.found[key].number}: {row.why}" for key, row in answers.exempt.items()
                       if key in answers.found and row.why)
    return {"assessment": Text("{said}", said=said)} if said else {}
