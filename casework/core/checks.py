"""Automatic rules: a check is a pure function of answers and facts, and yields findings.

The same checks run as the applicant fills in, on the caseworker's list, in a request for correction and from the
command line. Where a fact was not collected, the finding is information: not looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from casework.core.text import Source, Text

if TYPE_CHECKING:
    from casework.core.approvals import ApprovalFact
    from casework.core.case_type import CaseType


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document in the case as a check sees it: kind, the row it belongs to, its own date, when it came."""

    kind: str
    key: str
    dated_on: date | None
    received_on: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was collected outside the answers. None = not collected.

    `registers`: answers of outside registers by (register, identifier); `matches`: names of identifiers that exist
    in another case or account, without saying whose; `approval`: the one the case is about, as it stands.
    `readings`, `tables`: what people chose, or loaded, by its name; one that is not named is as it was released.
    """

    today: date
    applied_on: date | None = None
    documents: tuple[DocumentFact, ...] | None = None
    registers: Mapping[tuple[str, str], Mapping[str, Any]] | None = None
    matches: frozenset[tuple[str, str]] | None = None
    approval: ApprovalFact | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about one place; `pointer` is a JSON pointer into the answers ('' = the whole)."""

    rule: str
    severity: Severity
    pointer: str
    text: Text
    source: Source

    @property
    def section(self) -> str:
        return self.pointer.split("/")[1] if self.pointer else ""


Remark = tuple[str, Text]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: `run(answers, facts)` yields (pointer, sentence) for each fault; `needs` names fields of Facts."""

    rule: str
    severity: Severity
    title: Text
    source: Source
    run: Callable[[Any, Facts], Iterable[Remark]]
    needs: tuple[str, ...] = ()


def run_checks(case_type: CaseType, answers: Any, facts: Facts) -> tuple[Finding, ...]:
    """All findings of all checks of the type, in the order of the declaration."""
    found: list[Finding] = []
    for check in case_type.checks:
        if any(getattr(facts, need) is None for need in check.needs):
            said = Text("{rule}: not looked up", rule=check.title)
            found.append(Finding(check.rule, Severity.INFO, "", said, check.source))
        else:
            found += [Finding(check.rule, check.severity, pointer, text, check.source)
                      for pointer, text in check.run(answers, facts)]
    return tuple(found)
