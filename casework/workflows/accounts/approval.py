"""The account as what is in force: its number, its holder, and who may act in it.

The number is the registry's own. An account has no last day; it is changed by new versions (other representatives) and
ends when it is closed (Regulation (EU) 2019/1122 Articles 20–26).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from casework.core.approvals import ApprovalKind, Line
from casework.core.text import Text
from casework.workflows.accounts.answers import Representative
from casework.workflows.accounts.choices import CHOICES, Rights

NAMED = Text("{name}: {rights}")
SUSPENDED = Text("{name} (suspended)")


def _people(rows: Mapping[str, Mapping[str, Any]]) -> list[Text]:
    return [Text(SUSPENDED.msgid, name=row["name"]) if row.get("suspended")
            else Text(NAMED.msgid, name=row["name"], rights=CHOICES[Rights][Rights(row["rights"])])
            for row in rows.values()]


def representative_data(row: Representative) -> dict[str, str]:
    """What the account says of a representative: who, reached how, with which rights."""
    rights = row.rights or Rights.READ
    said = {"name": row.label, "email": row.email or "", "mobile": row.mobile or "", "rights": str(rights),
            "birth_date": str(row.birth_date or "")}
    return {key: value for key, value in said.items() if value}


def approved(answers: Any, told: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The representatives that were decided on and not refused, by the keys of the answers."""
    decided = told.get("decided", {})
    rows = answers.representatives.items()
    return {key: representative_data(row) for key, row in rows if decided.get(key, "approval") == "approval"}


ACCOUNT = ApprovalKind(
    name="account",
    title=Text("Account in the Union Registry"),
    number="account_number",
    lines=(
        Line("account_type", Text("Type of account"), of=Text.from_json),
        Line("holder", Text("Account holder")),
        Line("account_name", Text("Name of the account")),
        Line("representatives", Text("Representatives"), of=_people),
    ),
)


def account(
    account_type: Callable[[Any], Text], holder: Callable[[Any], str], name: Callable[[Any], str]
) -> ApprovalKind:
    """The kind as a type grants it: what its answers make of it."""

    def data(answers: Any, told: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "account_type": account_type(answers).as_json(),
            "holder": holder(answers),
            "account_name": name(answers),
            "representatives": approved(answers, told),
        }

    return replace(ACCOUNT, data=data)
