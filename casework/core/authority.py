"""Who decides: a name for the house, a face for each language, and the body that hears appeals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """How an authority presents itself in one language. `appeal_body` is the name used in 'decided by …'."""

    name: str
    address: tuple[str, ...]
    email: str
    phone: str
    web: str
    appeal_body: str


@dataclass(frozen=True, slots=True)
class Authority:
    """`key` is what rows hold; `country` is the state that it administers (ISO 3166-1 alpha-2)."""

    key: str
    country: str
    mark: str
    faces: Mapping[str, Face]

    def face(self, language: str) -> Face:
        return self.faces[language]
