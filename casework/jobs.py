"""The RQ side of the outbox: a job is a ring of the doorbell, and nothing else (N4).

A job carries one outbox id. It does not carry work: whoever could write to Redis could name any function to import, so
`SafeJob` reads of a job only what a ring needs and runs only our function. Everything else that a job may bring with it
(callbacks, webhooks, retries, dependencies, other functions) is dropped or refused, and a refused job stops no worker.

Redis may lose, repeat or invent rings: the worker leases outbox rows, which are in the database, and looks for rows
nobody rang for as well.
"""

from __future__ import annotations

import time
from typing import Any

from flask import Flask
from redis import Redis
from rq import Queue, Worker
from rq.exceptions import NoSuchJobError
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.utils import decode_redis_hash

from casework.db import db
from casework.outbox import keep_draining
from casework.ports import doorbell

READ = frozenset({"data", "created_at", "enqueued_at", "started_at", "ended_at", "last_heartbeat", "origin", "status"})
"""What is read of a stored job."""
TIMEOUT = 280
"""Seconds for one ring, less than a lease: a worker never works on a row that another may take over."""
ROWS = 200
"""Rows one ring works on at most, so that a work horse does not live for ever."""


class Refused(Exception):
    """A job that is no ring of ours."""


def ring(outbox_id: int) -> None:
    """Does the row that was rung for, then whatever else is due."""
    db.session.remove()
    keep_draining(now, first=outbox_id, limit=ROWS)


def now() -> int:
    """UTC milliseconds."""
    return time.time_ns() // 1_000_000


class SafeJob(Job):  # type: ignore[misc]
    """A job that can ring the doorbell and do nothing else, whatever stands in Redis."""

    def restore(self, raw_data: Any) -> Any:
        """Reads what a ring needs. Raises NoSuchJobError for what cannot be read: the worker goes on to the next."""
        known = {name: value for name, value in decode_redis_hash(raw_data).items() if name in READ}
        try:
            super().restore(known)
        except NoSuchJobError:
            raise
        except Exception as fault:
            raise NoSuchJobError("a job that cannot be read") from fault
        self.timeout, self.result_ttl, self.failure_ttl = TIMEOUT, 0, 3600

    @property
    def func(self) -> Any:
        """Our function. Raises Refused for any other, for a method, and for arguments that are not one number."""
        args = self.args
        plain = isinstance(args, list | tuple) and len(args) == 1 and type(args[0]) is int and not self.kwargs
        if self.func_name != doorbell.JOB or self.instance is not None or not plain:
            raise Refused("a job that is no ring of ours")
        return ring

    @property
    def success_callback(self) -> None:
        return None

    @property
    def failure_callback(self) -> None:
        return None

    @property
    def stopped_callback(self) -> None:
        return None

    def send_webhooks(self, status: Any, *, exc_string: str | None = None) -> None:
        """Nothing is told to anybody."""


class RingWorker(Worker):  # type: ignore[misc]
    """A worker on our one queue. On two queues a job is lost if the worker dies between taking and starting it."""

    def __init__(self, connection: Redis) -> None:
        queue = Queue(doorbell.QUEUE, connection=connection, serializer=JSONSerializer, job_class=SafeJob)
        super().__init__([queue], connection=connection, serializer=JSONSerializer, job_class=SafeJob)
        self.log_job_description = False

    def main_work_horse(self, job: Any, queue: Any) -> None:
        """The forked child must not share the parent's database connections."""
        db.engine.dispose(close=False)
        super().main_work_horse(job, queue)


def serve_rings(app: Flask, redis_url: str, *, burst: bool = False, max_jobs: int | None = None) -> None:
    """Works on rings until it is told to stop. The printing press is warmed up first: each work horse inherits it."""
    from casework.letters.pdf import press

    press()
    with app.app_context():
        db.engine.dispose()
        RingWorker(Redis.from_url(redis_url)).work(burst=burst, max_jobs=max_jobs, logging_level="WARNING")
