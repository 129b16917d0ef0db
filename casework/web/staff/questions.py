"""Questions to the applicant: drafted from findings, chosen from the catalogue of the case type, or own ones. All words
can be changed before they are sent.

The words stand in the language of the letter, not in that of the page. What the chosen findings say of one section by
one rule becomes one question: it says what they say, asks for what the catalogue asks, and opens that section alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
CORRECT = Text("Correct it, or tell us why it is right.")


@dataclass
class Entry:
    """One question on the page; `key` names its fields, `limits` says whether its sections are chosen there. Texts are
    in the language of the letter.
    """

    key: str
    code: str
    title: Text
    wrong: str = ""
    send: str = ""
    why: str = ""
    sections: frozenset[str] = frozenset()
    chosen: bool = False
    weeks: int = USUAL_WEEKS
    limits: bool = False


@dataclass
class QuestionsPage:
    """The questions as they stand on the page; `given` are those chosen, as the step stores them; `findings` are those
    that the drafted ones speak of.
    """

    drafted: list[Entry]
    others: list[Entry]
    findings: tuple[int, ...] = ()
    faults: list[tuple[str, Text]] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [*self.drafted, *self.others]

    @property
    def given(self) -> list[dict[str, Any]]:
        return [
            {
                "code": entry.code,
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
    """Questions drafted from `findings`, the catalogue, and room for an own question, about the sections that apply."""
    known = frozenset(section.name for section in sections)
    catalogue = [_entry(question, language, known) for question in case_type.questions]
    drafted = [_drafted(case_type, said, language, known) for said in _together(findings)]
    own = Entry(OWN, OWN_CODE, Text("Another question"), limits=True)
    return QuestionsPage(drafted, [*catalogue, own], tuple(finding.id for finding in findings))


def _together(findings: Iterable[FindingRow]) -> list[list[FindingRow]]:
    """The findings of one rule in one section, in the order of the page."""
    found: dict[tuple[str, str], list[FindingRow]] = {}
    for finding in findings:
        found.setdefault((finding.rule, _section(finding)), []).append(finding)
    return list(found.values())


def _section(finding: FindingRow) -> str:
    return finding.pointer.split("/")[1] if finding.pointer else ""


def _drafted(case_type: CaseType, findings: list[FindingRow], language: str, known: frozenset[str]) -> Entry:
    """What the findings say, with what the catalogue asks for about this rule in this section. Where they name no
    section, those of that question are opened.
    """
    first = findings[0]
    title = next((check.title for check in case_type.checks if check.rule == first.rule), Text("Another question"))
    section = _section(first)
    fitting = [one for one in case_type.questions if first.rule in one.rules and section in (*one.sections, "")]
    question = min(fitting, key=lambda one: len(one.sections), default=None)
    return Entry(
        f"finding-{first.id}",
        question.code if question else OWN_CODE,
        title,
        "\n".join(say(Text.from_json(finding.text), language) for finding in findings),
        say(question.send if question else CORRECT, language),
        first.source,
        known.intersection((section,) if section else question.sections if question else ()),
        chosen=True,
        weeks=question.weeks if question else USUAL_WEEKS,
        limits=True,
    )


def _entry(question: Question, language: str, known: frozenset[str]) -> Entry:
    return Entry(
        question.code,
        question.code,
        question.title,
        say(question.wrong, language),
        say(question.send, language),
        str(question.source),
        known.intersection(question.sections),
        weeks=question.weeks,
    )


def read(
    case_type: CaseType,
    sections: tuple[Section, ...],
    language: str,
    sent: MultiDict[str, str],
    findings: Sequence[FindingRow] = (),
) -> QuestionsPage:
    """The questions as they were sent, judged: at least one, each saying what is wrong and what to send."""
    page = offered(case_type, sections, language, findings)
    chosen, known = set(sent.getlist("question")), {section.name for section in sections}
    for entry in page.entries:
        entry.chosen = entry.key in chosen
        entry.wrong, entry.send = (sent.get(f"{part}-{entry.key}", "").strip() for part in ("wrong", "send"))
        entry.why = sent.get(f"why-{entry.key}", entry.why).strip()
        if entry.limits:
            entry.sections = frozenset(sent.getlist(f"{entry.key}-sections")) & known
        if entry.chosen:
            page.faults += [
                (f"{part}-{entry.key}", Text("Write it, or take the question away: {title}", title=entry.title))
                for part in ("wrong", "send")
                if not getattr(entry, part)
            ]
    if not any(entry.chosen for entry in page.entries):
        page.faults.insert(0, ("questions", Text("Choose at least one question.")))
    return page
