"""Letters that are written but not laid out: what is printed is a few bytes that are never twice the same.

Laying a letter out takes a hundred times as long as writing it, and most tests ask only that it was printed once, kept
and sent. Those that read what a letter looks like say so with the mark `prints`; `tests/letters` prints by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest


def listed(sheaves: list[Any], cover: Callable[[Any], bytes], **said: str) -> bytes:
    """The list alone: no document is opened."""
    from casework.letters.binding import entry_of

    return cover(tuple(entry_of(one, None) for one in sheaves))


@contextmanager
def hasty() -> Iterator[None]:
    """Nothing that is printed meanwhile is laid out; a letter that lacks what it owes is refused as ever."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("casework.letters.pdf.print_pdf",
                      lambda html, **said: b"%PDF-1.7 " + secrets.token_hex(16).encode())
        patch.setattr("casework.letters.binding.bind", listed)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Around a test and all that it sets up."""
    with nullcontext() if item.get_closest_marker("prints") else hasty():
        return (yield)
