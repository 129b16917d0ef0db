"""How a draft stands: what is missing, what must be looked at, and the task list that says so.

A rule's error at a field that holds nothing means "missing", not "wrong": nobody is told that a page is full of errors
before they have written on it. What rules say of documents belongs to the documents' own tasks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from casework.core.answers import pointer_to
from casework.core.asked import Document, Section
from casework.core.checks import Severity
from casework.core.text import Text
from casework.forms.typed import TYPED
from casework.models import DocumentFile
from casework.queries.drafts import Draft, Found
from casework.workflows.requirements import Gap, gaps, rows_for

WORKING_MS = 30 * 60_000
SPOKEN = (Severity.ERROR, Severity.WARNING)


def spoken(draft: Draft) -> list[Found]:
    """What the rules say that concerns the writers: errors and warnings that no officer has accepted."""
    return [found for found in draft.found if found.finding.severity in SPOKEN and found.state != "accepted"]


def about_documents(draft: Draft, found: Found) -> bool:
    rule = next((check for check in draft.case_type.checks if check.rule == found.finding.rule), None)
    return rule is not None and "documents" in rule.needs


def is_missing(draft: Draft, found: Found) -> bool:
    """The rule speaks of a place where nothing was written yet."""
    return (
        bool(found.finding.pointer) and found.finding.severity is Severity.ERROR and not draft.at(found.finding.pointer)
    )


def unread(raw: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The place of each field that holds something that is no answer."""
    if isinstance(raw, Mapping) and set(raw) == {TYPED}:
        yield at
    elif isinstance(raw, Mapping):
        for name, value in raw.items():
            yield from unread(value, (*at, name))


@dataclass(frozen=True, slots=True)
class Tally:
    """A section in figures."""

    missing: int = 0
    errors: int = 0
    to_explain: int = 0

    @property
    def to_look_at(self) -> int:
        return self.errors + self.to_explain


