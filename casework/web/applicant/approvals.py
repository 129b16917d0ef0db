"""What is in force for the party that the person acts for, and what can be done about it: renew, or report a change."""

from __future__ import annotations

from typing import Any

from flask import url_for
from werkzeug.wrappers import Response

from casework.queries.access import parties_of, party_cases
from casework.queries.approvals import held_by, one_of, standings
from casework.queries.holdings import cases_about, version_lines
from casework.web.applicant import blueprint
from casework.web.auth import visitor
from casework.web.lasting import COLOURS, STATUSES, conditions, ends_soon, says, validity
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.vocabulary import speak_for
from casework.workflows import CASE_TYPES, is_applied_for
from casework.workflows.approvals import opened_about

WORDS: dict[str, Any] = {"statuses": STATUSES, "colours": COLOURS, "validity": validity, "ends_soon": ends_soon}


@blueprint.get("/approvals")
@policy("party")
def approvals() -> Response:
    """All that the party holds, what is in force first."""
    here = visitor()
    found = standings(held_by(here.person_id, here.acting_party_id, today()), today())
    return page("applicant/approvals.html", approvals=found, conditions=conditions, **WORDS)


@blueprint.get("/approvals/<int:approval_id>")
@policy("party")
def approval(approval_id: int) -> Response:
    """One of them: what it says, until when, on which conditions, where it came from, what follows."""
    here = visitor()
    one = one_of(held_by(here.person_id, here.acting_party_id, today()), approval_id, today())
    speak_for(one.approval.authority)
    cases = party_cases(here.person_id, today(), here.acting_party_id)
    acting = next(held for held in parties_of(here.person_id, today()) if held.party_id == here.acting_party_id)
    about = [case for case in cases_about(one.id, cases) if case.closed_at is None]
    open_types = {case.type for case in about if case.year is None}
    offered = [
        (case_type, offer)
        for case_type, offer in opened_about(one.approval.kind)
        if is_applied_for(case_type)
        if not acting.scope or case_type.name in acting.scope
    ]
    return page(
        "applicant/approval.html",
        one=one,
        says=says(one),
        conditions=conditions(one),
        versions=version_lines(one, cases),
        about=[(case, CASE_TYPES[case.type], url_for("applicant.case", ref=case.ref)) for case in about],
        offered=[(case_type, offer) for case_type, offer in offered if case_type.name not in open_types],
        may_write=acting.rights in ("write", "sign"),
        **WORDS,
    )
