"""Which documents a case still needs: the general part, over the declarations of any case type.

A document is too old when its own date lies further back than its greatest age before the day of the application
(Regulation (EU) 2019/1122 Annex VIII and practice: three months). A copy counts from the day it was certified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from casework.core.answers import Answers, Row, pointer_to
from casework.core.asked import Document
from casework.core.checks import Check, DocumentFact, Facts, Remark, Severity
from casework.core.periods import Amount, advance
from casework.core.text import Source, Text

A = TypeVar("A", bound=Answers)
When = Callable[[Answers, str], bool]


def when_of(of: type[A]) -> Callable[[Callable[[A, str], bool]], When]:
    """Makes conditions on answers of one type; answers of another need nothing."""
    return lambda test: lambda answers, key: isinstance(answers, of) and test(answers, key)


class Lack(StrEnum):
    MISSING = "missing"
    TOO_OLD = "too_old"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Gap:
    """A document that is not there, or cannot be used: of which kind, for which row ('' = the whole), and why."""

    kind: str
    key: str
    why: Text
    lack: Lack
    pointer: str


def rows_for(document: Document, answers: Answers) -> Iterator[tuple[str, Row]]:
    """(key, row) for each row that the document is about; ('', answers) for one that is about the whole."""
    if document.per is None:
        yield "", answers
    else:
        yield from getattr(answers, document.per).items()


def needed(documents: Iterable[Document], answers: Answers) -> Iterator[tuple[Document, str]]:
    """Each required document, once for every row it is required for."""
    for document in documents:
        yield from ((document, key) for key, _ in rows_for(document, answers)
                    if document.when(answers, key) and document.is_required(answers, key))


def gaps(documents: Iterable[Document], answers: Answers, facts: tuple[DocumentFact, ...],
         applied_on: date) -> tuple[Gap, ...]:
    """What is missing, too old or without a date; where one of several uploads will do, nothing."""
    declared = tuple(documents)
    owed = {(document.kind, key) for document, key in needed(declared, answers)}
    found: list[Gap] = []
    for document in declared:
        for key, row in rows_for(document, answers):
            sent = [fact for fact in facts if (fact.kind, fact.key) == (document.kind, key)]
            if not sent and (document.kind, key) not in owed:
                continue
            gap = _gap(document, key, str(getattr(row, "label", "")) if key else "", sent, applied_on)
            if gap is not None:
                found.append(gap)
    return tuple(found)


def missing(documents: Iterable[Document], answers: Answers, facts: tuple[DocumentFact, ...],
            applied_on: date) -> list[tuple[str, str, Text]]:
    """(kind, key, why) for each gap."""
    return [(gap.kind, gap.key, gap.why) for gap in gaps(documents, answers, facts, applied_on)]


def _gap(document: Document, key: str, whose: str, sent: list[DocumentFact], applied_on: date) -> Gap | None:
    title = Text("{document} for {name}", document=document.title, name=whose) if whose else document.title
    pointer = pointer_to(document.per, key) if document.per else ""
    if not sent:
        return Gap(document.kind, key, Text("{document}: not sent yet.", document=title), Lack.MISSING, pointer)
    age = document.max_age
    if age is None or any(_is_young(fact, age, applied_on) for fact in sent):
        return None
    dated = [fact.dated_on for fact in sent if fact.dated_on is not None]
    if len(dated) < len(sent):
        return Gap(document.kind, key, Text("{document}: tell us its date. It may be at most {age} old on the day you "
                                            "apply.", document=title, age=age.text), Lack.UNDATED, pointer)
    return Gap(document.kind, key, Text(
        "{document}: dated {day}. It may be at most {age} old on the day you apply. Send a new one.",
        document=title, day=max(dated), age=age.text), Lack.TOO_OLD, pointer)


def _is_young(fact: DocumentFact, age: Amount, applied_on: date) -> bool:
    dated = fact.dated_on
    return dated is not None and (dated >= applied_on or applied_on <= advance(dated, age))


def document_checks(prefix: str, documents: tuple[Document, ...], source: Source) -> tuple[Check, Check, Check]:
    """The three rules about documents, numbered -60 to -62: each is there, none is too old, each has its date."""

    def check(number: int, severity: Severity, title: Text, lack: Lack) -> Check:
        def run(answers: Answers, facts: Facts) -> Iterator[Remark]:
            for gap in gaps(documents, answers, facts.documents or (), facts.applied_on or facts.today):
                if gap.lack is lack:
                    yield gap.pointer, gap.why

        return Check(f"{prefix}-{number}", severity, title, source, run, ("documents",))

    return (check(60, Severity.ERROR, Text("Every document is there"), Lack.MISSING),
            check(61, Severity.ERROR, Text("No document is too old"), Lack.TOO_OLD),
            check(62, Severity.WARNING, Text("Every document has its date"), Lack.UNDATED))
