"""Documents that come in. The bytes are stored and flushed before a row names them, so no error loses a file (N1).

The type is judged by the first bytes, never by the name or by what the browser says; beyond that no file is opened
here.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, cast

import filetype
from sqlalchemy import Connection, select

from casework.core.asked import Document
from casework.core.case_type import Actor
from casework.core.text import Text
from casework.db import writing
from casework.models import DocumentFile
from casework.operations import seals
from casework.operations.acting import By, NotThere
from casework.operations.drafts import resettle_draft
from casework.operations.findings import resettle
from casework.operations.journal import next_number
from casework.operations.steps import locked, note_event
from casework.ports.storage import CHUNK, KeyTaken, Storage, Stored, TooLarge
from casework.queries.verifiers import theirs
from casework.workflows import CASE_TYPES

DOCUMENT = DocumentFile.__table__
GREATEST_SIZE = 25 * 1024 * 1024
HEAD = 8192
DIGEST = re.compile(r"[0-9a-f]{64}")
NAMES = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}
OTHER = Document("other", Text("Other document"), source=None, required=False)  # type: ignore[arg-type]


class NotAccepted(ValueError):
    """The file is not taken; `why` says it in a sentence for the person who sent it."""

    def __init__(self, why: Text) -> None:
        super().__init__(str(why))
        self.why = why


class _Rejoined:
    """The stream with its head, which was read to judge the type, put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1) -> bytes:
        if not self._head:
            return self._rest.read(size)
        taken, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
        return taken


def declared(type_name: str, kind: str) -> Document:
    """The declaration of a kind of document of the type; anything else may come in as `other`."""
    return next((document for document in CASE_TYPES[type_name].documents if document.kind == kind), OTHER)


def judge(document: Document, head: bytes) -> str:
    """The media type by content, if this kind of document may be of it."""
    guess = filetype.guess(head)
    media_type = guess.mime if guess else ""
    if not head:
        raise NotAccepted(Text("The file is empty."))
    if media_type not in document.accepts or (media_type == "application/pdf" and not head.startswith(b"%PDF-")):
        raise NotAccepted(
            Text(
                "We take {kinds} here. This file is something else, whatever its name says.",
                kinds=", ".join(NAMES[accepted] for accepted in document.accepts),
            )
        )
    return media_type


@dataclass(frozen=True, slots=True)
class Kept:
    """A file whose bytes are stored, before a row names it."""

    document: Document
    filename: str
    media_type: str
    key: str
    stored: Stored


