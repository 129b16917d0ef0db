"""Ordering what was sent as a document: a plain form that names the submission, in the reader's own language.

The worker prints it; the page says so until it is there. Whoever may see the case may ask, and asking twice is asking
once.
"""

from __future__ import annotations

from flask import request

from casework.core.text import Text
from casework.models import Case
from casework.operations.acting import NotThere
from casework.operations.annexes import order_annex
from casework.web.render import language, now, tell

DIGITS = 6


def order(case: Case) -> None:
    """Orders the submission that the form names. Raises NotThere where there is none."""
    n = request.form.get("n", "")
    if not (n.isascii() and n.isdecimal() and len(n) <= DIGITS):
        raise NotThere
    if order_annex(case.id, int(n), language(), now=now()):
        tell(Text("It is being printed. It is here in a moment: look again."))
