"""The only place where all parts meet: settings, database, languages, doorkeeper, pages."""

from __future__ import annotations

from flask import Flask

from casework.db import db
from casework.ports import doorbell
from casework.ports.identity import provider
from casework.ports.logs import configure_logs
from casework.ports.outside import EXTENSION, outside_of
from casework.ports.storage import Storage
from casework.settings import Settings
from casework.web import (
    applicant,
    auth,
    errors,
    health,
    public,
    registers,
    render,
    rules,
    screening,
    security,
    staff,
    verifier,
    vocabulary,
)
from casework.web.policy import policy, require_policies


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Raises `Unsafe` for what production forbids, `PolicyMissing` for a route without a policy."""
    settings = (settings or Settings.from_environment()).refuse_unsafe()
    configure_logs(settings.log_level)
    app = Flask("casework")
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={
            "hide_parameters": True,
            "pool_pre_ping": not settings.database_url.startswith("sqlite"),
        },
        TESTING=settings.casework_env == "test",
    )
    if settings.database_url.startswith("sqlite"):
        settings.casework_home.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    app.extensions["casework.storage"] = storage = Storage(settings.storage_url)
    app.extensions[EXTENSION] = outside_of(settings, storage)
    doorbell.hang(settings.redis_url, settings.casework_home)
    security.secure(app, settings)
    render.install(app, settings)
    vocabulary.install(app)
    errors.install(app, settings.request_limit_mb)
    auth.install(app, provider(settings))
    for part in (health, public, registers, rules, screening, auth, applicant, verifier, staff):
        app.register_blueprint(part.blueprint)
    app.view_functions["static"] = policy("public")(app.view_functions["static"])
    require_policies(app)
    return app
