"""The case on one screen: by when, what one may do, what is found, what is written, and the evidence.

The order is that of the work: due, do, check, write, evidence. Every step is a button with the sentence of what it sets
going, or stands under "Not available now" with every reason. Reading changes nothing.
"""

from __future__ import annotations

from typing import Any

from flask import Response, url_for

from casework.core.answers import lift
from casework.core.case_type import Actor, CaseType, Phase
from casework.core.text import Text
from casework.db import db
from casework.i18n import say
from casework.models import Case, DocumentFile
from casework.operations.acting import legal_date
from casework.queries.annexes import annexes_of
from casework.queries.approvals import about_of_case, granted_in
from casework.queries.casepage import CaseFile, case_file, own_impartiality
from casework.queries.cases import subject_titles
from casework.queries.corrections import corrected, waiting
from casework.queries.facts import connected, prepared
from casework.queries.findings import document_facts
from casework.queries.people import colleagues, names
from casework.web.appeals import appeals_of
from casework.web.comparing import difference_of
from casework.web.fees import fee_of
from casework.web.law import Used, loaded, used
from casework.web.once import fresh_key
from casework.web.pictures import picture
from casework.web.policy import policy
from casework.web.render import language, page, today
from casework.web.staff import answers as sent
from casework.web.staff import blueprint, checklist
from casework.web.staff.around import around
from casework.web.staff.changes import versions
from casework.web.staff.clocklines import lines
from casework.web.staff.desk import EVERYBODY, WORKERS, Desk, opened
from casework.web.staff.offers import asks_questions, offered, time_offered
from casework.web.staff.timeline import block_title, entries, noted
from casework.web.staff.timing import spent_on
from casework.web.vocabulary import PHASES
from casework.workflows import is_applied_for
from casework.workflows.annexes import ANNEX
from casework.workflows.disclosing import FILE
from casework.workflows.requirements import gaps

ANSWERS = (("yes", Text("Yes")), ("no", Text("No")), ("na", Text("Not applicable")))


@blueprint.get("/staff/cases/<ref>")
@policy("staff", *EVERYBODY)
def case(ref: str) -> Response:
    desk = opened(ref)
    return page("staff/case.html" if desk.reads else "staff/case_registrar.html", **view(desk))


def view(desk: Desk) -> dict[str, Any]:
    """What the templates of a case read."""
    case, case_type = desk.case, desk.case_type
    file = case_file(case)
    newest = file.submissions[0].row if file.submissions else None
    answers = lift(case_type.answers, newest.answers_version, newest.answers) if newest else case_type.answers()
    clocks = {clock.name: clock.state for clock in file.clocks if clock.state != "stopped"}
    steps = offered(desk, clocks)
    asking = next((step for step in case_type.steps if asks_questions(step)), None)
    shown = sent.shown(case_type, newest.answers, answers) if newest else []
    return {
        "desk": desk,
        "case": case,
        "case_type": case_type,
        "file": file,
        "approvals": granted_in(case.id, today()),
        "about": about_of_case(case.id, today()),
        "answers": answers,
        "decided": subject_titles(case_type, answers),
        "once": fresh_key,
        "summary": case_type.summary(answers),
        "sheets": case_type.sheets(answers, loaded(case_type)),
        "strip_of": strip_of(case, case_type),
        "clocks": lines(case, case_type, file.clocks),
        "offered": steps,
        "asking": next((one for one in steps.now if asks_questions(one.step)), None),
        "asks": asking,
        "findings": [checklist.finding_line(case_type, finding, file) for finding in file.findings],
        "rules_asked": len(case_type.checks),
        "checklist": checklist.lines(case_type, answers, file),
        "answers_of": ANSWERS,
        "blocks": blocks(desk, answers, file),
        "documents": documents(case_type, answers, file),
        "corrected": corrected(db.session.connection(), case.id),
        "correction_waits": waiting(db.session.connection(), case) is not None,
        "gaps": missing(desk, answers, file),
        "decided_under": decided_under(case_type, file),
        "spent": spent_on(desk),
        **fee_of(case, compares=True),
        **appeals_of(case, case_type, today()),
        "time_offered": time_offered(desk),
        **around(desk),
        "errors_noted": noted(file.events),
        "address_of_case": lambda ref: url_for("staff.case", ref=ref),
        "time": entries(case_type, file.events, _people(desk, file)),
        "sent": shown,
        "ours": not is_applied_for(case_type),
        "cell": sent.Cells(shown).href,
        "versions": versions(case_type, file),
        "annexed": annexes_of(case, case_type, language()),
        "document_address": lambda row: url_for("staff.document", ref=case.ref, number=row.number, show=""),
        "difference": difference_of(case, case_type, answers) if newest else None,
        "colleagues": colleagues(case.authority, today(), *WORKERS, case_type=case.type),
        "own": own_impartiality(case.id, desk.by.person_id or 0),
        "connected": connected(db.session.connection(), case.id, desk.by.person_id, today()),
        "prepared": prepared(db.session.connection(), case)[1],
        "undone": undone(desk),
        "rights": rights(desk),
        "picture": picture(case_type, case.state, language(), "staff"),
    }


