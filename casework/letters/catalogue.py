"""Which letters there are: the folder is the list.

A letter exists where its template stands, `letters/<case type>/<letter>.<language>.html`; nothing else names it. Proofs
and lists ask here, so a letter missing in one language is found before a case needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from casework.letters.page import TEMPLATES


def languages_of(case_type: str, letter: str) -> frozenset[str]:
    """The languages the letter is written in; empty where there is no such letter."""
    return frozenset(path.name.split(".")[1] for path in (TEMPLATES / case_type).glob(f"{letter}.??.html"))


def _read() -> dict[str, tuple[str, ...]]:
    letters = ((path.parent.name, path.name.split(".")[0]) for path in TEMPLATES.glob("*/*.??.html"))
    by_type: dict[str, set[str]] = {}
    for case_type, letter in letters:
        by_type.setdefault(case_type, set()).add(letter)
    return {case_type: tuple(sorted(by_type[case_type])) for case_type in sorted(by_type)}


LETTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(_read())
