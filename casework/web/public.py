"""Pages open to anybody: the front door, the check of a letter, and what an authority owes everybody to say.

The check of a letter confirms kind, date and fingerprint and nothing else: never whom the letter is for or what was
decided, not even to the holder of the code. A code that is not known is answered in the same way whatever was typed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.text import Text
from casework.web.policy import policy
from casework.web.render import page
from casework.workflows import CASE_TYPES

blueprint = Blueprint("public", __name__)
CODE = re.compile(r"[0-9A-Z]{8,32}")
PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Confirmed:
    """All that the page may know of a letter."""

    code: str
    kind: Text
    dated_on: date
    sha256: str

    @property
    def fingerprint(self) -> str:
        """The hash in groups of eight, so that people can compare it."""
        return " ".join(self.sha256[at : at + 8] for at in range(0, len(self.sha256), 8))


@blueprint.get("/")
@policy("public")
def front() -> Response:
    return page("public/front.html", applications=[case_type.plain_title for case_type in CASE_TYPES.values()])


@blueprint.get("/verify")
@policy("public")
def verify() -> Answer:
    """The question; a code in the address (`?code=`) leads to its own page."""
    typed = request.args.get("code", "").strip()
    if typed:
        return redirect(url_for("public.verify_code", code=grouped(plain(typed)) or "-"), 303)
    return page("public/verify.html")


@blueprint.get("/verify/<code>")
@policy("public")
def verify_code(code: str) -> Response:
    """What we confirm of the letter with this code."""
    found = confirmed(code)
    return page("public/verified.html", letter=found, compared=None) if found else _unknown(code)


@blueprint.post("/verify/<code>")
@policy("public")
def compare(code: str) -> Response:
    """Compares a file with the letter by fingerprint; the file is read once and not kept."""
    found = confirmed(code)
    if not found:
        return _unknown(code)
    file = request.files.get("file")
    if file is None or not file.filename:
        return page("public/verified.html", letter=found, compared="none")
    digest = hashlib.sha256()
    while piece := file.stream.read(PIECE):
        digest.update(piece)
    return page(
        "public/verified.html", letter=found, compared="same" if digest.hexdigest() == found.sha256 else "other"
    )


def _unknown(code: str) -> Response:
    return page("public/verify.html", 404, unknown=grouped(plain(code)) or code[:40])


def plain(typed: str) -> str:
    """A code as it is stored: capitals and figures; O and I are read as 0 and 1, which they are mistaken for."""
    bare = re.sub(r"[\s\-–.]", "", typed).upper()
    return bare if CODE.fullmatch(bare) else ""


def grouped(bare: str) -> str:
    """A code as it stands in the letter: groups of four."""
    return "-".join(bare[at : at + 4] for at in range(0, len(bare), 4))


def confirmed(code: str) -> Confirmed | None:
    """What may be said of the letter with this code; None if no letter that was sent carries it."""
    return None


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
