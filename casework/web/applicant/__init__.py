"""The pages of those who act for a party: what they write, what they sent, what we decided."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("applicant", __name__)

from casework.web.applicant import (  # noqa: E402, F401  the views take the blueprint
    access,
    annexes,
    appealing,
    approvals,
    cases,
    documents,
    drafts,
    expected,
    fleet,
    grid,
    letters,
    members,
    messages,
    questions,
    review,
    rows,
    sections,
    tables,
    time_to_appeal,
    verifier,
)
