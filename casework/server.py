"""The product served on one machine: pages in this process, the outbox in a child.

The pages are served by waitress from one process of threads. Letters and mail are made by a child process, `casework
worker`, which never answers requests, so that a slow letter delays no page and a web process never loads the printing
library. The child is started again when it ends by itself, and is ended by its own id when serving ends, whichever
way that happens: on Ctrl-C and SIGTERM this process asks it to, and on SIGKILL of this process the kernel does
(Linux).

The socket is bound before the application is made: the application puts its own address into letters, and which port
is free is known only then.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import waitress

log = logging.getLogger(__name__)

PORTS_TRIED = 50
GRACE = 20.0  # seconds for the letter in print; the outbox row of one that is cut off is taken up again
LONGEST_PAUSE = 30.0  # seconds between attempts to start a worker that keeps ending
PR_SET_PDEATHSIG = 1


class PortTaken(OSError):
    """The port that was asked for is in use."""


def listen(host: str, port: int, *, search: bool) -> socket.socket:
    """A listening socket on `port`, or with `search` on the first free one from there. Raises PortTaken."""
    for candidate in range(port, port + (PORTS_TRIED if search and port else 1)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, candidate))
            listening.listen(128)
        except OSError as fault:
            listening.close()
            if fault.errno != errno.EADDRINUSE:
                raise
        else:
            return listening
    raise PortTaken(errno.EADDRINUSE, f"port {port} on {host} is in use")


class Worker:
    """The child process, kept alive until `end`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self.command = tuple(command)
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None
        self._ending = threading.Event()
        self._guard = threading.Lock()
        self._keeper = threading.Thread(target=self._keep, name="worker-keeper", daemon=True)

    def start(self) -> None:
        self._keeper.start()

    def end(self, grace: float = GRACE) -> None:
        """Ask the child to end, wait, and end it."""
        self._ending.set()
        with self._guard:
            process = self.process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            log.warning("the worker did not end within %s seconds and is killed", grace)
            process.kill()
            process.wait()

    def _keep(self) -> None:
        pause = 1.0
        while not self._ending.is_set():
            with self._guard:
                if self._ending.is_set():
                    return
                # A session of its own: Ctrl-C in the terminal reaches this process alone, which then ends the child.
                self.process = subprocess.Popen(
                    self.command, stdin=subprocess.DEVNULL, start_new_session=True, env=self.environment)
            code = self.process.wait()
            if self._ending.is_set():
                return
            log.error("the worker ended with %s; it is started again in %s seconds", code, pause)
            self._ending.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


@contextmanager
def told_to_end() -> Iterator[tuple[int, int]]:
    """A pipe (read, write) that a byte arrives in when SIGINT, SIGTERM or SIGHUP does.

    A handler that raises may do so inside a finalizer, where Python drops the exception and serving goes on for ever; a
    byte in a pipe is not lost. SIGINT is named because a script that starts this in the background hands it down
    ignored.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = {number: signal.signal(number, lambda _number, _frame: None)
              for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    woken_before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        yield reading, writing
    finally:
        signal.set_wakeup_fd(woken_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reading)
        os.close(writing)


def serve(
    make_app: Callable[[], Any],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    search: bool = True,
    announce: Callable[[str], None] = print,
    worker: Sequence[str] | None = ("worker",),
    threads: int = 8,
) -> None:
    """Serve until Ctrl-C or SIGTERM. The port in use stands in the environment as PORT when `make_app` is called.

    `search` takes the next free port if `port` is taken; `announce` is given the address once pages are answered;
    `worker` is the child's command of casework, None for pages alone. Raises PortTaken.
    """
    listening = listen(host, port, search=search)
    os.environ["PORT"] = str(listening.getsockname()[1])
    child = Worker([sys.executable, "-m", __name__, str(os.getpid()), *worker]) if worker else None
    with listening, told_to_end() as (reading, writing):
        try:
            server = waitress.create_server(make_app(), sockets=[listening], threads=threads, ident=None)
            threading.Thread(target=_answer, args=(server, writing), name="pages", daemon=True).start()
            if child:
                child.start()
            shown = f"[{host}]" if ":" in host else host
            announce(f"http://{shown}:{os.environ['PORT']}/")
            os.read(reading, 1)
            server.task_dispatcher.shutdown()  # pages that are being made are finished, for five seconds at most
        finally:
            if child:
                child.end()


def _answer(server: Any, writing: int) -> None:
    try:
        server.run()
    finally:
        with suppress(OSError):
            os.write(writing, b"x")


def tied_to(parent: int) -> None:
    """Let the kernel end this process when its parent ends without a word (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:
            raise SystemExit("the serving process has ended")


if __name__ == "__main__":
    tied_to(int(sys.argv[1]))
    sys.argv = ["casework", *sys.argv[2:]]
    runpy.run_module("casework", run_name="__main__", alter_sys=True)
