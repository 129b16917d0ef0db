"""Pages open to anybody: the front door, the check of a letter, and what an authority owes everybody to say.

The check of a letter confirms kind, date and fingerprint and nothing else: never whom the letter is for or what was
decided, not even to the holder of the code..
"""

from __future__ import annotations

import hashlib

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.text import Text
from casework.identifiers.verification_code import fault, normalise
from casework.queries.letters import by_code
from casework.queries.register import public_kinds
from casework.web.policy import policy
from casework.web.render import page
from casework.workflows import CASE_TYPES, SCREENINGS, is_offered

blueprint = Blueprint("public", __name__)
LONGEST = 40
PIECE = 256 * 1024


@blueprint.get("/")
@policy("public")
def front() -> Response:
    return page(
        "public/front.html",
        applications=filter(is_offered, CASE_TYPES.values()),
        guides=SCREENINGS,
        registers=public_kinds().values(),
    )


@blueprint.get("/verify")
@policy("public")
def verify() -> Answer:
    """The question; a code in the address (`?code=`) leads to its own page."""
    typed = request.args.get("code", "").strip()
    if typed:
        return redirect(url_for("public.verify_code", code=normalise(typed[:LONGEST]).replace("/", "") or "-"), 303)
    return page("public/verify.html")


@blueprint.get("/verify/<code>")
@policy("public")
def verify_code(code: str) -> Response:
    """What we confirm of the letter with this code."""
    found = by_code(normalise(code))
    return (
        page("public/verified.html", letter=found, fingerprint=grouped(found.sha256), compared=None)
        if found
        else _unknown(code)
    )


@blueprint.post("/verify/<code>")
@policy("public")
def compare(code: str) -> Response:
    """Compares a file with the letter by fingerprint; the file is read once and not kept."""
    found = by_code(normalise(code))
    if not found:
        return _unknown(code)
    file = request.files.get("file")
    if file is None or not file.filename:
        return page("public/verified.html", letter=found, fingerprint=grouped(found.sha256), compared="none")
    digest = hashlib.sha256()
    while piece := file.stream.read(PIECE):
        digest.update(piece)
    return page(
        "public/verified.html",
        letter=found,
        fingerprint=grouped(found.sha256),
        compared="same" if digest.hexdigest() == found.sha256 else "other",
    )


def _unknown(code: str) -> Response:
    """A code that cannot be one of ours says so; one that could is simply not known."""
    unknown = normalise(code)[:LONGEST]
    return page(
        "public/verify.html",
        404,
        unknown=unknown,
        fault=fault(code) or Text("We have sent no letter with the code {code}.", code=unknown),
    )


def grouped(sha256: str) -> str:
    """A fingerprint in groups of eight, so that people can compare it."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))


@blueprint.get("/accessibility")
@policy("public")
def accessibility() -> Response:
    return page("public/accessibility.html")


@blueprint.get("/privacy")
@policy("public")
def privacy() -> Response:
    return page("public/privacy.html")


@blueprint.get("/contact")
@policy("public")
def contact() -> Response:
    return page("public/contact.html")
