"""N1, N2, T2: a process killed in the middle of a submission, a signature or a dispatch loses nothing and doubles
nothing.

Some points of each act on both databases; `python -m tests.operations.crash --all` takes every one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casework.db import begin_writing
from casework.operations import steps
from tests.operations.crash import ACTS, Copies, crash_everywhere

EACH = 5


def spread(points: int) -> list[int]:
    """First, last and some between, evenly."""
    return sorted({1 + (points - 1) * n // (EACH - 1) for n in range(EACH)})


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_N1_N2_T2_a_killed_act_loses_nothing_that_was_acknowledged_and_doubles_nothing(
    database: str, act: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = request.getfixturevalue("postgres_server") if database == "postgres" else ""
    points, wrong = crash_everywhere(act, Copies(tmp_path, server), spread)
    assert points > 40, "the harness sees the act"
    assert wrong == []


def test_the_crash_test_finds_an_act_that_is_committed_in_two_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = steps._move

    def torn(going: object, head: str) -> None:
        if not going.move.step.decides:  # type: ignore[attr-defined]
            return whole(going, head)  # type: ignore[arg-type]
        going.cx.commit()  # type: ignore[attr-defined]
        begin_writing(going.cx)  # type: ignore[attr-defined]
        return whole(going, head)  # type: ignore[arg-type]

    monkeypatch.setattr(steps, "_move", torn)
    _, wrong = crash_everywhere("sign", Copies(tmp_path), lambda points: list(range(points - 8, points - 2, 2)))
    assert any("torn" in fault for fault in wrong)
