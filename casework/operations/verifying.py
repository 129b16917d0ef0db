"""A verifier in a case: named by the party, it alone writes its assessment; changed, what it saw is closed to it.

Both are steps, so who named whom and what was concluded stands in the record. What one verifier has written leaves the
draft with it: nobody sends the conclusion of another as that of the one who is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from casework.core.case_type import Actor, Refusal
from casework.core.text import Text
from casework.db import writing
from casework.models import CaseParty, DocumentFile, DraftSection
from casework.operations import findings, notices, seals
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.going import Going
from casework.queries.submissions import draft_answers, latest
from casework.queries.verifiers import (
    ACCREDITATION,
    accreditations,
    accredited,
    may_be_named,
    rights_of,
    verifier_of,
    was_ended,
)
from casework.workflows.verifying import Accredited, Deliver, NameVerifier, delivery_of

TIE, DRAFT, DOCUMENT = CaseParty.__table__, DraftSection.__table__, DocumentFile.__table__
NAMED = Text("A company has named you as the verifier of a monitoring plan.")
FIELDS = ("number", "country", "maritime", "valid_from", "valid_until")


ENDED = Refusal(
    Text("The authority has ended your accreditation here, so you cannot record another one yourself."),
    cure=Text("Send the authority your new certificate. It records it, and a second person there confirms it."),
)


class Ended(Exception):
    """The authority ended the accreditation that stood; only it begins another."""


def accredit(party_id: int, right: Accredited, *, by: By, now: int) -> None:
    """Records by which right a party verifies from now on; what was recorded before stays. Ended where the authority
    ended what stood.
    """
    with writing() as cx:
        if was_ended(cx, party_id):
            raise Ended
        enter(cx, party_id, right, by=by, now=now)


def end_accreditation(party_id: int, entry_id: int, until: date, *, by: By, now: int) -> None:
    """Ends whatever a party was accredited by before its day, because it was withdrawn or suspended: the certificate
    of that day with an earlier last day. Stale where the entry is not the newest, or no certificate covers the day.
    """
    with writing() as cx:
        entries = accreditations(cx, party_id)
        if entry_id not in {one.id for one in entries}:
            raise NotThere
        right = next((one for one in rights_of(cx, party_id) if one.valid_from <= until < one.valid_until), None)
        if entries[0].id != entry_id or right is None:
            raise Stale
        ended = next(one for one in entries if (one.number, one.country, one.valid_from) == right.certificate)
        enter(cx, party_id, replace(right, valid_until=until), by=by, now=now, ends_id=ended.id)


def enter(cx: Connection, party_id: int, right: Accredited, *, by: By, now: int, **of: int) -> None:
    """Appends an entry. `of`: the entry that it ends (`ends_id`), or what two people confirmed (`registration_id`)."""
    values = {name: getattr(right, name) for name in FIELDS} | of
    cx.execute(ACCREDITATION.insert().values(party_id=party_id, person_id=by.person_id, at=now, **values))


def name(effect: NameVerifier, going: Going) -> None:
    """Ends the tie that is open, and opens one to the verifier that was given, if one was."""
    cx, case, wanted = going.cx, going.case, going.given.get("verifier")
    chosen = may_be_named(cx, case.party_id, going.today).get(wanted) if wanted is not None else None
    if wanted is not None and chosen is None:
        raise NotThere
    was, delivery = verifier_of(cx, case.id), delivery_of(going.case_type)
    if delivery is None or (was.party_id if was else None) == wanted:
        raise Stale
    open_tie = {"case_id": case.id, "role": str(Actor.VERIFIER), "until": None}
    seals.change(cx, TIE, open_tie, until=going.today)
    if chosen is not None:
        seals.add(cx, TIE, case_id=case.id, party_id=wanted, role=str(Actor.VERIFIER), since=going.today)
        notices.order(cx, case, key=f"verifier:{case.id}:{going.seq}", now=going.now, notice=NAMED, party_id=wanted,
                      path="/assessments")  # fmt: skip
    _take_back(going, delivery)
    _write(going, delivery, delivery.heads(chosen) if chosen else {})


def deliver(effect: Deliver, going: Going) -> None:
    """Writes the assessment of the plan that the verifier had before it; Stale where the plan is another by now."""
    cx, case, given = going.cx, going.case, going.given
    named = verifier_of(cx, case.id)
    day = date.fromisoformat(given["assessment"][effect.day])
    right = accredited(cx, named.party_id, day) if named else None
    stamp = effect.stamp(draft_answers(cx, case))
    if right is None or given.get("verifier") != (named and named.party_id):
        raise NotThere
    if given.get("read") != stamp:
        raise Stale
    report = select(DOCUMENT.c.id).where(*_unsent(going, effect), DOCUMENT.c.id == given.get("report"))
    if cx.execute(report).first() is None:
        raise NotThere
    _take_back(going, effect, but=given["report"])
    said = {field: given["assessment"][field] for field in effect.asked if field in given["assessment"]}
    _write(going, effect, {**effect.heads(right), **said, **stamp})


def _unsent(going: Going, delivery: Deliver) -> tuple[Any, ...]:
    return (DOCUMENT.c.case_id == going.case.id, DOCUMENT.c.kind == delivery.report, DOCUMENT.c.number.is_(None),
            DOCUMENT.c.direction == "incoming", DOCUMENT.c.withdrawn_at.is_(None))  # fmt: skip


def _take_back(going: Going, delivery: Deliver, but: int | None = None) -> None:
    """Reports that were never sent leave the draft, but for the one that is delivered now."""
    for document_id in going.cx.execute(select(DOCUMENT.c.id).where(*_unsent(going, delivery))).scalars().all():
        if document_id != but:
            seals.change(going.cx, DOCUMENT, {"id": document_id}, withdrawn_at=going.now)


def _write(going: Going, delivery: Deliver, raw: Mapping[str, Any]) -> None:
    """Writes the section; before anything was sent, the findings follow."""
    cx, case = going.cx, going.case
    here = DRAFT.c.case_id == case.id, DRAFT.c.section == delivery.section
    version = cx.execute(select(DRAFT.c.version).where(*here)).scalar()
    values = {"raw": dict(raw), "version": (version or 0) + 1, "saved_by": going.by.person_id, "saved_at": going.now,
              "opened_by": None, "opened_at": None}  # fmt: skip
    if version is None:
        cx.execute(DRAFT.insert().values(case_id=case.id, section=delivery.section, **values))
    else:
        cx.execute(DRAFT.update().where(*here).values(**values))
    if latest(cx, case.id) is None:
        answers = draft_answers(cx, case)
        going.changes |= findings.settle(
            cx, going.case_type, case, answers, today=going.today, now=going.now, applied_on=legal_date(going.now)
        )
