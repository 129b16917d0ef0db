"""Writing outbox rows. They are drained by `casework.outbox`, after the commit, under the stable key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from casework.db import Plain
from casework.models import Outbox

OUTBOX = Outbox.__table__
PUT = Plain(OUTBOX.insert())


def put(
    cx: Connection,
    kind: str,
    key: str,
    *,
    now: int,
    case_id: int | None = None,
    due_at: int | None = None,
    **payload: Any,
) -> None:
    """Orders work outside the transaction. The same key twice is an error: the stable key is what makes an effect
    single.
    """
    row = {"kind": kind, "key": key, "case_id": case_id, "payload": payload, "created_at": now}
    PUT(cx, {**row, "due_at": due_at or now, "attempts": 0, "last_error": ""})
