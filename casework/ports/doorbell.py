"""The doorbell: tells whoever drains the outbox that a row was committed. Best effort by design (N4).

The truth is the outbox row; a ring that is lost, doubled or refused changes nothing, because workers look by
themselves as well. With Redis a ring is one RQ job that carries one id. On the embedded default it is a byte in a pipe
in CASEWORK_HOME, which wakes the worker at once. `hang` is called once per process; until then ringing does nothing.
"""

from __future__ import annotations

import os
import select
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

QUEUE = "casework"
JOB = "casework.jobs.ring"
JOB_CLASS = "casework.jobs.SafeJob"
PIPE = "doorbell"

_hung: list[Callable[[int], None]] = []


def hang(redis_url: str = "", home: Path | None = None) -> None:
    """Chooses the bell of this process: Redis where there is one, else the pipe in `home`, else none."""
    _hung.clear()
    if redis_url:
        _hung.append(_redis_bell(redis_url))
    elif home:
        _hung.append(_pipe_bell(home / PIPE))


def ring(outbox_id: int = 0) -> None:
    """Rings, after the commit; 0 = look yourself. Never raises: the sweeper finds what no ring announced."""
    try:
        for bell in _hung:
            bell(outbox_id)
    except Exception:  # a broken bell must not turn a committed step into an error page
        return


def _redis_bell(url: str) -> Callable[[int], None]:
    queue: list[Any] = []

    def ring_redis(outbox_id: int) -> None:
        if not queue:
            from redis import Redis
            from redis.backoff import NoBackoff
            from redis.retry import Retry
            from rq import Queue
            from rq.serializers import JSONSerializer

            redis = Redis.from_url(url, socket_connect_timeout=0.3, socket_timeout=0.5, retry=Retry(NoBackoff(), 0))
            queue.append(Queue(QUEUE, connection=redis, serializer=JSONSerializer, job_class=JOB_CLASS))
        queue[0].enqueue(JOB, outbox_id, result_ttl=0, failure_ttl=3600, ttl=900)

    return ring_redis


def _pipe_bell(place: Path) -> Callable[[int], None]:
    def ring_pipe(_outbox_id: int) -> None:
        handle = os.open(place, os.O_WRONLY | os.O_NONBLOCK)
        try:
            if stat.S_ISFIFO(os.fstat(handle).st_mode):
                os.write(handle, b".")
        finally:
            os.close(handle)

    return ring_pipe


class Listener:
    """The worker's end of the pipe."""

    def __init__(self, home: Path) -> None:
        self.place = home / PIPE
        home.mkdir(parents=True, exist_ok=True)
        if not self.place.exists():
            os.mkfifo(self.place, 0o600)
        # Opened for reading and writing, so that the pipe stays open when the last ringer has gone.
        self.handle = os.open(self.place, os.O_RDWR | os.O_NONBLOCK)

    def wait(self, seconds: float) -> bool:
        """Waits for a ring, at most so long; empties the pipe. Was there one?"""
        ready, _, _ = select.select([self.handle], [], [], seconds)
        if not ready:
            return False
        try:
            while len(os.read(self.handle, 4096)) == 4096:
                pass
        except BlockingIOError:
            pass
        return True

    def close(self) -> None:
        os.close(self.handle)
