"""What every test may ask for: real databases, a real queue, a real browser, and no network beyond this machine.

One PostgreSQL and one Valkey serve the whole run. They are started by the process that leads it (with `-n`, before its
workers), or are the ones that TEST_DATABASE_URL and TEST_REDIS_URL name, and are stopped at its end.

    sqlite_url, postgres_url, database_url   a database of this release, fresh for each test; the last once with each
    empty_…_url                              the same with nothing in it
    redis_url                                the shared server, a database of this worker's own, emptied for each test
    own_redis                                a server of the test's own, to kill and to start
    chromium, new_page                       the browser; `new_page(width=320, javascript=False)`
"""

from __future__ import annotations

import ipaddress
import itertools
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import make_url

from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.ready import FOLDER, once, ready
from tests.servers import PostgreSQL, Server, Valkey

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
number = itertools.count()
pytest_plugins = ["tests.hasty", "tests.warm"]

# Nothing of the machine's own configuration may leak into a test, nor anything of a test into the project's folder.
for variable in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "BASE_URL", "PORT", "STORAGE_URL", "SMTP_URL",
                 "PAYEE_ACCOUNTS", "BANK_CHARGE_TOLERANCE", "ROOTS_URL", "OIDC_ISSUER", "CASEWORK_HOME"):
    os.environ.pop(variable, None)
os.environ["CASEWORK_ENV"] = "test"

settings.register_profile("casework", deadline=None, print_blob=True)
settings.load_profile("casework")


# --- the run --------------------------------------------------------------------------------------------------------


class Run:
    """What the leading process keeps for the whole run."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="casework-run-"))
        self.servers: list[Server] = []
        os.environ[FOLDER] = str(self.folder)

    def bring(self, variable: str, kind: type[PostgreSQL] | type[Valkey]) -> str:
        """The address that stands in `variable`; started here if none does."""
        if not os.environ.get(variable):
            server = kind()
            self.servers.append(server)
            server.start()
            os.environ[variable] = server.url
        return os.environ[variable]

    def end(self) -> None:
        ours = any(isinstance(server, PostgreSQL) for server in self.servers)
        if not ours and (self.folder / "postgres.done").exists():
            _postgres(os.environ["TEST_DATABASE_URL"], f'DROP DATABASE IF EXISTS "{self.folder.name}" WITH (FORCE)')
        for server in self.servers:
            server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


RUN = pytest.StashKey[Run]()


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    config.stash[RUN] = Run()
    if getattr(config.option, "numprocesses", None) and not config.option.collectonly:
        config.stash[RUN].bring("TEST_DATABASE_URL", PostgreSQL)
        config.stash[RUN].bring("TEST_REDIS_URL", Valkey)


def pytest_unconfigure(config: pytest.Config) -> None:
    if RUN in config.stash:
        config.stash[RUN].end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick ones first, the browser's journeys last."""
    for item in items:
        if "journeys" in item.path.parts or {"chromium", "new_page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def run_folder() -> Path:
    """A folder that all processes of this run share."""
    return Path(os.environ[FOLDER])


# --- no network -----------------------------------------------------------------------------------------------------


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """A test that reaches for another machine fails, whether or not this one could."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            plain = getattr(socket.socket, name)

            def guarded(self: socket.socket, address: Any, plain: Callable[..., Any] = plain) -> Any:
                if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
                    self.close()
                    raise AssertionError(f"a test reached for {address[0]}")
                return plain(self, address)

            patch.setattr(socket.socket, name, guarded)
        yield


# --- databases ------------------------------------------------------------------------------------------------------


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'casework.db'}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return ready(tmp_path)


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> str:
    """The address of a database from which databases can be made."""
    run = request.config.stash.get(RUN, None)
    return run.bring("TEST_DATABASE_URL", PostgreSQL) if run else os.environ["TEST_DATABASE_URL"]


def _postgres(server: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(_named(server, None), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def _named(server: str, database: str | None) -> str:
    """The server's address with another database, None for its own."""
    url = make_url(server).set(drivername="postgresql")
    return (url.set(database=database) if database else url).render_as_string(hide_password=False)


@contextmanager
def _database(server: str, template: str) -> Iterator[str]:
    name = f"{Path(os.environ[FOLDER]).name}-{WORKER}-{next(number)}"
    _postgres(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield _named(server, name)
    finally:
        _postgres(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str, run_folder: Path) -> str:
    """The name of a database of this release; each run has its own, so that two may share a server."""
    name = run_folder.name
    with once("postgres") as first:
        if first:
            _postgres(postgres_server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
                      f'CREATE DATABASE "{name}" TEMPLATE template0')
            upgrade(_named(postgres_server, name), CASE_TYPES)
    return name


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    with _database(postgres_server, "template0") as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    with _database(postgres_server, postgres_template) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"empty_{request.param}_url"))


# --- the queue ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def redis_server(request: pytest.FixtureRequest) -> str:
    run = request.config.stash.get(RUN, None)
    return run.bring("TEST_REDIS_URL", Valkey) if run else os.environ["TEST_REDIS_URL"]


@pytest.fixture
def redis_url(redis_server: str) -> Iterator[str]:
    """On our own server a database for each worker; on a foreign one the database that its address names."""
    import redis

    url = redis_server
    if url.startswith("unix:") and url.endswith("?db=0"):
        url = f"{url[:-1]}{int(WORKER.removeprefix('gw')) + 1}"
    with redis.Redis.from_url(url) as connection:
        connection.flushdb()
        yield url
        connection.flushdb()


@pytest.fixture
def own_redis() -> Iterator[Valkey]:
    server = Valkey()
    try:
        server.start()
        yield server
    finally:
        server.stop()


# --- the browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium through playwright; it resolves no name but this machine's."""
    from playwright.sync_api import expect, sync_playwright

    program = shutil.which(os.environ.get("CASEWORK_CHROMIUM", "chromium"))
    assert program, "no Chromium: bin/test installs it"
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"])
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Pages in contexts of their own: `new_page(width=1280, height=900, locale="en-GB", javascript=True)`.

    Nothing moves on them, as for readers who ask for that: a hand this quick would press where a button just was.
    """
    contexts = []

    def make(*, width: int = 1280, height: int = 900, locale: str = "en-GB", javascript: bool = True,
             **more: Any) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale=locale, java_script_enabled=javascript,
            timezone_id="Europe/Oslo", reduced_motion="reduce", **more)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """axe-core as npm brought it, to be evaluated in a page."""
    return AXE.read_text("utf-8")