def tally(draft: Draft, section: str, key: str = "") -> Tally:
    """How a section stands, or one row of it."""
    place = pointer_to(section, key) if key else pointer_to(section)
    mine = [
        found
        for found in spoken(draft)
        if not about_documents(draft, found)
        and (found.finding.pointer == place or found.finding.pointer.startswith(place + "/"))
    ]
    cannot_be_read = {pointer_to(section, *([key] if key else []), *found) for found in unread(draft.at(place))}
    open_ones = [found for found in mine if found.state == "open" and found.finding.pointer not in cannot_be_read]
    missing = sum(1 for found in mine if is_missing(draft, found))
    errors = sum(1 for found in open_ones if found.finding.severity is Severity.ERROR and not is_missing(draft, found))
    warnings = sum(1 for found in open_ones if found.finding.severity is Severity.WARNING)
    return Tally(missing, errors + len(cannot_be_read), warnings)


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the task list. `tone`: success, warning, danger, info or neutral; `said`: sentences below the name."""

    title: Text
    href: str
    label: Text
    tone: str
    said: tuple[Text, ...] = ()
    section: str = ""

    @property
    def is_done(self) -> bool:
        return self.label == COMPLETE

    @property
    def is_owed(self) -> bool:
        return self.label not in (OPTIONAL, AS_SENT, AT_VERIFIER)


NOT_STARTED, COMPLETE, OPTIONAL = Text("Not started"), Text("Complete"), Text("Optional")
AS_SENT = Text("As you sent it")
AT_VERIFIER = Text("With the verifier")


def tasks(draft: Draft, person_id: int, now: int) -> list[tuple[Text, list[Task]]]:
    """The task list in its groups: each section, and after the sections of a group the documents that belong to it."""
    groups: dict[Text, list[Task]] = {}
    for section in draft.sections:
        groups.setdefault(section.group, []).append(_section_task(draft, section, person_id, now))
    for per in dict.fromkeys(document.per for document in draft.case_type.documents):
        about = next(
            (section for section in draft.case_type.sections if section.name == per), draft.case_type.sections[0]
        )
        task = _document_task(draft, per, about)
        if task:
            groups[about.group].append(task)
    return list(groups.items())


def _section_task(draft: Draft, section: Section, person_id: int, now: int) -> Task:
    found, raw, counts = draft.saved.get(section.name), draft.raw.get(section.name), tally(draft, section.name)
    said: list[Text] = []
    href = url_for("applicant.section", ref=draft.case.ref, name=section.name)
    label, tone = _label(bool(raw), counts)
    if found and found.opened_at and found.opened_by != person_id and now - found.opened_at < WORKING_MS:
        label, tone = Text("In progress"), "info"
        said.append(Text("{name} is working here.", name=draft.names.get(found.opened_by or 0, "")))
    if section.rows and raw:
        said.append(Text("{count} entries.", count=len(raw)))
    if raw and counts.errors:
        said.append(Text("{count} errors.", count=counts.errors))
    if raw and counts.to_explain:
        said.append(Text("{count} things to explain.", count=counts.to_explain))
    if section.name not in draft.writable:
        label, tone = AS_SENT, "neutral"
    if draft.theirs and draft.verifier and section.name == draft.theirs.section and draft.writable:
        said.append(Text("{verifier} writes this part.", verifier=draft.verifier.name))
        if not draft.has_assessment:
            label, tone = AT_VERIFIER, "info"
        elif counts.errors:
            label, tone = Text("{count} to look at", count=counts.to_look_at), "danger"
        else:
            label, tone = COMPLETE, "success"
    return Task(section.title, href, label, tone, tuple(said), section.name)


def _label(is_started: bool, counts: Tally) -> tuple[Text, str]:
    if is_started and counts.to_look_at:
        return Text("{count} to look at", count=counts.to_look_at), "danger" if counts.errors else "warning"
    if not is_started:
        return (NOT_STARTED, "neutral") if counts.missing else (OPTIONAL, "neutral")
    return (Text("{count} missing", count=counts.missing), "warning") if counts.missing else (COMPLETE, "success")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A document that is asked for, for the whole or for one row of the answers: what is there, and what is wrong."""

    document: Document
    key: str
    whose: str
    files: tuple[DocumentFile, ...]
    gap: Gap | None
    is_optional: bool


def requirements(draft: Draft) -> Iterator[Requirement]:
    """Every document that is asked for as the answers stand, and every other kind of which there is a file."""
    lacking = {
        (gap.kind, gap.key): gap
        for gap in gaps(draft.case_type.documents, draft.answers, draft.document_facts, draft.applied_on)
    }
    for document in draft.case_type.documents:
        for key, row in rows_for(document, draft.answers):
            files = tuple(file for file in draft.documents if (file.kind, file.row_key) == (document.kind, key))
            if files or document.when(draft.answers, key):
                yield Requirement(
                    document,
                    key,
                    str(getattr(row, "label", "")) if key else "",
                    files,
                    lacking.get((document.kind, key)),
                    not document.is_required(draft.answers, key),
                )


def _document_task(draft: Draft, per: str | None, about: Section) -> Task | None:
    asked = [wanted for wanted in requirements(draft) if wanted.document.per == per]
    if not asked:
        return None
    title = Text("Documents: {section}", section=about.title) if per else Text("Documents")
    href = url_for("applicant.documents", ref=draft.case.ref, _anchor=per or "all")
    owed = [wanted for wanted in asked if not wanted.is_optional]
    lacking = [wanted for wanted in asked if wanted.gap]
    kept = sum(1 for wanted in owed if not wanted.gap)
    said = (Text("{kept} of {count} documents are here.", kept=kept, count=len(owed)),) if owed else ()
    if lacking:
        return Task(title, href, Text("{count} missing", count=len(lacking)), "warning", said)
    return Task(title, href, COMPLETE if owed else OPTIONAL, "success" if owed else "neutral", said)
