"""Storage: written once, flushed before anybody relies on it, erased for good; on a folder, in memory, on S3."""

from __future__ import annotations

import hashlib
import io
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.ports.storage import KeyTaken, NotStored, Storage, TooLarge

BYTES = b"%PDF-1.7 " + bytes(range(256)) * 3000


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    import urllib.request

    bucket = urllib.request.Request(f"http://{host}:{port}/papers", method="PUT")
    urllib.request.urlopen(bucket).close()
    yield (f"s3://papers/archive?endpoint=http://{host}:{port}&region=us-east-1&access_key_id=a&secret_access_key=b")
    server.stop()


@pytest.fixture(params=["folder", "memory", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "s3":
        return Storage(str(request.getfixturevalue("s3")))
    return Storage((tmp_path / "storage").as_uri() if request.param == "folder" else "memory://")


@pytest.fixture
def key(request: pytest.FixtureRequest) -> str:
    return f"7/{hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:32]}"


def test_what_was_put_is_what_is_read(storage: Storage, key: str) -> None:
    stored = storage.put(io.BytesIO(BYTES), key)
    assert (stored.sha256, stored.size) == (hashlib.sha256(BYTES).hexdigest(), len(BYTES))
    assert storage.read(key) == BYTES
    assert storage.exists(key)
    assert key in set(storage.keys())
    assert storage.ready()


def test_stored_bytes_are_never_written_over(storage: Storage, key: str) -> None:
    storage.put(io.BytesIO(BYTES), key)
    with pytest.raises(KeyTaken):
        storage.put(io.BytesIO(b"other"), key)
    assert storage.read(key) == BYTES


def test_what_is_erased_is_gone_and_can_be_erased_twice(storage: Storage, key: str) -> None:
    storage.put(io.BytesIO(BYTES), key)
    assert storage.erase(key) is True
    assert storage.erase(key) is False
    assert not storage.exists(key)
    assert key not in set(storage.keys())
    with pytest.raises(NotStored):
        storage.open(key)


def test_an_empty_file_is_a_file(storage: Storage, key: str) -> None:
    assert storage.put(io.BytesIO(b""), key).size == 0
    assert storage.read(key) == b""


def test_a_stream_that_is_too_long_leaves_nothing(storage: Storage, key: str) -> None:
    with pytest.raises(TooLarge):
        storage.put(io.BytesIO(BYTES), key, limit=len(BYTES) - 1)
    assert not storage.exists(key)
    assert storage.put(io.BytesIO(BYTES), key, limit=len(BYTES)).size == len(BYTES)


def test_a_stream_that_breaks_leaves_nothing(storage: Storage, key: str) -> None:
    class Breaking(io.RawIOBase):
        pieces = [b"one", b"two"]

        def read(self, size: int = -1) -> bytes:
            if self.pieces:
                return self.pieces.pop()
            raise ConnectionError

    with pytest.raises(ConnectionError):
        storage.put(Breaking(), key)  # type: ignore[arg-type]
    assert not storage.exists(key)


BAD_KEYS = [
    "",
    "/",
    "../x",
    "a/../b",
    "a//b",
    "/etc/passwd",
    "a\\b",
    "A",
    "a/",
    ".a",
    "a b",
    "a\0b",
    "con:",
    "%2e%2e/x",
    "å",
    "a/b/c/d/e/f/g",
    "x" * 101,
    "a\n",
]


@pytest.mark.parametrize("bad", BAD_KEYS)
def test_a_key_leads_nowhere_else(storage: Storage, bad: str) -> None:
    for verb in (lambda: storage.put(io.BytesIO(b"x"), bad), lambda: storage.open(bad), lambda: storage.erase(bad)):
        with pytest.raises(ValueError, match="storage key"):
            verb()


@given(st.text(max_size=30))
def test_no_text_makes_a_folder_hold_a_file_outside_itself(text: str) -> None:
    try:
        Storage("memory://").put(io.BytesIO(b"x"), text)
    except ValueError:
        return
    assert Path("/root", text).resolve().is_relative_to("/root")
    assert text.isascii()


def test_of_many_who_put_one_key_at_once_exactly_one_succeeds(tmp_path: Path) -> None:
    storage, said = Storage(str(tmp_path / "s")), []

    def put(n: int) -> None:
        try:
            said.append(storage.put(io.BytesIO(bytes([n]) * 100_000), "1/a").sha256)
        except KeyTaken:
            said.append("taken")

    threads = [threading.Thread(target=put, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count("taken") == 7
    assert hashlib.sha256(storage.read("1/a")).hexdigest() in said
    assert [path.name for path in (tmp_path / "s" / "1").iterdir()] == ["a"]


def test_N1_file_and_every_new_folder_are_flushed_before_put_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage, flushed, steps = Storage(str(tmp_path / "s")), [], []
    plain_sync, plain_link = os.fsync, os.link

    def sync(handle: int) -> None:
        flushed.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        steps.append("sync")
        plain_sync(handle)

    def link(source: Path, target: Path) -> None:
        steps.append("link")
        plain_link(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "link", link)
    storage.put(io.BytesIO(BYTES), "new/deep/a.pdf")
    root = str(tmp_path / "s")
    assert steps[:2] == ["sync", "link"], "the bytes are on the disk before they have their name"
    assert flushed[0].startswith(f"{root}/new/deep/.")
    assert set(flushed[1:]) == {root, f"{root}/new", f"{root}/new/deep"}
    flushed.clear()
    storage.erase("new/deep/a.pdf")
    assert flushed == [f"{root}/new/deep"]


def test_a_file_left_half_written_by_a_crash_is_nobodys_document(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path / "s"))
    (tmp_path / "s" / "1").mkdir(parents=True)
    (tmp_path / "s" / "1" / ".0a1b.part").write_bytes(b"half")
    assert list(storage.keys()) == []


def test_a_kind_of_storage_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="STORAGE_URL"):
        Storage("ftp://somewhere/else")
