"""The pages of the authority's people: what is theirs today, the case on one screen, and the letters they sign."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("staff", __name__)

from casework.web.staff import (  # noqa: E402, F401  the views take the blueprint
    access,
    annexes,
    approvals,
    beginnings,
    board,
    bulk,
    case,
    correcting,
    deadline,
    dossier,
    expected,
    exports,
    faults,
    files,
    finance,
    initiative,
    parties,
    payments,
    people,
    post,
    readings,
    record,
    sign,
    steps,
    tables,
    time_to_appeal,
    timesheets,
    timing,
    verifiers,
    work,
    worklist,
)
