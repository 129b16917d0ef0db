"""Two questions that machines ask: is the process alive, and can it serve."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify
from sqlalchemy import text

from casework.db import db
from casework.ports.logs import log
from casework.web.policy import policy

blueprint = Blueprint("health", __name__, url_prefix="/health")


@blueprint.get("/live")
@policy("public")
def live() -> Response:
    """The process answers. Nothing outside it is asked, so that a database that is down restarts nobody."""
    return jsonify(status="alive")


@blueprint.get("/ready")
@policy("public")
def ready() -> tuple[Response, int]:
    """The database answers and holds our tables, and documents can be stored; 503 where not. Says no more than that."""
    parts = {"database": _database(), "storage": _storage()}
    good = all(parts.values())
    return jsonify(
        status="ready" if good else "not ready",
        **{name: "ready" if fine else "not ready" for name, fine in parts.items()},
    ), 200 if good else 503


def _database() -> bool:
    try:
        db.session.execute(text("SELECT 1 FROM person WHERE 1 = 0"))
    except Exception as fault:
        log(__name__).error("database not ready", fault=type(fault).__name__)
        db.session.rollback()
        return False
    return True


def _storage() -> bool:
    try:
        return bool(current_app.extensions["casework.storage"].ready())
    except Exception as fault:
        log(__name__).error("storage not ready", fault=type(fault).__name__)
        return False
