"""RQ is only the doorbell: real workers on a real server, killed, flushed, absent and lied to, lose nothing (N4)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from rq import Queue
from rq.exceptions import DeserializationError, NoSuchJobError
from rq.job import Callback, Job
from rq.serializers import JSONSerializer

from casework.db import db, writing
from casework.jobs import Refused, RingWorker, SafeJob, ring
from casework.models import Outbox
from casework.operations.outbox import put
from casework.ports import doorbell
from tests.operations.office import Office, faults, office
from tests.servers import Valkey

PATIENCE = 60.0


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home", now=time.time_ns() // 1_000_000 - 3_600_000) as found:
        yield found
    doorbell.hang()


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"not within {PATIENCE} s: {what}"
        time.sleep(0.05)


def idle() -> bool:
    db.session.rollback()
    return all(row.done_at for row in db.session.execute(Outbox.__table__.select()))


def begun(here: Office) -> bool:
    return any(row.lease or row.done_at for row in here.rows(Outbox))


@contextmanager
def worker(here: Office, url: str, redis_url: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """`casework worker` as a process of its own."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "REDIS_URL": redis_url,
        "CASEWORK_HOME": str(here.home),
        "CASEWORK_ENV": "test",
        "LOG_LEVEL": "ERROR",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "casework", "worker", *arguments], env=environment, start_new_session=True
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def queue(redis_url: str) -> Queue:
    return Queue(doorbell.QUEUE, connection=Redis.from_url(redis_url), serializer=JSONSerializer)


def waiting_worker(redis_url: str) -> bool:
    return bool(Redis.from_url(redis_url).smembers("rq:workers"))


def test_N4_a_ring_wakes_a_worker_that_prints_and_sends(here: Office, database_url: str, redis_url: str) -> None:
    with worker(here, database_url, redis_url, "--rings"):
        until(partial(waiting_worker, redis_url), "the worker is there")
        doorbell.hang(redis_url)
        case_id = here.tell("approve", "submit", drain=lambda now: None)
        until(idle, "the receipt is printed and sent")
    assert [row.state for row in here.letters(case_id)] == ["printed"]
    assert len(here.mails()) == 1
    assert faults() == []


def test_N4_a_worker_killed_with_its_work_horse_and_a_flushed_server_lose_nothing(
    here: Office, database_url: str, redis_url: str
) -> None:
    doorbell.hang(redis_url)
    case_id = here.tell("approve", "submit", drain=lambda now: None)
    with worker(here, database_url, redis_url, "--rings") as process:
        until(partial(begun, here), "work has begun")
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    Redis.from_url(redis_url).flushdb()
    if not idle():
        with writing() as cx:  # five minutes go by
            cx.execute(Outbox.__table__.update().where(Outbox.done_at.is_(None)).values(lease_until=1))
    with worker(here, database_url, ""):
        until(idle, "a worker without Redis has done what was left")
    assert [row.state for row in here.letters(case_id)] == ["printed"]
    assert faults() == []


def test_N4_without_any_redis_the_pipe_wakes_the_worker(here: Office, database_url: str) -> None:
    with worker(here, database_url, ""):
        until((here.home / doorbell.PIPE).exists, "the worker listens")
        doorbell.hang(home=here.home)
        here.tell("approve", "submit", drain=lambda now: None)
        until(idle, "the receipt is printed and sent")
    assert faults() == []


def test_N4_a_server_that_is_gone_delays_no_step_and_loses_none(here: Office, database_url: str) -> None:
    server = Valkey()
    server.start()
    address = server.url
    server.stop()
    doorbell.hang(address)
    began = time.monotonic()
    doorbell.ring()
    assert time.monotonic() - began < 2
    case_id = here.tell("approve", "submit", drain=lambda now: None)
    with worker(here, database_url, address):
        until(idle, "the loop has done what nobody could ring for")
    assert [row.state for row in here.letters(case_id)] == ["printed"]
    assert faults() == []


