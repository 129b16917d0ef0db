"""What every request and answer must carry, whichever page it is.

Hosts are named beforehand, links are made from our own address, cookies are for this host alone, nothing may be
framed, scripts and styles come from us and never stand in the page. Requests that change something come from our
own pages: browsers say so (Sec-Fetch-Site, Origin), and the form's token proves it. No answer is kept by caches but
static files.
"""

from __future__ import annotations

import re
import secrets
import time
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, abort, current_app, g, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from casework.ports.logs import log
from casework.settings import Settings

CONTENT = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
UNSPEAKABLE = re.compile("[\x00\ud800-\udfff]")
YEAR_SECONDS = 365 * 24 * 3600
GREATEST_ID = 2**31 - 1
MOST_TEXT = 1_000_000
"""Octets of a form without files, or of one field of a form with files."""

csrf = CSRFProtect()


def secure(app: Flask, settings: Settings) -> None:
    """Cookies, limits, headers and the checks that come before any view."""
    production = settings.is_production
    app.extensions["casework.settings"] = settings
    app.config.update(
        SECRET_KEY=settings.signing_key(),
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        PREFERRED_URL_SCHEME=urlsplit(settings.base_url).scheme,
        MAX_CONTENT_LENGTH=settings.request_limit_mb * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=MOST_TEXT,
        MAX_FORM_PARTS=1_000,
        SESSION_COOKIE_NAME=cookie_name("form", settings),
        SESSION_COOKIE_SECURE=production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_CHECK_DEFAULT=False,
        SEND_FILE_MAX_AGE_DEFAULT=0,
    )
    csrf.init_app(app)
    hops = settings.proxy_hops
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.before_request(_begin)
    app.before_request(_limit_text)
    app.before_request(_refuse_unspeakable)
    app.before_request(_refuse_beyond_counting)
    app.before_request(_refuse_foreign)
    app.after_request(_finish)


def _begin() -> None:
    """A number for each request. One given by a proxy is kept only where proxies are believed."""
    g.started = time.perf_counter()
    given = request.headers.get("X-Request-ID", "") if settings_here().proxy_hops else ""
    g.request_id = given if REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=g.request_id)


def _limit_text() -> None:
    """Only files may be large: the limit for fields does not reach forms that are sent as one line."""
    if not request.mimetype.startswith("multipart/"):
        request.max_content_length = MOST_TEXT


def _refuse_unspeakable() -> None:
    """NUL and lone surrogates are no text of any language, and databases refuse them."""
    values = [request.path, *(part for pair in request.args.items(multi=True) for part in pair)]
    if request.method not in SAFE_METHODS:
        values += [part for pair in request.form.items(multi=True) for part in pair]
    if any(UNSPEAKABLE.search(value) for value in values):
        abort(400)


def _refuse_beyond_counting() -> None:
    """A number in an address that is greater than any of ours names nothing; databases would choke on it."""
    if any(isinstance(value, int) and value > GREATEST_ID for value in (request.view_args or {}).values()):
        abort(404)


def _refuse_foreign() -> None:
    if request.method not in SAFE_METHODS and request.endpoint and not from_our_pages():
        abort(403)


def _finish(answer: Response) -> Response:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if settings_here().is_production:
        answer.headers["Strict-Transport-Security"] = f"max-age={2 * YEAR_SECONDS}; includeSubDomains"
    if request.endpoint != "static":
        answer.headers["Cache-Control"] = "no-store"
    elif answer.status_code == 200 and request.args.get("v"):
        answer.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
    answer.headers["X-Request-ID"] = g.get("request_id", "")
    _record(answer)
    return answer


def settings_here() -> Settings:
    """The settings of the running application."""
    settings: Settings = current_app.extensions["casework.settings"]
    return settings


def _record(answer: Response) -> None:
    """One line for each request: the route's pattern, never the address. Static files and probes are left out."""
    if request.endpoint == "static" or (request.blueprint == "health" and answer.status_code < 500):
        return
    visitor = g.get("visitor")
    log("casework.web").info(
        "answered",
        method=request.method,
        route=str(request.url_rule or "-"),
        status=answer.status_code,
        ms=round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1),
        person=visitor.person_id if visitor else None,
    )


def from_our_pages() -> bool:
    """Whether the browser says that one of our own pages asks. Browsers that say nothing pass here."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def certainly_ours() -> bool:
    """Whether the browser positively says that the request was made by one of our own pages."""
    said = request.headers.get("Sec-Fetch-Site") or request.headers.get("Origin")
    return said is not None and request.headers.get("Sec-Fetch-Site") != "none" and from_our_pages()


def cookie_name(name: str, settings: Settings) -> str:
    """`__Host-` binds a cookie to this host and to https; browsers refuse the prefix over plain http."""
    return f"__Host-casework-{name}" if settings.is_production else f"casework-{name}"


def local_path(given: str | None) -> str | None:
    """A path on this site, or None for anything that a browser could read as another site."""
    if not given or len(given) > 2_000 or not given.startswith("/") or given.startswith("//"):
        return None
    if "\\" in given or any(ord(sign) <= 32 or ord(sign) == 127 for sign in given):
        return None
    parts = urlsplit(given)
    return None if parts.scheme or parts.netloc else given
