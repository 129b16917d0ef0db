"""Questions to the applicant: chosen from the catalogue of the case type, in words that can be changed, and own ones.

The words stand in the language of the letter, not in that of the page. A finding that is chosen on the case page brings
the question that answers its rule, with what the rule says; where the catalogue has none, it becomes an own question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from casework.core.asked import Question, Section
from casework.core.case_type import CaseType
from casework.core.text import Text
from casework.i18n import say
from casework.models import FindingRow

OWN = "own"
OWN_CODE = "Q-OWN"
USUAL_WEEKS = 3


@dataclass
class Entry:
    """One question on the page; `key` names its fields. Texts are in the language of the letter."""

    key: str
    title: Text
    wrong: str = ""
    send: str = ""
    why: str = ""
    sections: frozenset[str] = frozenset()
    chosen: bool = False
    weeks: int = USUAL_WEEKS


@dataclass
class QuestionsPage:
    """The questions as they stand on the page; `given` are those chosen, as the step stores them."""

    entries: list[Entry]
    faults: list[tuple[str, Text]] = field(default_factory=list)

    @property
    def given(self) -> list[dict[str, Any]]:
        return [
            {
                "code": OWN_CODE if entry.key == OWN else entry.key,
                "wrong": entry.wrong,
                "send": entry.send,
                "why": entry.why,
                "sections": sorted(entry.sections),
            }
            for entry in self.entries
            if entry.chosen
        ]

    @property
    def weeks(self) -> int:
        """The usual time for the longest of the chosen questions."""
        return max((entry.weeks for entry in self.entries if entry.chosen), default=USUAL_WEEKS)


def offered(
    case_type: CaseType, sections: tuple[Section, ...], language: str, findings: Sequence[FindingRow] = ()
) -> QuestionsPage:
    """The catalogue and room for an own question, about the sections that apply; what `findings` ask for is chosen and
    says what they say.
    """
    known = frozenset(section.name for section in sections)
    entries = [_entry(question, language, known) for question in case_type.questions]
    own = Entry(OWN, Text("Another question"))
    for finding in findings:
        said = say(Text.from_json(finding.text), language)
        number = next((n for n, question in enumerate(case_type.questions) if finding.rule in question.rules), None)
        entry = own if number is None else entries[number]
        section = finding.pointer.split("/")[1] if finding.pointer else ""
        entry.wrong = said if not entry.chosen else f"{entry.wrong}\n{said}"
        entry.sections |= {section} & known
        entry.why = entry.why or finding.source
        entry.chosen = True
    return QuestionsPage([*entries, own])


def _entry(question: Question, language: str, known: frozenset[str]) -> Entry:
    return Entry(
        question.code,
        question.title,
        say(question.wrong, language),
        say(question.send, language),
        str(question.source),
        known.intersection(question.sections),
        weeks=question.weeks,
    )


def read(case_type: CaseType, sections: tuple[Section, ...], language: str, sent: MultiDict[str, str]) -> QuestionsPage:
    """The questions as they were sent, judged: at least one, each saying what is wrong and what to send."""
    page = offered(case_type, sections, language)
    chosen, known = set(sent.getlist("question")), {section.name for section in sections}
    for entry in page.entries:
        entry.chosen = entry.key in chosen
        entry.wrong, entry.send = (sent.get(f"{part}-{entry.key}", "").strip() for part in ("wrong", "send"))
        entry.why = sent.get(f"why-{entry.key}", entry.why).strip()
        if entry.key == OWN:
            entry.sections = frozenset(sent.getlist("own-sections")) & known
        if entry.chosen:
            page.faults += [
                (f"{part}-{entry.key}", Text("Write it, or take the question away: {title}", title=entry.title))
                for part in ("wrong", "send")
                if not getattr(entry, part)
            ]
    if not any(entry.chosen for entry in page.entries):
        page.faults.insert(0, ("questions", Text("Choose at least one question.")))
    return page
