"""The worklist as a spreadsheet, with the same filters as its address.

Every cell is text: a name that begins with “=” stays a name, and a number keeps its leading zeros. Days are written
2026-12-14, which sorts.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import xlsxwriter
from flask import Response, request

from casework import i18n
from casework.core.calendars import legal_date
from casework.core.text import Text
from casework.models import Case
from casework.models.case import FAR
from casework.queries.worklist import Cursor, Wanted, page_of
from casework.web.auth import visitor
from casework.web.policy import policy
from casework.web.render import language, now, today
from casework.web.staff import blueprint
from casework.web.staff.desk import EVERYBODY
from casework.web.staff.worklist import wanted_of
from casework.web.vocabulary import PHASES
from casework.workflows import CASE_TYPES

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_PAGE = 500
MOST = 50_000
COLUMNS = (
    (Text("Case"), 11),
    (Text("Type"), 30),
    (Text("Party"), 34),
    (Text("Title"), 34),
    (Text("Phase"), 14),
    (Text("State"), 24),
    (Text("With"), 20),
    (Text("Next clock"), 32),
    (Text("Binds"), 14),
    (Text("Due"), 12),
    (Text("Received"), 12),
    (Text("Age, days"), 10),
)
BINDS = {"authority": Text("us"), "party": Text("the party")}


@blueprint.get("/staff/worklist.xlsx")
@policy("staff", *EVERYBODY)
def worklist_xlsx() -> Response:
    """Every page of the list, in its order; at most MOST rows."""
    wanted = wanted_of(request.args, visitor().roles)
    answer = Response(workbook(rows(wanted)), mimetype=KIND)
    answer.headers["Content-Disposition"] = f'attachment; filename="worklist-{today().isoformat()}.xlsx"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def rows(wanted: Wanted) -> Iterator[tuple[str, ...]]:
    here, count = visitor(), 0
    after: Cursor | None = None
    while count < MOST:
        found = page_of(
            wanted,
            person_id=here.person_id,
            authority=here.authority or "",
            roles=here.roles,
            today=today(),
            after=after,
            size=A_PAGE,
        )
        yield from (cells(case) for case in found.cases)
        count += len(found.cases)
        after = found.after
        if after is None:
            return


def cells(case: Case) -> tuple[str, ...]:
    """A case as the columns say it, in the reader's language."""
    case_type, speaks = CASE_TYPES[case.type], language()
    received = legal_date(case.received_at or case.created_at)
    clock = case_type.deadline(case.due_clock).title if case.due_clock else ""
    return (
        case.number or case.ref,
        i18n.say(case_type.title, speaks),
        case.party.name,
        case.title,
        i18n.say(next(title for phase, title in PHASES.items() if phase == case.phase), speaks),
        i18n.say(case_type.state(case.state).title, speaks),
        case.assignee.name if case.assignee else "",
        i18n.say(clock, speaks) if clock else "",
        i18n.say(BINDS[case.due_owner], speaks) if case.due_owner in BINDS else "",
        case.due.isoformat() if case.due != FAR else "",
        received.isoformat(),
        str((today() - received).days),
    )


def workbook(lines: Iterator[tuple[str, ...]]) -> bytes:
    """One sheet, its first row frozen and filterable."""
    out, speaks = io.BytesIO(), language()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {"in_memory": True, **plain}) as book:
        book.set_properties({"created": i18n.oslo(now()).replace(tzinfo=None)})
        sheet = book.add_worksheet(i18n.say(Text("Worklist"), speaks)[:31])
        strong = book.add_format({"bold": True})
        for column, (title, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, i18n.say(title, speaks), strong)
        last = 0
        for last, line in enumerate(lines, start=1):
            for column, value in enumerate(line):
                sheet.write_string(last, column, value)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    return out.getvalue()
