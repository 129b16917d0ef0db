"""What one test has compiled, the next need not: SQL statements and the templates of pages.

Every test has an engine and an application of its own, and each of those begins with empty caches. Compiling everything
anew took a quarter of the whole run.
"""

from __future__ import annotations

from types import CodeType
from typing import Any

import pytest
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from casework.db import SQLite


class Statements(dict[Any, Any]):
    """Compiled statements, by what they ask; an engine's own dialect, which stands first in its keys, is left out."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(key[1:], compiled)


class Templates(BytecodeCache):
    """Compiled templates, by name, place and source."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


def sharing(statements: Statements) -> classmethod[Any, [Engine], None]:
    """For a dialect's `engine_created`."""

    def created(dialect: Any, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=statements)

    return classmethod(created)


def pytest_configure() -> None:
    for dialect in (SQLite, PGDialect_psycopg):
        pytest.MonkeyPatch().setattr(dialect, "engine_created", sharing(Statements()))
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Templates()}
