"""The frame before any page: headers, hosts, policies, errors, and what a web process never loads."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.app import create_app
from casework.core.case_type import Actor
from casework.settings import ROOT, Settings
from casework.web.policy import NAMES, PolicyMissing, policy, policy_of, require_policies
from casework.web.security import local_path
from tests.web.frame import OURS, frame_app, opened, people, sign_in, token_of


@pytest.fixture
def app(tmp_path: Path, sqlite_url: str) -> Iterator[Flask]:
    with opened(frame_app(tmp_path, sqlite_url)) as app:
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    people(app)
    return app.test_client()


def test_every_answer_carries_the_headers(client: FlaskClient) -> None:
    for path in ("/", "/nothing/here", "/broken", "/for-whom", "/health/live"):
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"] == (
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
            "form-action 'self'"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Request-ID"]
        assert "Strict-Transport-Security" not in headers


def test_only_static_files_with_their_fingerprint_are_kept_by_browsers(client: FlaskClient) -> None:
    stamped = re.search(r'href="(/static/css/shared\.css\?v=\w+)"', client.get("/").get_data(as_text=True))
    assert stamped
    for path, kept in ((stamped[1], True), ("/static/css/shared.css", False)):
        with client.get(path) as answer:
            assert answer.status_code == 200
            assert ("immutable" in answer.headers.get("Cache-Control", "")) == kept


def test_production_speaks_https_only_and_binds_cookies_to_the_host(tmp_path: Path, sqlite_url: str) -> None:
    app = create_app(
        Settings.from_environment(
            {
                "CASEWORK_ENV": "production",
                "CASEWORK_HOME": str(tmp_path),
                "DATABASE_URL": sqlite_url,
                "SECRET_KEY": "0123456789abcdef" * 3,
                "SMTP_URL": "smtps://mail.example",
                "PAYEE_ACCOUNTS": "environment_agency NO9386011117947 BANKNO22",
                "ROOTS_URL": "s3://kept-elsewhere/roots",
                "BASE_URL": "https://sak.example.no",
                "OIDC_ISSUER": "https://id.example",
                "OIDC_CLIENT_ID": "c",
            }
        )
    )
    answer = app.test_client().get("/contact", base_url="https://sak.example.no")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    answer = app.test_client().get("/?lang=nn", base_url="https://sak.example.no")
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert "Secure" in cookie
        assert "SameSite=Lax" in cookie
    assert app.test_client().post("/sign-in", base_url="https://sak.example.no", headers=OURS).status_code in (400, 404)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil.example"]
)
def test_a_host_that_is_not_ours_is_refused(client: FlaskClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.get_data(as_text=True)


def test_A1_a_route_without_a_policy_stops_the_start(app: Flask) -> None:
    require_policies(app)
    app.view_functions["bare"] = lambda: "open to all"
    app.url_map.add(app.url_rule_class("/bare", endpoint="bare"))
    with pytest.raises(PolicyMissing, match="bare"):
        require_policies(app)


def test_A1_every_route_of_the_application_declares_one_of_the_policies(tmp_path: Path) -> None:
    app = create_app(Settings.from_environment({"CASEWORK_ENV": "test", "CASEWORK_HOME": str(tmp_path)}))
    declared = {rule.endpoint: policy_of(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    assert {found.name for found in declared.values() if found} <= set(NAMES)
    assert None not in declared.values()
    assert all(
        found and found.name != "public"
        for endpoint, found in declared.items()
        if endpoint.split(".")[0] in ("applicant", "staff")
    )


def test_A1_a_policy_that_does_not_exist_cannot_be_declared() -> None:
    for wrong in (lambda: policy("publik"), lambda: policy("party", Actor.CASEWORKER)):
        with pytest.raises(PolicyMissing):
            wrong()


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        (None, "/parts/staff", 303),
        (None, "/parts/applicant", 303),
        (None, "/for-whom", 303),
        (None, "/", 200),
        ("eleni", "/parts/staff", 403),
        ("eleni", "/parts/applicant", 200),
        ("eleni", "/for-whom", 200),
        ("marit", "/parts/staff", 200),
        ("marit", "/parts/applicant", 403),
        ("ingrid", "/parts/staff", 403),
        ("nobody", "/parts/staff", 403),
        ("nobody", "/parts/applicant", 403),
    ],
)
def test_A1_a_door_opens_only_to_its_policy(client: FlaskClient, who: str | None, path: str, status: int) -> None:
    if who:
        sign_in(client, who)
    assert client.get(path).status_code == status


@pytest.mark.parametrize("code", [404, 405, 500])
@pytest.mark.parametrize(
    ("language", "words"), [("nb", "Feilen er vår"), ("nn", "Feilen er vår"), ("en", "It is our fault")]
)
def test_an_error_speaks_the_language_of_the_reader(client: FlaskClient, code: int, language: str, words: str) -> None:
    path = {404: "/nothing", 405: "/for-whom/", 500: "/broken"}[code]
    answer = client.delete("/verify", headers=OURS) if code == 405 else client.get(path + f"?lang={language}")
    assert answer.status_code == code
    if code == 500:
        assert words in answer.get_data(as_text=True)
        assert f'lang="{language}"' in answer.get_data(as_text=True)
    if code == 405:
        assert "GET" in answer.headers["Allow"]


def test_a_fault_is_logged_without_its_words(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    answer = client.get("/broken?name=Kari+Nordmann")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    fault = next(line for line in lines if line["message"] == "broke")
    assert fault["exception"][0]["kind"] == "builtins.RuntimeError"
    assert any("frame.py" in place for place in fault["exception"][0]["at"])
    assert fault["request"] == answer.headers["X-Request-ID"]
    assert answer.headers["X-Request-ID"] in answer.get_data(as_text=True)
    assert "Kari" not in json.dumps(lines)
    assert "01017012345" not in json.dumps(lines) + answer.get_data(as_text=True)


def test_a_database_that_is_down_still_gets_a_page(tmp_path: Path) -> None:
    app = frame_app(tmp_path, f"sqlite:///{tmp_path}/nothing/here.db")
    client = app.test_client()
    client.set_cookie("casework-session", "x" * 43, domain="localhost")
    assert client.get("/").status_code == 500
    assert client.get("/health/live").status_code == 200
    ready = client.get("/health/ready")
    assert ready.status_code == 503
    assert ready.json == {"status": "not ready", "database": "not ready", "storage": "ready"}


def test_an_installation_that_can_serve_is_ready(client: FlaskClient) -> None:
    assert client.get("/health/ready").json == {"status": "ready", "database": "ready", "storage": "ready"}


@pytest.mark.parametrize("path", ["/verify?code=%00", "/%00", "/?lang=%ed%a0%80", "/verify/%00"])
def test_what_is_no_text_is_refused_before_it_reaches_anything(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code in (200, 303, 400, 404)
    if "%00" in path:
        assert client.get(path).status_code == 400


def test_a_form_with_nul_in_it_is_refused(client: FlaskClient) -> None:
    data = {"person": "a\0b", "csrf_token": token_of(client)}
    assert client.post("/sign-in", data=data, headers=OURS).status_code == 400


def test_a_request_that_is_too_large_is_answered_with_the_limit(client: FlaskClient, app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    files = {"person": (io.BytesIO(b"x" * 5000), "a.pdf")}
    answer = client.post("/sign-in?lang=en", data=files, headers=OURS, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert "64 MB" in answer.get_data(as_text=True)


def test_a_proxy_is_believed_only_where_one_was_named(tmp_path: Path, sqlite_url: str) -> None:
    given = {"X-Request-ID": "from-outside-1234", "X-Forwarded-Host": "localhost", "Host": "localhost"}
    plain = frame_app(tmp_path, sqlite_url).test_client().get("/", headers=given)
    behind = frame_app(tmp_path, sqlite_url, PROXY_HOPS="1").test_client().get("/", headers=given)
    assert plain.headers["X-Request-ID"] != "from-outside-1234"
    assert behind.headers["X-Request-ID"] == "from-outside-1234"
    forged = {"X-Forwarded-Host": "evil.example"}
    assert frame_app(tmp_path, sqlite_url, PROXY_HOPS="1").test_client().get("/", headers=forged).status_code == 400


SAFE_PATHS = ["/cases", "/cases/2026-1?tab=a&x=%2F", "/staff/worklist?q=a%20b", "/"]
OPEN_PATHS = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    None,
    "/x" * 2000,
    "/\x7f",
    "http:/\\evil.example",
    "//evil.example/%2f..",
    "/\r\nSet-Cookie: a=b",
    "ftp://x",
    "?x",
]


@pytest.mark.parametrize("path", SAFE_PATHS)
def test_a_path_of_ours_may_follow_sign_in(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize("path", OPEN_PATHS)
def test_nobody_is_sent_to_another_site_after_sign_in(path: str | None) -> None:
    assert local_path(path) is None


def test_no_page_holds_a_style_or_a_script_of_its_own(client: FlaskClient) -> None:
    for path in ("/", "/sign-in", "/verify", "/contact", "/privacy", "/accessibility", "/nothing"):
        text = client.get(path).get_data(as_text=True)
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", text), path


def test_a_web_process_never_loads_the_printing_library(tmp_path: Path) -> None:
    code = (
        "import sys; from casework.app import create_app; from casework.settings import Settings; "
        f"app = create_app(Settings.from_environment({{'CASEWORK_HOME': {str(tmp_path)!r}, 'CASEWORK_ENV': 'test'}})); "
        "app.test_client().get('/'); names = {name.split('.')[0] for name in sys.modules}; "
        "print(sorted(names & {'weasyprint', 'pydyf'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
