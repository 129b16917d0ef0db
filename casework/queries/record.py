"""Reading the record of a case: what was said in an event."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from casework.models import EventContent

CONTENT = EventContent.__table__


def content_of(cx: Connection, case_id: int, seq: int) -> dict[str, Any]:
    """What the person told in an event; empty where it was erased."""
    body = cx.execute(select(CONTENT.c.body).where(CONTENT.c.case_id == case_id, CONTENT.c.seq == seq)).scalar()
    return dict(json.loads(body)) if body else {}
