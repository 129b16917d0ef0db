"""What an installation may choose, read once from the environment.

Settings say where things are kept, who vouches for people and how loud the log is. They never change law:
deadlines, rates, holidays and readings are dated data changed under four eyes. The table in docs/settings.md is
this file in prose, and a test compares the two.

Secrets are kept out of every representation: `repr`, validation errors and the log show that they are set, never
what.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

ROOT = Path(__file__).resolve().parent.parent
DEMO_ISSUER = "demo"
TOLERANCE = "NOK 200, EUR 20"
PAYEES = "* NO9386011117947 DEMONO22"
"""Where the demonstration is paid: an account number that everybody uses as an example, at a bank that is none."""


class Unreadable(ValueError):
    """A setting whose value cannot be what it must be."""


class Unsafe(ValueError):
    """A setting that production must not run with."""


def _words(given: object) -> object:
    return tuple(given.replace(",", " ").split()) if isinstance(given, str) else given


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


def _lies_in(address: str, place: str) -> bool:
    """Is the address this folder, bucket or prefix, or below it?"""
    inner, outer = urlsplit(address), urlsplit(place)
    below, above = inner.path.strip("/").split("/"), outer.path.strip("/").split("/")
    is_below = above == [""] or below[: len(above)] == above
    return (inner.scheme, inner.netloc) == (outer.scheme, outer.netloc) and is_below


def _said(about: str, *, default: Any, secret: bool = False) -> Any:
    return Field(default, description=about, repr=not secret, json_schema_extra={"secret": secret})


class Settings(BaseModel):
    """One field for each environment variable; the variable has the field's name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    casework_env: Literal["demo", "test", "production"] = _said(
        "What the installation is for. `production` refuses what is unsafe: demo sign-in, missing or guessable "
        "secrets, plain HTTP, no mail, roots beside the database.",
        default="demo",
    )
    casework_home: Path = _said(
        "Folder for everything kept on disk on the embedded default: database, documents, mail, roots, key.",
        default=ROOT / "var",
    )
    database_url: str = _said(
        "SQLAlchemy address of SQLite or PostgreSQL. Default: `casework.db` in `CASEWORK_HOME`.",
        default="",
        secret=True,
    )
    redis_url: str = _said(
        "Redis or Valkey that wakes workers. Empty: the worker looks by itself. Losing it loses nothing.",
        default="",
        secret=True,
    )
    secret_key: str = _said(
        "Signs cookies; at least 32 characters. Default: made once, in `CASEWORK_HOME`; production must name it.",
        default="",
        secret=True,
    )
    base_url: str = _said(
        "The address people use; links in letters and mail are made from it. Default: loopback and `PORT`.", default=""
    )
    host: str = _said("The address the built-in server listens on.", default="127.0.0.1")
    port: int = _said("The port the built-in server listens on.", default=8000)
    trusted_hosts: Words = _said(
        "Host names that requests may carry, separated by commas. Default: that of `BASE_URL`, and loopback outside "
        "production.",
        default=(),
    )
    proxy_hops: int = _said("Number of reverse proxies in front whose `X-Forwarded-*` headers are believed.", default=0)
    storage_url: str = _said(
        "Where documents and letters are kept: a folder, `memory://` or `s3://bucket/prefix?endpoint=…&region=…`. "
        "Default: `storage` in `CASEWORK_HOME`.",
        default="",
        secret=True,
    )
    request_limit_mb: int = _said("Greatest size of one request, all files together, in MB.", default=64)
    smtp_url: str = _said(
        "`smtp://user:password@host:port` (STARTTLS when offered) or `smtps://…`. Empty: mail is written to "
        "`CASEWORK_HOME/mail` as files.",
        default="",
        secret=True,
    )
    mail_from: str = _said("Sender of e-mail.", default="casework@localhost")
    roots_url: str = _said(
        "Where roots of the chained case files are kept outside the database. Default: `roots` in `CASEWORK_HOME`.",
        default="",
        secret=True,
    )
    table_rows: Annotated[int, Field(ge=1, le=2_000)] = _said("How many rows a table of a draft may have.", default=500)
    table_file_mb: Annotated[int, Field(ge=1, le=64)] = _said(
        "Greatest size of a spreadsheet that a table is imported from, in MB.", default=5
    )
    table_unpacked_mb: Annotated[int, Field(ge=1, le=1_000)] = _said(
        "Greatest size of such a spreadsheet once it is unpacked, in MB.", default=50
    )
    invitation_days: Annotated[int, Field(ge=1, le=90)] = _said(
        "How many days a colleague has to accept an invitation to act for a party.", default=14
    )
    most_days_asked: Annotated[int, Field(ge=1, le=730)] = _said(
        "How many days ahead a party may ask for when it needs more time.", default=183
    )
    bank_charge_tolerance: Annotated[str, Field(pattern=r"^[A-Z]{3} \d{1,7}(, ?[A-Z]{3} \d{1,7})*$")] = _said(
        "How much a bank abroad may have kept of a payment before the rest counts as unpaid, by currency. What is "
        "missing within it can be written off as bank charges, by another person than who registered the payment.",
        default=TOLERANCE,
    )
    payee_accounts: Annotated[str, Field(pattern=r"^[\w*]+ [A-Z0-9]{15,34} \w+(, ?[\w*]+ [A-Z0-9]+ \w+)*$")] = _said(
        "Where each authority is paid: its key, IBAN and BIC, accounts separated by commas; `*` stands for all others. "
        "The default is an example that no bank knows; production must name its own.",
        default=PAYEES,
    )
    oidc_issuer: str = _said(
        "Issuer of the identity provider (OpenID Connect). `demo`: a page of invented people; never in production.",
        default=DEMO_ISSUER,
    )
    oidc_client_id: str = _said("Our client id at the identity provider.", default="")
    oidc_client_secret: str = _said("Our client secret at the identity provider.", default="", secret=True)
    oidc_scope: str = _said("Scopes asked for at sign-in.", default="openid profile")
    oidc_acr_values: Words = _said(
        "Levels of assurance accepted at sign-in, best first; each answer is checked. Empty: not asked for.", default=()
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = _said(
        "The least serious message that is logged.", default="INFO"
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Settings from environment variables; unset and empty ones keep their default.

        Raises `Unreadable` for values that cannot be read.
        """
        given = os.environ if environment is None else environment
        named = {name: given[name.upper()] for name in cls.model_fields if given.get(name.upper())}
        try:
            return cls.model_validate(named)
        except ValidationError as refused:
            raise Unreadable(
                "; ".join(f"{'.'.join(map(str, error['loc'])).upper()}: {error['msg']}" for error in refused.errors())
            ) from None

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, given: Any) -> Any:
        values = dict(given)
        home = Path(values.get("casework_home") or ROOT / "var").expanduser().resolve()
        values["casework_home"] = home
        url = str(values.get("database_url") or f"sqlite:///{home / 'casework.db'}")
        values["database_url"] = (
            "postgresql://" + url.removeprefix("postgres://") if url.startswith("postgres://") else url
        )
        values.setdefault("base_url", f"http://127.0.0.1:{values.get('port', 8000)}")
        values["base_url"] = str(values["base_url"]).rstrip("/")
        for name, folder in (("storage_url", "storage"), ("roots_url", "roots")):
            values[name] = values.get(name) or (home / folder).as_uri()
        if not values.get("trusted_hosts"):
            own = urlsplit(values["base_url"]).hostname or ""
            loopback = () if values.get("casework_env") == "production" else ("127.0.0.1", "localhost", "[::1]")
            values["trusted_hosts"] = tuple(dict.fromkeys(host for host in (own, *loopback) if host))
        return values

    def refuse_unsafe(self) -> Settings:
        """These settings, or `Unsafe` naming everything that production must not run with."""
        if not self.is_production:
            return self
        faults = [
            said
            for wrong, said in (
                (
                    self.oidc_issuer == DEMO_ISSUER,
                    "OIDC_ISSUER must name an identity provider: demo sign-in is not for production",
                ),
                (
                    self.oidc_issuer != DEMO_ISSUER and not self.oidc_issuer.startswith("https://"),
                    "OIDC_ISSUER must be https",
                ),
                (not self.oidc_client_id, "OIDC_CLIENT_ID is missing"),
                (len(self.secret_key) < 32, "SECRET_KEY must be set and have at least 32 characters"),
                (not self.base_url.startswith("https://"), "BASE_URL must be https"),
                (len(set(self.secret_key)) < 10, "SECRET_KEY must be random"),
                (not self.trusted_hosts, "TRUSTED_HOSTS is missing"),
                ("*" in self.trusted_hosts, "TRUSTED_HOSTS must be names"),
                (not self.smtp_url, "SMTP_URL is missing: nobody would be told of a letter"),
                (
                    any(_lies_in(self.roots_url, place) for place in (self.casework_home.as_uri(), self.storage_url)),
                    "ROOTS_URL must be kept away from the database and the documents",
                ),
                (self.payee_accounts == PAYEES, "PAYEE_ACCOUNTS must name our own accounts"),
                (self.storage_url.startswith("memory:"), "STORAGE_URL must outlive the process"),
            )
            if wrong
        ]
        if faults:
            raise Unsafe("; ".join(faults))
        return self

    @property
    def is_production(self) -> bool:
        return self.casework_env == "production"

    @property
    def mail_folder(self) -> Path:
        return self.casework_home / "mail"

    def signing_key(self) -> str:
        """The key that signs cookies; on the embedded default it is made once, readable by its owner alone."""
        if self.secret_key:
            return self.secret_key
        place = self.casework_home / "secret_key"
        if not place.exists():
            self.casework_home.mkdir(parents=True, exist_ok=True)
            part = self.casework_home / f".secret_key.{secrets.token_hex(8)}"
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
                file.write(secrets.token_hex(32))
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):  # another process was first: its key stands
                os.link(part, place)
            part.unlink()
        return place.read_text("ascii")


HEAD = """# Settings

An installation is set up by environment variables, read once at start. An unset or empty variable keeps its default.
Settings never change law: deadlines, rates, holidays and readings are dated data, changed under four eyes.

Values marked *secret* are never logged and never shown.

| variable | default | what it is for |
|---|---|---|
"""


def as_markdown() -> str:
    """docs/settings.md, made from the fields above; a test compares the two."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "`var` in the project's root" if name == "casework_home" else _plain(field.default)
        extra = field.json_schema_extra
        secret = " *Secret.*" if isinstance(extra, dict) and extra.get("secret") else ""
        rows.append(f"| `{name.upper()}` | {default} | {field.description}{secret} |")
    return HEAD + "\n".join(rows) + "\n"


def _plain(default: object) -> str:
    words = " ".join(default) if isinstance(default, tuple) else str(default)
    return f"`{words}`" if words else "none"
