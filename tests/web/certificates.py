"""A verifier's certificate, as a caseworker records it for a colleague."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from casework.core.case_type import Actor
from casework.operations.acting import By
from casework.operations.documents import keep_once
from casework.operations.registering import CERTIFICATE, record
from casework.stories.people import person_id
from casework.stories.telling import paper
from casework.workflows.verifying import Accredited

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
RIGHT = Accredited("", "TEST 099", "NO", True, FIRST, LAST)
KYST = {"name": "Kyst Verifikasjon AS", "number": "914778271", "country": "NO"}


def caseworker(key: str = "marit") -> By:
    return By(person_id(key), frozenset({Actor.CASEWORKER}))


def record_certificate(storage: Any, now: int, *, who: str = "marit", **party: str) -> int:
    """Inside an application context; returns its number."""
    kept = keep_once(CERTIFICATE, "certificate.pdf", io.BytesIO(paper("Certificate")), f"registrations/{who}",
                     storage=storage)  # fmt: skip
    return record({**KYST, **party}, RIGHT, "anne@kyst.example", kept, language="nb", by=caseworker(who), now=now)
