"""Settings: defaults that work by themselves, production that refuses to be unsafe, secrets that stay unseen."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from casework.app import create_app
from casework.settings import ROOT, Settings, Unreadable, Unsafe, as_markdown

SAFE = {
    "CASEWORK_ENV": "production",
    "SECRET_KEY": "0123456789abcdef" * 3,
    "SMTP_URL": "smtps://mail.example",
    "PAYEE_ACCOUNTS": "environment_agency NO9386011117947 BANKNO22",
    "ROOTS_URL": "s3://kept-elsewhere/roots",
    "BASE_URL": "https://sak.example.no",
    "OIDC_ISSUER": "https://idporten.example",
    "OIDC_CLIENT_ID": "casework",
    "OIDC_CLIENT_SECRET": "hush-client",
}


def test_without_any_variable_everything_lies_in_one_folder() -> None:
    settings = Settings.from_environment({})
    assert settings.casework_home == ROOT / "var"
    assert settings.database_url == f"sqlite:///{ROOT}/var/casework.db"
    assert settings.storage_url == (ROOT / "var" / "storage").as_uri()
    assert settings.base_url == "http://127.0.0.1:8000"
    assert "127.0.0.1" in settings.trusted_hosts


def test_an_empty_variable_is_an_unset_one(tmp_path: Path) -> None:
    assert Settings.from_environment({"REDIS_URL": "", "CASEWORK_HOME": str(tmp_path)}).redis_url == ""


def test_the_old_name_of_postgresql_is_understood() -> None:
    assert Settings.from_environment({"DATABASE_URL": "postgres://u:p@db/x"}).database_url == "postgresql://u:p@db/x"


def test_hosts_in_production_are_only_those_that_were_named() -> None:
    assert Settings.from_environment(SAFE).trusted_hosts == ("sak.example.no",)
    assert Settings.from_environment({**SAFE, "TRUSTED_HOSTS": "a.no, b.no"}).trusted_hosts == ("a.no", "b.no")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"OIDC_ISSUER": "demo"}, "demo sign-in"),
        ({"OIDC_ISSUER": ""}, "demo sign-in"),
        ({"OIDC_ISSUER": "http://idporten.example"}, "https"),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"BASE_URL": "http://sak.example.no"}, "BASE_URL"),
        ({"SECRET_KEY": "k" * 40}, "SECRET_KEY must be random"),
        ({"STORAGE_URL": "memory://"}, "STORAGE_URL"),
        ({"TRUSTED_HOSTS": "*"}, "TRUSTED_HOSTS"),
        ({"SMTP_URL": ""}, "SMTP_URL"),
        ({"PAYEE_ACCOUNTS": ""}, "PAYEE_ACCOUNTS"),
        ({"ROOTS_URL": ""}, "ROOTS_URL"),
        ({"STORAGE_URL": "s3://one", "ROOTS_URL": "s3://one/roots"}, "ROOTS_URL"),
        ({"STORAGE_URL": "s3://one/a?region=x", "ROOTS_URL": "s3://one/a/roots?region=x"}, "ROOTS_URL"),
    ],
)
def test_production_does_not_start_with(change: dict[str, str], said: str, tmp_path: Path) -> None:
    given = {**SAFE, "CASEWORK_HOME": str(tmp_path), **change}
    with pytest.raises(Unsafe, match=said):
        create_app(Settings.from_environment(given))


def test_roots_may_lie_in_a_bucket_whose_name_begins_alike() -> None:
    given = {**SAFE, "STORAGE_URL": "s3://casework", "ROOTS_URL": "s3://casework-roots"}
    assert Settings.from_environment(given).refuse_unsafe().roots_url == "s3://casework-roots"


def test_production_starts_with_what_it_needs(tmp_path: Path) -> None:
    app = create_app(Settings.from_environment({**SAFE, "CASEWORK_HOME": str(tmp_path)}))
    assert app.config["SESSION_COOKIE_SECURE"] is True
    assert app.config["SESSION_COOKIE_NAME"].startswith("__Host-")


def test_a_secret_is_in_no_representation() -> None:
    given = {
        "SECRET_KEY": "hush-key" * 5,
        "DATABASE_URL": "postgresql://u:hush-db@db/x",
        "SMTP_URL": "smtp://u:hush-mail@m",
        "REDIS_URL": "redis://:hush-redis@r",
        "OIDC_CLIENT_SECRET": "hush-client",
        "STORAGE_URL": "s3://b?secret_access_key=hush-s3",
    }
    assert "hush" not in repr(Settings.from_environment(given)) + str(Settings.from_environment(given))


def test_a_value_that_cannot_be_read_is_refused_without_being_repeated() -> None:
    with pytest.raises(Unreadable) as refusal:
        Settings.from_environment({"PORT": "hush-port"})
    assert "PORT" in str(refusal.value)
    assert "hush" not in str(refusal.value)


def test_the_signing_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings.from_environment({"CASEWORK_HOME": str(tmp_path / "home")})
    keys: list[str] = []
    threads = [threading.Thread(target=lambda: keys.append(settings.signing_key())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(keys)) == 1
    assert len(keys[0]) == 64
    assert stat.S_IMODE((tmp_path / "home" / "secret_key").stat().st_mode) == 0o600


def test_the_documented_table_is_the_one_in_the_code() -> None:
    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == as_markdown()
