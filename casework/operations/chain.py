"""The hash chain of a case's record (T1).

hash = SHA-256(prev ‖ canonical list of the event's ids), content_hash = SHA-256(salt ‖ content). The list is a JSON
array without spaces, never joined strings; the case id is in it, so a chain cannot be moved to another case. Content
and salt may be erased; the chain then still verifies and says so. The rows of a case have a chain of their own, that of
seals. The stand-alone verifier repeats these few lines on purpose.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple


class Link(NamedTuple):
    """An event as it is hashed. Instants are UTC milliseconds; hashes are lower-case hex."""

    case_id: int
    seq: int
    kind: str
    at: int
    actor_id: int | None
    role: str
    from_state: str
    to_state: str
    from_version: int
    to_version: int
    content_hash: str


WRITTEN = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=True, default=str)


def content_hash(salt: bytes, body: str) -> str:
    return hashlib.sha256(salt + body.encode()).hexdigest()


def link_hash(prev: str, link: Link) -> str:
    return hashlib.sha256(prev.encode() + canonical(link)).hexdigest()


class Sealed(NamedTuple):
    """A row as its seal is hashed: the n-th seal of the case, made when the case had `seq` events."""

    case_id: int
    n: int
    seq: int
    of: str
    key: str
    row_hash: str


def row_hash(salt: bytes, of: str, said: Mapping[str, Any]) -> str:
    """The hash of a row: SHA-256(salt ‖ canonical list of the table's name and the columns that are not empty)."""
    return hashlib.sha256(salt + canonical([of, said])).hexdigest()


def seal_hash(prev: str, link: Sealed) -> str:
    return hashlib.sha256(prev.encode() + canonical(link)).hexdigest()


def canonical(value: Any) -> bytes:
    """JSON without spaces, keys in order, days as they are written."""
    return WRITTEN.encode(value).encode()
