"""Every example in the package is true, and the package needs nobody but Python."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import fees

ROOT = Path(fees.__file__).parents[1]
MODULES = sorted(module.name for module in pkgutil.iter_modules(fees.__path__, "fees."))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_shows_how_it_is_used_and_does_what_it_shows(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted, f"{name} has no example"
    assert not result.failed


def test_the_package_comes_with_the_standard_library_alone() -> None:
    code = ("import sys; before = set(sys.modules)\n"
            f"import {', '.join(MODULES)}\n"
            "print(*{name.split('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names)")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fees"]
