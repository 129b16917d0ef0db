"""`casework worker`: what is done outside the requests: letters, mail, erasing, and whatever falls due with time.

One loop does it all, with or without Redis: it waits for the doorbell, at most a second, drains the outbox, and once a
minute sees what has fallen due. With Redis a child process answers rings as well; this loop then does what was not rung
for, so that nothing waits longer than a few seconds when Redis is lost.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from types import FrameType

import click

log = logging.getLogger(__name__)
POLL = 1.0
TICK = 60.0
PATIENCE = 3000
"""Milliseconds that the loop leaves a row to those who answer rings, where there are any."""


class Stopping:
    """Set by SIGTERM and SIGINT: what is under way is finished, then the worker ends."""

    asked: bool

    def __init__(self) -> None:
        self.asked = False
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(name, self)

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


@click.command("worker")
@click.option("--drain", "once", is_flag=True, help="Do what is due now, and end.")
@click.option("--rings", is_flag=True, help="Answer rings from Redis alone; `casework worker` starts this itself.")
def worker(once: bool, rings: bool) -> None:
    """Print letters, send mail and see what falls due, until told to stop."""
    from casework.app import create_app
    from casework.settings import Settings

    settings = Settings.from_environment()
    app = create_app(settings)
    if rings:
        from casework.jobs import serve_rings

        serve_rings(app, settings.redis_url)
        return
    with app.app_context():
        if once:
            from casework.jobs import now
            from casework.outbox import backlog, keep_draining
            from casework.schedule import tick

            tick(now())
            done = keep_draining(now)
            left = backlog(now())
            click.echo(f"{done.done} done, {done.failed} failed; {left.waiting} wait, {left.failed} given up")
            sys.exit(1 if done.failed or left.failed else 0)
        loop(settings.redis_url)


def loop(redis_url: str) -> None:
    """Drains and ticks until told to stop; keeps the child that answers rings alive where there is Redis."""
    from flask import current_app

    from casework.db import db
    from casework.jobs import now
    from casework.letters.pdf import press
    from casework.outbox import keep_draining
    from casework.ports.doorbell import Listener
    from casework.schedule import tick
    from casework.settings import Settings

    stopping, ticked, started = Stopping(), 0.0, 0.0
    listener = None if redis_url else Listener(Settings.from_environment().casework_home)
    patience = PATIENCE if redis_url else 0
    child: subprocess.Popen[bytes] | None = None
    press()
    try:
        while not stopping.asked:
            if redis_url and (child is None or child.poll() is not None) and time.monotonic() - started > 5:
                child, started = (
                    subprocess.Popen([sys.executable, "-m", "casework", "worker", "--rings"]),
                    time.monotonic(),
                )
            try:
                if time.monotonic() - ticked > TICK or not ticked:
                    tick(now())
                    ticked = time.monotonic()
                while not stopping.asked and keep_draining(lambda: now() - patience, limit=1).worked:
                    pass
            except Exception:
                log.exception("the worker goes on after a fault")
                time.sleep(POLL)
            finally:
                db.session.remove()
            if listener:
                listener.wait(POLL)
            else:
                time.sleep(POLL)
    finally:
        if listener:
            listener.close()
        if child and child.poll() is None:
            child.terminate()
            child.wait(20)
        current_app.logger.debug("worker %s ends", os.getpid())
