"""The product on one machine: which port, which child, and what is left when it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from casework.server import PortTaken, Worker, listen

ROOT = Path(__file__).resolve().parent.parent
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]

# A product of one page, whose `worker` writes its own id to a file and waits.
STAND_IN = """
import os, pathlib, sys, time
def main(prog_name):
    folder = pathlib.Path(os.environ["FOLDER"])
    if sys.argv[1] == "worker":
        (folder / f"worker-{os.getpid()}").write_text(os.environ["PORT"])
        time.sleep(60)
    from casework.server import serve
    def app(environ, start_response):
        if environ["PATH_INFO"] == "/slow":
            (folder / "asked").touch()
            time.sleep(0.7)
        start_response("200 OK", [("content-type", "text/plain")])
        return [os.environ["PORT"].encode()]
    serve(lambda: app, port=0, announce=lambda address: print(address, flush=True))
"""


def until(true: Callable[[], object], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """A process that runs: a dead child that nobody has asked about yet is not one."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    """The stand-in served by a process of its own: (the process, its address, the folder its workers write to)."""
    package = tmp_path / "casework"
    package.mkdir()
    for name in ("__init__", "__main__", "server"):
        (package / f"{name}.py").write_bytes((ROOT / "casework" / f"{name}.py").read_bytes())
    (package / "cli.py").write_text(STAND_IN)
    process = subprocess.Popen(
        [sys.executable, "-m", "casework", "serve"], stdout=subprocess.PIPE, text=True, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "FOLDER": str(tmp_path), "PYTHONSAFEPATH": "1"}, cwd=tmp_path)
    assert process.stdout
    address = process.stdout.readline().strip()
    until(lambda: list(tmp_path.glob("worker-*")))
    yield process, address, tmp_path
    process.stdout.close()
    if process.poll() is None:
        process.kill()
    process.wait()


def get(port: int, path: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as asking:
        asking.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        return b"".join(iter(lambda: asking.recv(4096), b""))


def workers(folder: Path) -> list[int]:
    return [int(path.name.split("-")[1]) for path in folder.glob("worker-*")]


def test_the_next_free_port_is_taken_unless_one_was_asked_for() -> None:
    with listen("127.0.0.1", 0, search=False) as first:
        taken = first.getsockname()[1]
        with listen("127.0.0.1", taken, search=True) as second:
            assert taken < second.getsockname()[1] < taken + 50
        with pytest.raises(PortTaken, match=str(taken)):
            listen("127.0.0.1", taken, search=False)


def test_pages_and_worker_know_the_port_in_use(serving: tuple[subprocess.Popen[str], str, Path]) -> None:
    _, address, folder = serving
    port = int(address.rstrip("/").rsplit(":", 1)[1])
    said = get(port, "/")
    assert said.endswith(str(port).encode())
    assert [path.read_text() for path in folder.glob("worker-*")] == [str(port)]


def test_a_page_that_is_being_made_is_answered_before_serving_ends(
        serving: tuple[subprocess.Popen[str], str, Path]) -> None:
    process, address, folder = serving
    port = int(address.rstrip("/").rsplit(":", 1)[1])
    with ThreadPoolExecutor(1) as browser:
        answer = browser.submit(get, port, "/slow")
        until((folder / "asked").exists)
        process.terminate()
        assert answer.result(10).endswith(str(port).encode())
    assert process.wait(10) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_however_serving_ends_no_process_is_left(
        serving: tuple[subprocess.Popen[str], str, Path], number: signal.Signals) -> None:
    process, _, folder = serving
    process.send_signal(number)
    process.wait(15)
    until(lambda: not any(alive(pid) for pid in workers(folder)))
    assert process.returncode == (-signal.SIGKILL if number == signal.SIGKILL else 0)


def test_n4_a_worker_that_ends_is_started_again(serving: tuple[subprocess.Popen[str], str, Path]) -> None:
    """N4: work outside the web process goes on after a crash without anybody noticing."""
    _, _, folder = serving
    first = workers(folder)
    os.kill(first[0], signal.SIGKILL)
    until(lambda: len(workers(folder)) == 2)
    assert alive(next(pid for pid in workers(folder) if pid not in first))


def test_a_worker_that_will_not_end_is_killed(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    deaf = Worker([sys.executable, "-c", f"""
import pathlib, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path({str(ready)!r}).touch()
time.sleep(60)
"""])
    deaf.start()
    until(ready.exists)
    assert deaf.process
    pid = deaf.process.pid
    deaf.end(grace=0.2)
    assert not alive(pid)


def test_ending_twice_is_ending_once() -> None:
    worker = Worker(SLEEP)
    worker.start()
    until(lambda: worker.process is not None)
    worker.end()
    worker.end()
    assert worker.process
    assert worker.process.returncode == -signal.SIGTERM
