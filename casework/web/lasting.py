"""Words for what is in force: how it stands, until when, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from casework import i18n
from casework.core.approvals import Status
from casework.core.text import Text
from casework.models import ApprovalCondition
from casework.queries.approvals import Standing
from casework.queries.holdings import SOON
from casework.web.render import language, today

STATUSES = {
    Status.SCHEDULED: Text("planned"),
    Status.IN_FORCE: Text("in force"),
    Status.SUSPENDED: Text("suspended"),
    Status.REPLACED: Text("replaced"),
    Status.EXPIRED: Text("expired"),
    Status.REVOKED: Text("revoked"),
}
HAPPENED: dict[str, Text] = {
    **{str(status): words for status, words in STATUSES.items()},
    "reminded": Text("the holder was reminded that it runs out"),
    "condition_met": Text("a condition was met"),
}
COLOURS = {Status.IN_FORCE: "success", Status.SUSPENDED: "warning", Status.SCHEDULED: "info"}


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition, in words, and whether its day is over."""

    row: ApprovalCondition
    text: Text
    late: bool


def validity(one: Standing) -> Text:
    """From when until when, in a sentence."""
    first, last = one.valid_from, one.valid_until
    if one.status is Status.SCHEDULED:
        return Text("It applies from {day}.", day=first)
    if one.status in (Status.EXPIRED, Status.REVOKED, Status.REPLACED):
        return Text("It has ended.") if last is None or last >= today() else Text("It ended on {day}.", day=last)
    if last is None:
        return Text("It applies from {day}, without a last day.", day=first)
    return Text("It applies from {day} to {last}, both included.", day=first, last=last)


def ends_soon(one: Standing) -> bool:
    """Does it run out within half a year, with nothing to follow?"""
    follows = Status.SCHEDULED in one.statuses.values()
    return one.lives and one.valid_until is not None and one.valid_until <= today() + SOON and not follows


def says(one: Standing) -> list[tuple[Text, list[str]]]:
    """What it says: a title, and one line or several."""
    return [(title, [said(part) for part in (value if isinstance(value, list | tuple) else [value])])
            for title, value in one.says]  # fmt: skip


def said(value: Any) -> str:
    """A value of the data as people read it; plain strings are what somebody wrote, and stay."""
    return i18n.shown(value, language())


def conditions(one: Standing) -> list[ConditionLine]:
    """What is not met first, by its day; then what is."""
    rows = sorted(one.conditions, key=lambda row: (row.met_on is not None, row.due or date.max, row.id))
    return [
        ConditionLine(row, Text.from_json(row.text), row.met_on is None and row.due is not None and row.due < today())
        for row in rows
    ]
