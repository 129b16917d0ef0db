"""What a person had before them when they sent a form, as the form's hidden fields say it.

Anything else than a small whole number is a version that nothing ever has, so it never passes for the present one.
"""

from __future__ import annotations

from flask import request

NEVER = -1


def version(text: str | None, *, otherwise: int = NEVER) -> int:
    """A version as the page sent it; `otherwise` for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def seen_events() -> int:
    """How many events of the case the person had before them."""
    return version(request.form.get("seen"))
