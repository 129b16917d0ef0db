"""The checklist of a case page: each item with its answer, and with the open findings that bear on it.

A finding stands where it is judged: with the way to its cell and, while the applicant can be asked, to a request
drafted from it. "Yes" beside an open error is taken, since a verdict is a person's, but never silently: the page says
it when it is saved and for as long as it is so, and no approval can be proposed before the error is settled
(`checks_settled`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.asked import ChecklistItem
from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.models import ChecklistAnswer, FindingRow
from casework.queries.casepage import CaseFile
from casework.workflows.bearing import bears_on

MOST = 5
"""As many findings stand at an item; the rest are counted, and stand above."""
OPEN = ("open", "explained")


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it is asked, of one row or of the whole; `found` are rows, the gravest first."""

    item: ChecklistItem
    key: str
    answer: ChecklistAnswer | None
    by: str
    found: tuple[FindingRow, ...]

    @property
    def id(self) -> str:
        return f"{self.item.name}.{self.key}"

    @property
    def shown(self) -> list[tuple[FindingRow, Text]]:
        return [(finding, Text.from_json(finding.text)) for finding in self.found[:MOST]]

    @property
    def errors(self) -> int:
        return sum(1 for finding in self.found if finding.severity == "error")

    def against(self, answer: str) -> bool:
        """Would this answer pass over an open error?"""
        return answer == "yes" and bool(self.errors)

    def ask(self, href: str) -> str:
        """The page of the request, with these findings chosen."""
        return f"{href}?{'&'.join(f'finding={finding.id}' for finding in self.found)}"


def lines(case_type: CaseType, answers: Any, file: CaseFile) -> list[tuple[Text | str, list[Line]]]:
    """Items about the whole first, then those of each row under the row's name."""
    groups: dict[tuple[str, str], list[Line]] = {}
    for item in case_type.checklist:
        for key in item.keys(answers):
            answer = file.checklist.get((item.name, key))
            by = file.people.get(answer.person_id, "") if answer else ""
            groups.setdefault((item.per or "", key), []).append(
                Line(item, key, answer, by, _found(item, key, file.findings))
            )
    return [
        (getattr(getattr(answers, per)[key], "label", key) if per else Text("The whole"), items)
        for (per, key), items in groups.items()
    ]


def _found(item: ChecklistItem, key: str, findings: Collection[FindingRow]) -> tuple[FindingRow, ...]:
    spoken = [one for one in findings if one.state in OPEN and one.severity != "info"]
    bearing = [one for one in spoken if bears_on(item, key, one.rule, one.pointer)]
    return tuple(sorted(bearing, key=lambda one: one.severity != "error"))


def finding_line(case_type: CaseType, finding: FindingRow, file: CaseFile) -> Mapping[str, Any]:
    """A finding with the title of its rule and the names of those who explained and accepted it."""
    check = next((check for check in case_type.checks if check.rule == finding.rule), None)
    return {
        "row": finding,
        "title": check.title if check else finding.rule,
        "text": Text.from_json(finding.text),
        "explained_by": file.people.get(finding.explained_by or 0, ""),
        "accepted_by": file.people.get(finding.accepted_by or 0, ""),
    }
