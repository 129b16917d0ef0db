"""A database of this release without the wait for an upgrade: the run makes one, the others are copies of it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES

DECLARED = dict(CASE_TYPES)  # whatever types of its own a test adds: the run's database is of the product's
FOLDER = "CASEWORK_TEST_FOLDER"
"""The variable that names the folder which all processes of this run share."""


@contextmanager
def once(name: str) -> Iterator[bool]:
    """True for the first process of the run that comes here, False for all others, which wait until it is done."""
    folder = Path(os.environ[FOLDER])
    with (folder / f"{name}.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / f"{name}.done"
        yield not done.exists()
        done.touch()


def ready(home: Path) -> str:
    """The address of a new SQLite database in the folder."""
    template = Path(os.environ[FOLDER]) / "template.db"
    with once("sqlite") as first:
        if first:
            upgrade(f"sqlite:///{template}", DECLARED)
            assert not template.with_name("template.db-wal").exists(), "the upgrade left a connection open"
    shutil.copyfile(template, home / "casework.db")
    return f"sqlite:///{home / 'casework.db'}"
