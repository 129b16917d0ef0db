"""How a number is cleaned before it is looked at, and how it is shown when it is wrong."""

from __future__ import annotations

import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def compact(text: str, drop: str = " -") -> str:
    """Upper case, full-width forms narrowed, all dashes one dash; without ``drop`` and without what is invisible."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).upper()
    return "".join(c for c in plain if c not in drop and unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp"))


def shown(text: str) -> str:
    """What was typed, short enough for a sentence."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= 40 else text[:39] + "…"


def digits(text: str, length: int) -> bool:
    """Exactly so many of the ten ASCII digits?"""
    return len(text) == length and text.isascii() and text.isdigit()
