"""Where documents and letters are kept as bytes: a folder, memory, or an object store that speaks S3.

Stored bytes never change: a key is written once. On a folder, file and folder are flushed to the disk before `put`
returns, because a row that names a file must never outlive the file (mark N1); the library's own local store does not
do that, so the folder is written here. Reading, listing and erasing go through the library everywhere.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, unquote, urlsplit

from obstore.exceptions import AlreadyExistsError, NotFoundError
from obstore.store import LocalStore, MemoryStore, S3Store

CHUNK = 256 * 1024
KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}(/[a-z0-9][a-z0-9._-]{0,99}){0,5}")


class KeyTaken(Exception):
    """Something is stored under this key already; stored bytes never change."""


class NotStored(Exception):
    """Nothing is stored under this key."""


class TooLarge(Exception):
    """The stream is longer than was allowed; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored: SHA-256 (hex) and size in bytes."""

    sha256: str
    size: int


class Storage:
    """Bytes under keys such as `2026/9f2c…/letter.pdf`: lower-case letters, digits, dots, dashes, at most six parts."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.folder: Path | None = None
        if parts.scheme in ("", "file"):
            self.folder = Path(unquote(parts.path)).resolve()
            self.folder.mkdir(parents=True, exist_ok=True)
            self._store: Any = LocalStore(self.folder)
        elif parts.scheme == "memory":
            self._store = MemoryStore()
        elif parts.scheme == "s3":
            options: dict[str, Any] = dict(parse_qsl(parts.query))
            plain: Any = {"allow_http": True} if options.get("endpoint", "").startswith("http://") else {}
            self._store = S3Store(parts.netloc, prefix=parts.path.strip("/") or None, client_options=plain, **options)
        else:
            raise ValueError(f"STORAGE_URL: “{parts.scheme}” is not one of file, memory, s3")

    def put(self, stream: BinaryIO, key: str, limit: int | None = None) -> Stored:
        """Stores the stream under a new key, in pieces. Raises KeyTaken, TooLarge, or ValueError for a bad key."""
        _check(key)
        return self._put_file(self.folder, stream, key, limit) if self.folder else self._put_object(stream, key, limit)

    def open(self, key: str) -> Iterator[bytes]:
        """The stored bytes, in pieces. Raises NotStored at once, before the first piece."""
        _check(key)
        try:
            found = self._store.get(key)
        except (NotFoundError, FileNotFoundError):
            raise NotStored(key) from None
        return (bytes(piece) for piece in found.stream(CHUNK))

    def read(self, key: str) -> bytes:
        """All the stored bytes."""
        return b"".join(self.open(key))

    def exists(self, key: str) -> bool:
        _check(key)
        try:
            self._store.head(key)
        except (NotFoundError, FileNotFoundError):
            return False
        return True

    def erase(self, key: str) -> bool:
        """Erases the bytes; False if nothing was there. A folder is flushed, so that they stay gone."""
        if not self.exists(key):
            return False
        self._store.delete(key)
        if self.folder:
            _flush(self.folder.joinpath(key).parent)
        return True

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Every key that is stored, in no order."""
        for batch in self._store.list(prefix or None):
            yield from (str(found["path"]) for found in batch if KEY.fullmatch(str(found["path"])))

    def ready(self) -> bool:
        """Whether something can be stored now; leaves nothing behind."""
        if self.folder:
            return os.access(self.folder, os.W_OK | os.X_OK)
        self.exists("ready")
        return True

    def _put_file(self, root: Path, stream: BinaryIO, key: str, limit: int | None) -> Stored:
        place = root.joinpath(key)
        fresh = [
            folder
            for folder in (place.parent, *place.parent.parents)
            if folder.is_relative_to(root) and not folder.exists()
        ]
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{secrets.token_hex(8)}.part")
        try:
            with part.open("xb") as file:
                stored = _copy(stream, file.write, limit)
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(part, place)
            except FileExistsError:
                raise KeyTaken(key) from None
        finally:
            part.unlink(missing_ok=True)
        for folder in {place.parent, *(made.parent for made in fresh)}:
            _flush(folder)
        return stored

    def _put_object(self, stream: BinaryIO, key: str, limit: int | None) -> Stored:
        with tempfile.TemporaryFile() as spool:
            stored = _copy(stream, spool.write, limit)
            spool.seek(0)
            try:
                # In one request, because only a single put can refuse to overwrite.
                self._store.put(key, spool, mode="create", use_multipart=False)
            except AlreadyExistsError:
                raise KeyTaken(key) from None
        return stored


def _copy(stream: BinaryIO, write: Any, limit: int | None) -> Stored:
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if limit is not None and size > limit:
            raise TooLarge(limit)
        digest.update(piece)
        write(piece)
    return Stored(digest.hexdigest(), size)


def _check(key: str) -> None:
    if not KEY.fullmatch(key):
        raise ValueError("a storage key has lower-case letters, digits, dots and dashes, in at most six parts")


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
