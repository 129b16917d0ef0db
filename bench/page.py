"""Milliseconds for the pages of a large plan on the embedded default, as a browser would ask for them.

python -m bench.page [--rounds 20]

The plan has 40 emission sources, 60 instruments and 12 procedures, in SQLite in a temporary folder; a page is asked for
by a person who is signed in, through the whole application, and read to its end. What is promised is an answer within
300 ms. One more table has 200 rows of 12 columns.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import structlog

from casework.stories.ship_plans import large
from tests.web.drafts import draft_app, new_draft, signed_in

TYPE, DAY = "ship_monitoring_plan", date(2026, 11, 20)
PAGES = ("", "/sections/sources", "/sections/equipment", "/sections/procedures", "/sections/sources/s20", "/review")


def measured(folder: Path, rounds: int) -> Iterator[tuple[str, float, int]]:
    """(page, median in milliseconds, octets) for each page."""
    app = draft_app(folder)
    plan, longest = large(DAY), large(DAY, sources=40, instruments=200)
    client = signed_in(app)
    asked = [(path or "/", f"/drafts/{new_draft(app, type_name=TYPE, answers=plan)}{path}") for path in PAGES]
    asked.append(("200 × 12", f"/drafts/{new_draft(app, type_name=TYPE, answers=longest)}/sections/equipment"))
    for name, address in asked:
        spent, size = [], 0
        for _ in range(rounds + 2):
            began = time.perf_counter()
            answer = client.get(address)
            size = len(answer.get_data())
            spent.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
        yield name, statistics.median(spent[2:]), size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory(prefix="casework-bench-") as folder:
        for name, median, size in measured(Path(folder), rounds):
            print(f"{name:24} {median:6.0f} ms {size / 1024:6.0f} kB")


if __name__ == "__main__":
    main()
