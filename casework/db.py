"""The database: one engine, two dialects, and what each connection must promise.

SQLite (the embedded default) and PostgreSQL (production) hold the same tables. All SQLite PRAGMAs but the journal mode
belong to the connection, so they are set on each; `promises_kept` reads them back at start-up. Writes take the lock
at once (BEGIN IMMEDIATE) so that a verb never reads a case that somebody else is changing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, MetaData, Table, event, text
from sqlalchemy.orm import DeclarativeBase

SQLITE_PROMISES = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
POSTGRES_PROMISES = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
BUSY_TIMEOUT_MS = 10_000


class Base(DeclarativeBase):
    """All constraints are named: Alembic's batch mode silently drops the unnamed."""

    if TYPE_CHECKING:
        __table__: ClassVar[Table]  # so that Core statements on it are checked

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


@event.listens_for(Engine, "connect")
def _promise(connection: Any, _record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        for name, value in SQLITE_PROMISES.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


UNFINISHED = "unfinished"
"""Where a transaction keeps what must be done before its commit (`Connection.info`); empty at the end."""

_OPEN: ContextVar[Connection | None] = ContextVar("open_write", default=None)
BROKEN = "broken"
"""Set where a part of a transaction has failed: the rest is not committed, whoever caught it (`Connection.info`)."""

_FIRST: ContextVar[Callable[[Connection], None] | None] = ContextVar("first_write", default=None)


@contextmanager
def leading(write: Callable[[Connection], None]) -> Iterator[None]:
    """The next transaction that writes begins with `write`, and stands or falls with it."""
    token = _FIRST.set(write)
    try:
        yield
    finally:
        _FIRST.reset(token)


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that writes: committed at the end, rolled back on any exception.

    What the session has read before belongs to an older transaction and is let go; pass ids into the block, not rows.
    Within another's block it is a part of that transaction: verbs put together in one stand or fall as a whole.
    """
    if (whole := _OPEN.get()) is not None:
        try:
            yield whole
        except BaseException:
            whole.info[BROKEN] = True
            raise
        return
    db.session.rollback()
    connection = db.session.connection(execution_options={"writes": True})
    info = connection.info
    for mark in (UNFINISHED, BROKEN):
        info.pop(mark, None)
    first = _FIRST.get()
    _FIRST.set(None)
    token = _OPEN.set(connection)
    try:
        if first:
            first(connection)
        yield connection
        if info.pop(BROKEN, None):
            raise RuntimeError("a part of this transaction failed, and nobody heeded it")
        if left := info.pop(UNFINISHED, None):
            raise RuntimeError(f"written, and not sealed: {left}")
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _OPEN.reset(token)


def promises_kept(engine: Engine) -> list[str]:
    """What the server does not promise though N1 rests on it; empty = all is well."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            asked = {
                name: (connection.execute(text(f"PRAGMA {name}")).scalar(), value)
                for name, value in SQLITE_PROMISES.items()
            }
        else:
            asked = {
                name: (connection.execute(text(f"SHOW {name}")).scalar(), value)
                for name, value in POSTGRES_PROMISES.items()
            }
    return [f"{name} is {found}, not {wanted}" for name, (found, wanted) in asked.items() if found != wanted]
