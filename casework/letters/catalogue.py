"""Which letters there are: the folder is the list.

A letter exists where its template stands, `letters/<case type>/<letter>.<language>.html`; nothing else names it. Proofs and
lists ask here, so a letter missing in one language is found before a case needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from casework.letters.page import TEMPLATES


def languages_of(case_type: str, letter: str) -> frozenset[str]:
    """The languages the letter is written in; empty where there is no such letter."""
    return frozenset(path.name.split(".")[1] for path in (TEMPLATES / case_type).glob(f"{letter}.??.html"))


def _read() -> dict[str, tuple[str, ...]]:
    folders = sorted(path for path in TEMPLATES.iterdir() if path.is_dir() and any(path.glob("*.??.html")))
    return {folder.name: tuple(sorted({path.name.split(".")[0] for path in folder.glob("*.??.html")})) for folder in folders}


LETTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(_read())
