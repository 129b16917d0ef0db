"""Papers of a case: read in one snapshot before they are laid out, and kept as bytes under their own hash (N2, T2).

The bytes are stored and flushed before a row names them. A worker that died in between has stored the same bytes under
the same key, and they are taken as they are.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection

from casework.db import db
from casework.models import DocumentFile
from casework.operations import seals
from casework.ports.outside import Outside
from casework.ports.storage import KeyTaken

DOCUMENT = DocumentFile.__table__


@contextmanager
def snapshot() -> Iterator[Connection]:
    """One reading of the database, as it stood at one instant."""
    with db.engine.connect() as reading:
        if db.engine.dialect.name == "postgresql":
            reading = reading.execution_options(isolation_level="REPEATABLE READ")
        yield reading


def keep(
    cx: Connection, content: bytes, folder: str, *, outside: Outside, now: int, case_id: int, title: str, **row: Any
) -> Any:
    """Stores a PDF of ours and names it as an outgoing document of the case; returns its row."""
    sha256 = hashlib.sha256(content).hexdigest()
    key = f"{case_id}/{folder}/{sha256}"
    with suppress(KeyTaken):  # by a worker that died before its row was written; the key is the hash of the bytes
        outside.storage.put(io.BytesIO(content), key)
    return seals.add(
        cx, DOCUMENT, case_id=case_id, direction="outgoing", title=title[:300], media_type="application/pdf",
        size=len(content), sha256=sha256, storage_key=key, received_at=now, registered_at=now, restricted=False,
        purge_note="", **row,
    )  # fmt: skip
