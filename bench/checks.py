"""Milliseconds for all rules on a large plan, and for its comparison with the version before.

python -m bench.checks [--rounds 50]

The plan has 40 emission sources, 60 instruments and 12 procedures. What is promised is less than 100 ms for the rules,
so that they can run each time a page saves itself.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

from casework.core.checks import Facts, run_checks
from casework.stories.ship_plans import documents, large
from casework.workflows.ship_plans.checks import CHECKS
from casework.workflows.ship_plans.modifications import proposed

DAY = date(2026, 11, 20)
DECLARED: Any = SimpleNamespace(checks=CHECKS)


def milliseconds(act: Callable[[], object], rounds: int) -> float:
    """The median of so many rounds."""
    spent = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50)
    rounds = parser.parse_args().rounds
    plan = large(DAY)
    later = plan.model_copy(update={"sources": {**plan.sources, "s41": plan.sources["s1"]}})
    facts = Facts(DAY, DAY, documents(plan, DAY), {}, frozenset())
    print(f"{len(CHECKS)} checks: {milliseconds(lambda: run_checks(DECLARED, plan, facts), rounds):.1f} ms")
    print(f"comparison: {milliseconds(lambda: proposed(plan, later), rounds):.1f} ms")


if __name__ == "__main__":
    main()
