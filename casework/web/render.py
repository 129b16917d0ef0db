"""What every template may use, and which language it speaks.

In templates: `_("Sentence with {name}", name=x)`, `ngettext("{count} ship", "{count} ships", n)`, `say(text)`;
filters `day`, `day_long`, `day_short`, `day_figures`, `moment`, `moment_short`, `clock_time`, `number`, `size`,
`listed`, `ore`; `asset("css/shared.css")` for static files; `language`, `languages`, `visitor`, `now`, `today` in every
page. A name that is not there is an error, never a blank.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import (
    Flask,
    Response,
    current_app,
    flash,
    g,
    get_flashed_messages,
    has_request_context,
    render_template,
    request,
    url_for,
)
from jinja2 import StrictUndefined
from markupsafe import Markup, escape
from werkzeug.exceptions import RequestEntityTooLarge

from casework import i18n
from casework.core.text import Text
from casework.i18n import amount
from casework.law.spelling import spelled
from casework.settings import Settings

LANGUAGE_COOKIE = "casework-language"
COOKIE_SECONDS = 365 * 24 * 3600


def now() -> int:
    """This instant in UTC milliseconds: the only clock of the web, so that a page has one time."""
    if "now" not in g:
        g.now = int(datetime.now(UTC).timestamp() * 1000)
    return int(g.now)


def today() -> date:
    """The legal day, in Norway."""
    return i18n.oslo(now()).date()


def language() -> str:
    """The language of this page."""
    if not has_request_context():
        return "nb"
    if "language" not in g:
        visitor = g.get("visitor")
        remembered = request.cookies.get(LANGUAGE_COOKIE)
        g.language = i18n.pick_language(
            request.args.get("lang"),
            _typed_language(),
            remembered,
            visitor.language if visitor else None,
            accepts=request.accept_languages.values(),
        )
    return str(g.language)


def _typed_language() -> str | None:
    """The language button in a form; nothing where the form is too large to be read."""
    if request.method != "POST":
        return None
    try:
        return request.form.get("lang")
    except RequestEntityTooLarge:
        return None


def switching_language() -> bool:
    """Whether a language button sent the form: keep what was typed (save, or show it again), do nothing else."""
    return request.method == "POST" and request.form.get("lang") in i18n.LANGUAGES


def translate(msgid: str | Text, /, **values: object) -> str:
    """A sentence in the reader's language. Values that are Markup (links) stay; everything else is escaped."""
    if not any(isinstance(value, Markup) for value in values.values()):
        return i18n.say(Text(msgid, **values) if isinstance(msgid, str) and values else msgid, language())
    count = values.get("count")
    template = i18n.translation(str(msgid), language(), count if isinstance(count, int) else None)
    filled = {
        name: value if isinstance(value, Markup) else i18n.shown(value, language()) for name, value in values.items()
    }
    return Markup(escape(template)).format(**filled)  # noqa: S704 - escaped just here


def translate_many(one: str, many: str, count: int, /, **values: object) -> str:
    """The form that fits the number; `{count}` is filled with it."""
    pair = i18n.catalogue("nb").pairs.get(many)
    template = i18n.translation(many, language(), count) if pair else (one if count == 1 else many)
    return template.format_map(
        {name: i18n.shown(value, language()) for name, value in {"count": count, **values}.items()}
    )


@lru_cache(maxsize=512)
def _fingerprint(file: Path, changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def asset(path: str) -> str:
    """The address of a static file, with its fingerprint, so that browsers may keep it for a year."""
    file = Path(str(current_app.static_folder), path)
    return url_for("static", filename=path, v=_fingerprint(file, file.stat().st_mtime_ns))


def tell(text: Text) -> None:
    """Says something at the top of the next page, in whatever language that page has."""
    flash(json.dumps(text.as_json()))


def told() -> list[Text]:
    """What was told; each is said once."""
    return [Text.from_json(json.loads(str(message))) for message in get_flashed_messages()]


def page(template: str, status: int = 200, **context: Any) -> Response:
    """An answer made from a template."""
    return current_app.make_response((render_template(template, **context), status))


def install(app: Flask, settings: Settings) -> None:
    """Gives templates their words and remembers a language chosen by `?lang=` or by a language button."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(
        _=translate,
        say=translate,
        ngettext=translate_many,
        asset=asset,
        told=told,
        languages=i18n.OWN_NAMES,
        is_demo=settings.casework_env == "demo",
    )
    in_language = (
        i18n.day,
        i18n.day_long,
        i18n.day_short,
        i18n.moment,
        i18n.moment_short,
        i18n.number,
        i18n.size,
        i18n.listed,
        spelled,
    )
    for function in in_language:
        environment.filters[function.__name__] = _in_reader_language(function)
    environment.filters["day_figures"] = i18n.day_figures
    environment.filters["ore"] = _of_ore
    environment.filters["clock_time"] = i18n.clock_time

    @app.context_processor
    def words() -> dict[str, Any]:
        return {
            "language": language(),
            "visitor": g.get("visitor"),
            "now": now(),
            "today": today(),
            "request_id": g.get("request_id", ""),
        }

    @app.after_request
    def remember(answer: Response) -> Response:
        asked = request.args.get("lang") or _typed_language()
        if request.endpoint != "static":
            answer.headers["Content-Language"] = language()
            answer.vary.update(("Cookie", "Accept-Language"))
        if asked in i18n.LANGUAGES and answer.status_code < 500:
            answer.set_cookie(
                LANGUAGE_COOKIE,
                asked,
                max_age=COOKIE_SECONDS,
                secure=settings.is_production,
                httponly=True,
                samesite="Lax",
            )
        return answer


def _of_ore(count: int) -> str:
    """An amount in øre or cent, as it is written."""
    return amount(Decimal(count) / 100, language())


def _in_reader_language(function: Any) -> Any:
    def filtered(value: Any, **options: Any) -> str:
        return str(function(value, language(), **options))

    return filtered
