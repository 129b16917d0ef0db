"""The public registers: what the house has approved, as a page, as CSV and as JSON. Open to anybody.

Only what the kind declares as public stands there, and a holder only where it is a firm.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from flask import Blueprint, Response, abort, request

from casework import i18n
from casework.core.approvals import ApprovalKind
from casework.core.text import Text
from casework.queries.published import missed_surrenders
from casework.queries.register import Entry, entries, public_kinds
from casework.web.lasting import COLOURS, STATUSES, said
from casework.web.policy import policy
from casework.web.render import language, page, today
from casework.web.vocabulary import speak_for
from casework.workflows import CASE_TYPES
from casework.workflows.approvals import declaring
from casework.workflows.authorities import ENVIRONMENT_AGENCY

blueprint = Blueprint("registers", __name__)
HEADS = {
    "number": Text("Number"),
    "holder": Text("Holder"),
    "holder_number": Text("Organisation number"),
    "status": Text("Status"),
    "valid_from": Text("From"),
    "valid_until": Text("Until"),
}
STANDINGS = {
    "appealable": Text("It can be appealed."),
    "appealed": Text("It is appealed."),
    "final": Text("It is final."),
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@blueprint.get("/registers/<name>")
@policy("public")
def register(name: str) -> Response:
    """`?q=`: those in which the words stand."""
    kind, q = _kind(name), request.args.get("q", "").strip()[:100]
    speak_for(CASE_TYPES[declaring(name)[0]].authority.key)
    found = list(entries(kind, today(), q))
    return page("public/register.html", kind=kind, found=found, q=q, statuses=STATUSES, colours=COLOURS, said=_said)


@blueprint.get("/registers/<name>.csv")
@policy("public")
def register_csv(name: str) -> Response:
    kind, out = _kind(name), io.StringIO()
    writer = csv.writer(out)
    titles = [*HEADS.values(), *(line.title for line in kind.lines if line.public)]
    writer.writerow([i18n.say(title, language()) for title in titles])
    for one in entries(kind, today()):
        writer.writerow([_cell(value) for value in _row(one).values()])
    return _download(out.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{kind.name}.csv")


@blueprint.get("/registers/<name>.json")
@policy("public")
def register_json(name: str) -> Response:
    """Keys and statuses are stable names, days are 2026-12-14; they do not follow the reader's language."""
    kind = _kind(name)
    rows = [{**_row(one), **dict(_values(one))} for one in entries(kind, today())]
    body = {"register": kind.name, "day": today().isoformat(), "approvals": rows}
    return _download(json.dumps(body, ensure_ascii=False, indent=1).encode(), "application/json", f"{kind.name}.json")


@blueprint.get("/missing-allowances")
@policy("public")
def missing_allowances() -> Response:
    """Who did not surrender enough allowances, and what that was charged (klimakvoteloven § 19)."""
    speak_for(ENVIRONMENT_AGENCY.key)
    return page("public/missing_allowances.html", found=list(missed_surrenders(today())), standings=STANDINGS)


def _kind(name: str) -> ApprovalKind:
    return public_kinds().get(name) or abort(404)


def _row(one: Entry) -> dict[str, Any]:
    until = one.valid_until.isoformat() if one.valid_until else ""
    own = {"number": one.number, "holder": one.holder, "holder_number": one.holder_number, "status": str(one.status)}
    told = {line.key: _said(line, value) for line, value in one.says}
    return {**own, "valid_from": one.valid_from.isoformat(), "valid_until": until, **told}


def _values(one: Entry) -> list[tuple[str, Any]]:
    return [(line.key, value) for line, value in one.says]


def _said(line: Any, value: Any) -> str:
    return said(line.of(value)) if value not in (None, "", []) else ""


def _cell(value: str) -> str:
    """A spreadsheet must not take what somebody wrote for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value


def _download(body: bytes, kind: str, filename: str) -> Response:
    answer = Response(body, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
