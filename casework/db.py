"""The database: one engine, two dialects, and what each connection must promise.

SQLite (the embedded default) and PostgreSQL (production) hold the same tables. All SQLite PRAGMAs but the journal mode
belong to the connection, so they are set on each; `promises_kept` reads them back at start-up. Writes take the lock
at once (BEGIN IMMEDIATE) so that a verb never reads a case that somebody else is changing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import (
    Connection,
    CursorResult,
    Dialect,
    Engine,
    Insert,
    MetaData,
    RootTransaction,
    Table,
    Update,
    event,
    text,
)
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
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


_OPEN: ContextVar[Connection | None] = ContextVar("open_write", default=None)


class Joining(Session):
    """Within a block that writes, the session is a part of its transaction."""

    def get_bind(self, *args: Any, **more: Any) -> Engine | Connection:
        return _OPEN.get() or super().get_bind(*args, **more)


db = SQLAlchemy(model_class=Base, session_options={"class_": Joining, "expire_on_commit": False})


@event.listens_for(Engine, "connect")
def _promise(connection: Any, _record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        for name, value in SQLITE_PROMISES.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()


WRITES = "writes"
"""Set before the begin of a transaction that takes the lock at once (`Connection.info`)."""


class SQLite(SQLiteDialect_pysqlite):
    """The driver is told not to begin by itself, so the dialect does; it knows whether the transaction will write.

    A listener for `begin` would do the same, but make every statement of the process look for listeners.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute("BEGIN IMMEDIATE" if dbapi_connection.info.pop(WRITES, False) else "BEGIN")


registry.register("sqlite", __name__, SQLite.__name__)


def begin_writing(connection: Connection) -> RootTransaction:
    """A transaction that writes; on SQLite it takes the lock at once."""
    connection.info[WRITES] = True
    return connection.begin()


class Plain:
    """An INSERT or UPDATE that answers with nothing but a count, compiled once for each dialect and sent as plain SQL.

    To look a statement's compiled form up again, and to make ready for results that never come, costs more than the
    database takes to carry it out; the step path writes through these. Types are those of the columns, listeners hear
    of it, and errors come wrapped, as with any other statement. Defaults are not filled in: all columns are told.
    """

    def __init__(self, statement: Insert | Update) -> None:
        self._statement = statement.inline() if isinstance(statement, Insert) else statement
        self._known: dict[tuple[str, ...], tuple[str, Callable[[Mapping[str, Any]], Any]]] = {}

    def __call__(self, cx: Connection, *told: Mapping[str, Any]) -> CursorResult[Any]:
        """Carries it out with these values; all at once where there are several rows, which name the same columns."""
        form = cx.dialect.name, *told[0]
        if form not in self._known:
            self._known[form] = self._compiled(cx.dialect, list(told[0]))
        sql, bound = self._known[form]
        return cx.exec_driver_sql(sql, bound(told[0]) if len(told) == 1 else [bound(one) for one in told])

    def _compiled(self, dialect: Dialect, columns: list[str]) -> tuple[str, Callable[[Mapping[str, Any]], Any]]:
        keys = columns if isinstance(self._statement, Insert) else None
        compiled: Any = self._statement.compile(dialect=dialect, column_keys=keys)
        order = compiled.positiontup or compiled.binds
        types = [compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order]
        ways = list(zip(order, types, strict=True))

        def in_order(told: Mapping[str, Any]) -> tuple[Any, ...]:
            return tuple([way(told[name]) if way else told[name] for name, way in ways])

        def by_name(told: Mapping[str, Any]) -> dict[str, Any]:
            return {name: way(told[name]) if way else told[name] for name, way in ways}

        return str(compiled), in_order if compiled.positional else by_name


UNFINISHED = "unfinished"
"""Where a transaction keeps what must be done before its commit (`Connection.info`); empty at the end."""

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
    session = db.session()
    if session.in_transaction():
        session.rollback()
    with db.engine.connect() as connection:
        info = connection.info
        for mark in (UNFINISHED, BROKEN):
            info.pop(mark, None)
        begin_writing(connection)
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
            if session.in_transaction():
                session.commit()
            connection.commit()
        except BaseException:
            session.rollback()
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