def plant(redis_url: str, name: str, **fields: Any) -> str:
    """A job as somebody who can write to Redis would write it."""
    redis = Redis.from_url(redis_url)
    at = "2026-06-15T12:00:00.000000Z"
    values = {
        "created_at": at,
        "enqueued_at": at,
        "origin": doorbell.QUEUE,
        "status": "queued",
        "description": "x",
        **fields,
    }
    redis.hset(f"rq:job:{name}", mapping=values)
    redis.rpush(f"rq:queue:{doorbell.QUEUE}", name)
    return name


def call(function: Any, *args: Any, instance: Any = None, **more: Any) -> bytes:
    return zlib.compress(json.dumps([function, instance, list(args), more]).encode())


def hostile(mark: Path) -> dict[str, dict[str, Any]]:
    ours = call(doorbell.JOB, 0)
    return {
        "another_function": {"data": call("os.mkdir", str(mark))},
        "a_method": {"data": call("mkdir", str(mark), instance="os")},
        "our_function_with_a_text": {"data": call(doorbell.JOB, str(mark))},
        "our_function_with_names": {"data": call(doorbell.JOB, outbox_id=1)},
        "a_callback": {
            "data": ours,
            "success_callback_name": "os.mkdir",
            "failure_callback_name": "os.mkdir",
            "stopped_callback_name": "os.mkdir",
        },
        "a_webhook": {"data": ours, "webhooks": json.dumps([{"url": "http://127.0.0.1:9/", "job_status": "finished"}])},
        "not_json": {"data": zlib.compress(b"\x80\x04K\x01.")},
        "no_four_parts": {"data": zlib.compress(b"[1]")},
        "no_data": {"status": "queued"},
        "no_numbers": {
            "data": ours,
            "timeout": "never",
            "result_ttl": "x",
            "retries_left": "x",
            "dependency_ids": "{",
            "status": "queued",
        },
        "no_status": {"data": ours, "status": "unheard of"},
        "no_day": {"data": ours, "created_at": "yesterday"},
    }


def test_a_hostile_job_runs_nothing_and_stops_no_worker(
    here: Office, database_url: str, redis_url: str, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    for name, fields in hostile(mark).items():
        plant(redis_url, name, **fields)
    with writing() as cx:
        put(cx, "erase", "erase:one", now=here.now, storage_key="nothing/here")
    (row,) = here.rows(Outbox)
    queue(redis_url).enqueue(doorbell.JOB, row.id)
    with worker(here, database_url, redis_url, "--rings") as process:
        until(idle, "the last, honest ring is answered")
        until(lambda: Redis.from_url(redis_url).llen(f"rq:queue:{doorbell.QUEUE}") == 0, "all jobs were taken")
        assert process.poll() is None
    assert not mark.exists()


def test_a_safe_job_runs_our_function_with_one_number_and_nothing_else(redis_url: str) -> None:
    redis = Redis.from_url(redis_url)
    honest = SafeJob.fetch(queue(redis_url).enqueue(doorbell.JOB, 7).id, connection=redis, serializer=JSONSerializer)
    assert honest.func is ring
    assert honest.args == [7]
    loaded = Queue("x", connection=redis, serializer=JSONSerializer).enqueue(
        doorbell.JOB, 7, on_success=Callback("os.mkdir"), on_failure=Callback("os.mkdir")
    )
    assert Job.fetch(loaded.id, connection=redis, serializer=JSONSerializer).success_callback is os.mkdir
    safe = SafeJob.fetch(loaded.id, connection=redis, serializer=JSONSerializer)
    assert (safe.success_callback, safe.failure_callback, safe.stopped_callback, safe.webhooks) == (
        None,
        None,
        None,
        [],
    )
    for name, fields in hostile(Path("/nowhere")).items():
        plant(redis_url, name, **fields)
        try:
            job = SafeJob.fetch(name, connection=redis, serializer=JSONSerializer)
            found: Any = job.func
        except (Refused, NoSuchJobError, DeserializationError):
            continue
        assert found is ring
        assert (job.timeout, job.retries_left, job.webhooks) == (280, None, [])


def test_a_worker_listens_to_one_queue_because_on_two_a_job_can_be_lost(redis_url: str) -> None:
    listening = RingWorker(Redis.from_url(redis_url))
    assert [one.name for one in listening.queues] == [doorbell.QUEUE]
    assert listening.job_class is SafeJob