def keep(document: Document, filename: str, stream: BinaryIO, key: str, *, storage: Storage) -> Kept:
    """Judges a file and stores its bytes. Raises NotAccepted with a sentence; KeyTaken."""
    head = stream.read(HEAD)
    media_type = judge(document, head)
    try:
        stored = storage.put(cast(BinaryIO, _Rejoined(head, stream)), key, limit=GREATEST_SIZE)
    except TooLarge:
        raise NotAccepted(Text("The file is larger than {limit} MB.", limit=GREATEST_SIZE // 1024 // 1024)) from None
    return Kept(document, filename, media_type, key, stored)


def keep_once(document: Document, filename: str, stream: BinaryIO, folder: str, *, storage: Storage) -> Kept:
    """`keep` under the hash of the bytes: the same file kept again in the folder, after a crash, is kept once."""
    hashed, size = hashlib.sha256(), 0
    while piece := stream.read(CHUNK):
        hashed.update(piece)
        size += len(piece)
    stream.seek(0)
    digest = hashed.hexdigest()
    key = f"{folder}/{digest}"
    try:
        return keep(document, filename, stream, key, storage=storage)
    except KeyTaken:
        stream.seek(0)
        return Kept(document, filename, judge(document, stream.read(HEAD)), key, Stored(digest, size))


def kept_before(document: Document, filename: str, digest: str, folder: str, *, storage: Storage) -> Kept | None:
    """The file that `keep_once` stored in the folder earlier; None where there is none with this hash."""
    key = f"{folder}/{digest}"
    if not DIGEST.fullmatch(digest) or not storage.exists(key):
        return None
    content = storage.read(key)
    return Kept(document, filename, judge(document, content[:HEAD]), key, Stored(digest, len(content)))


def receive(
    case_id: int,
    type_name: str,
    kind: str,
    row_key: str,
    filename: str,
    stream: BinaryIO,
    *,
    storage: Storage,
    by: By,
    now: int,
    dated_on: date | None = None,
    title: str = "",
    journal: bool = False,
) -> int:
    """Stores a file and its row; returns the document's id. Raises NotAccepted with a sentence."""
    key = f"{case_id}/{secrets.token_hex(16)}"
    kept = keep(declared(type_name, kind), filename, stream, key, storage=storage)
    return enter(case_id, type_name, kept, row_key, by=by, now=now, dated_on=dated_on, title=title, journal=journal)


def enter(
    case_id: int,
    type_name: str,
    kept: Kept,
    row_key: str,
    *,
    by: By,
    now: int,
    dated_on: date | None = None,
    channel: str = "portal",
    sender: str = "",
    received_at: int | None = None,
    title: str = "",
    journal: bool = False,
) -> int:
    """The row of a file whose bytes are stored; returns the document's id."""
    document, stored = kept.document, kept.stored
    with writing() as cx:
        case = locked(cx, case_id)
        if case.type != type_name:
            raise NotThere
        _refuse_anothers(cx, case, document.kind, by)
        document_id = seals.add(
            cx,
            DOCUMENT,
            case_id=case_id,
            number=next_number(cx, case_id) if journal else None,
            direction="incoming",
            kind=document.kind,
            row_key=row_key,
            title=title or str(document.title),
            filename=clean_name(kept.filename),
            media_type=kept.media_type,
            size=stored.size,
            sha256=stored.sha256,
            storage_key=kept.key,
            dated_on=dated_on,
            received_at=received_at or now,
            registered_at=now if journal else None,
            channel=channel,
            sender=sender,
            person_id=by.person_id,
            restricted=document.restricted or "refused_final" in document.purge_on,
            purge_note="",
        ).id
        if journal:
            note_event(cx, case, "document", by=by, now=now, body={"document": document_id, "sha256": stored.sha256})
            resettle(cx, locked(cx, case_id), now)
        else:
            resettle_draft(cx, case, now)
    return int(document_id)


def withdraw(document_id: int, *, by: By, now: int) -> None:
    """The party takes back an upload that was never sent; a document in the journal stays."""
    with writing() as cx:
        row = cx.execute(select(DOCUMENT).where(DOCUMENT.c.id == document_id)).first()
        if row is None or row.number is not None:
            raise NotThere
        case = locked(cx, row.case_id)
        _refuse_anothers(cx, case, row.kind, by)
        seals.change(cx, DOCUMENT, {"id": document_id}, withdrawn_at=now)
        resettle_draft(cx, case, now)


def date_document(document_id: int, dated_on: date | None, *, by: By, now: int) -> None:
    """Says the document's own date, which its greatest age is counted from."""
    with writing() as cx:
        row = cx.execute(select(DOCUMENT).where(DOCUMENT.c.id == document_id, DOCUMENT.c.number.is_(None))).first()
        if row is None:
            raise NotThere
        case = locked(cx, row.case_id)
        _refuse_anothers(cx, case, row.kind, by)
        seals.change(cx, DOCUMENT, {"id": document_id}, dated_on=dated_on)
        resettle_draft(cx, case, now)


def _refuse_anothers(cx: Connection, case: Any, kind: str, by: By) -> None:
    """Where a verifier is named, its report is its own: the party neither sends it nor takes it away."""
    delivered = theirs(cx, case)
    if delivered is not None and kind == delivered.report and Actor.APPLICANT in by.roles:
        raise NotThere


def clean_name(filename: str) -> str:
    """The name as metadata only: no paths, no control characters, at most 200 characters."""
    bare = "".join(letter for letter in filename.replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable())
    return bare[-200:] or "file"
