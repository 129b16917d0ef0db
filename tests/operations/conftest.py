"""Guarded databases with a small case type, an application context on one, and offices with the product's own types."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy import make_url

from casework.db import db
from casework.upgrade import upgrade
from tests.operations.guarded import World
from tests.operations.office import Office, office
from tests.toy import TOY

PRAGMAS = {
    "sqlite": ("foreign_keys=ON", "recursive_triggers=ON"),
    "sqlite_without_pragmas": ("foreign_keys=OFF", "recursive_triggers=OFF"),
}
Fresh = Callable[[str], World]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Fresh]:
    """`fresh(kind)`: a database filled with cases, of kind sqlite, sqlite_without_pragmas or postgresql; copies of
    one that is built once."""
    folder, number, made = tmp_path_factory.mktemp("guarded"), itertools.count(), []
    template: dict[str, World] = {}

    def server(statement: str) -> None:
        with psycopg.connect(request.getfixturevalue("postgres_server"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def build(family: str) -> World:
        if family == "sqlite":
            url = f"sqlite:///{folder / 'template.db'}"
        else:
            name = f"guarded-{folder.name}-{id(folder)}"
            server(f'CREATE DATABASE "{name}" TEMPLATE template0')
            made.append(name)
            address = make_url(request.getfixturevalue("postgres_server")).set(drivername="postgresql", database=name)
            url = address.render_as_string(hide_password=False)
        upgrade(url, [TOY])
        world = World(url)
        world.fill()
        return world

    def copy(kind: str) -> World:
        family = kind.split("_", maxsplit=1)[0]
        if family not in template:
            template[family] = build(family)
        source = make_url(template[family].url)
        if family == "sqlite":
            path = folder / f"{next(number)}.db"
            shutil.copyfile(source.database or "", path)
            return World(f"sqlite:///{path}", PRAGMAS[kind])
        name = f"{source.database}-{next(number)}"
        server(f'CREATE DATABASE "{name}" TEMPLATE "{source.database}"')
        made.append(name)
        return World(source.set(database=name).render_as_string(hide_password=False))

    yield copy
    for name in reversed(made):
        server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def connected() -> Callable[[World], AbstractContextManager[None]]:
    """An application context whose session writes to a world."""

    @contextmanager
    def context(world: World) -> Iterator[None]:
        app = Flask("connected")
        app.config["SQLALCHEMY_DATABASE_URI"] = world.url
        db.init_app(app)
        with app.app_context():
            try:
                yield
            finally:
                db.session.remove()
                db.engine.dispose()

    return context


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    """The product's cases on either database."""
    with office(database_url, tmp_path) as place:
        yield place


@pytest.fixture
def quick(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    """The same on SQLite alone, where the database makes no difference."""
    with office(sqlite_url, tmp_path) as place:
        yield place