def rights(desk: Desk) -> dict[str, bool]:
    """What this person may change on the page, whatever the steps."""
    is_open, roles = desk.fixed is None, desk.by.roles
    judges = desk.settled is None and Actor.CASEWORKER in roles
    return {
        "judge": judges,
        "write": judges,
        "note": desk.works,
        "message": desk.works and desk.silenced is None,
        "assign": is_open and bool(roles.intersection((*WORKERS, Actor.MANAGER))),
        "declare": desk.declares and desk.case.closed_at is None,
    }


def undone(desk: Desk) -> bool:
    """The case stands where a second person signs, but what was prepared was undone by a later change."""
    waits = any(
        step.decides and desk.case.state in {source.name for source in step.sources} for step in desk.case_type.steps
    )
    return waits and prepared(db.session.connection(), desk.case)[1] is None


def strip_of(case: Case, case_type: CaseType) -> list[dict[str, object]]:
    """The phases, with the state's own name where the case stands."""
    state, shown = case_type.state(case.state), []
    for phase in list(Phase)[1:]:
        place = "here" if phase is state.phase else "past" if phase.place < state.phase.place else "later"
        shown.append({"title": state.title if place == "here" else PHASES[phase], "state": place})
    return shown


def blocks(desk: Desk, answers: Any, file: CaseFile) -> list[dict[str, Any]]:
    """The reasons block by block; an empty one is begun from the answers, in the language of the letter."""
    begun = desk.case_type.prefill(answers, document_facts(db.session.connection(), desk.case.id))
    found = []
    for name in desk.case_type.reasons:
        row = file.reasons.get(name)
        text = row.text if row else ""
        draft = say(begun[name], desk.case.language) if not text and name in begun else ""
        found.append(
            {
                "name": name,
                "title": block_title(name),
                "row": row,
                "text": text,
                "draft": draft,
                "version": row.version if row else 0,
                "by": file.people.get(row.saved_by, "") if row else "",
                "comment": row.comment if row else "",
            }
        )
    return found


def documents(case_type: CaseType, answers: Any, file: CaseFile) -> list[dict[str, Any]]:
    """The journal, newest first: what came in, what went out and how it arrived."""
    letters = {one.letter.document_id: one for one in file.letters if one.letter.document_id}
    rows: list[dict[str, Any]] = [
        {
            "row": document,
            "title": title_of(case_type, document),
            "whose": whose(case_type, document, answers),
            "sent": letters.get(document.id),
            "by": file.people.get(document.person_id or 0, ""),
        }
        for document in file.documents
    ]
    return [row for row in rows if is_filed(row["row"]) or row["sent"] is not None]


def is_filed(document: DocumentFile) -> bool:
    """Does it stand in the journal by itself, and not by a letter that went out?"""
    return document.direction != "outgoing" or document.kind in (ANNEX, FILE)


def title_of(case_type: CaseType, document: DocumentFile) -> Text | str:
    """The declared title of its kind, which can be translated; else the title it came with."""
    declared = next((known for known in case_type.documents if known.kind == document.kind), None)
    return declared.title if declared and document.title == str(declared.title) else document.title


def whose(case_type: CaseType, document: DocumentFile, answers: Any) -> str:
    """The name of the row that a document belongs to."""
    declared = next((known for known in case_type.documents if known.kind == document.kind), None)
    row = (
        getattr(answers, declared.per).get(document.row_key) if declared and declared.per and document.row_key else None
    )
    return str(getattr(row, "label", "") or "")


def missing(desk: Desk, answers: Any, file: CaseFile) -> list[Text]:
    applied = legal_date(desk.case.received_at) if desk.case.received_at else today()
    return [
        gap.why
        for gap in gaps(
            desk.case_type.documents, answers, document_facts(db.session.connection(), desk.case.id), applied
        )
    ]


def decided_under(case_type: CaseType, file: CaseFile) -> Used | None:
    """The law that the last decision used, as its event says."""
    seq = max((decision.event_seq for decision in file.decisions), default=0)
    return next((used(case_type, event.body) for event in file.events if event.seq == seq), None)


def _people(desk: Desk, file: CaseFile) -> dict[int, str]:
    return file.people | names(event.body.get("to") for event in file.events if event.kind == "record:assigned")
