"""The two commands of the README: what they bring, when they bring nothing, and what they say where they may not."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from tests.house.sources import ROOT, lines, named

SHELL = sorted(path for path in [*(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"] if path.suffix in {"", ".sh"})
COMMANDS = [path for path in SHELL if path.suffix == ""]
REQUIREMENTS = sorted(ROOT.glob("requirements*.txt"))


def bash(script: str, *, root: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """`script` after sourcing the set-up of the checkout at `root`."""
    return subprocess.run(
        ["bash", "-c", f'set -euo pipefail; root={root}; . "$root/bin/setup.sh"; {script}'],
        capture_output=True, text=True, timeout=120, check=False, env=os.environ | variables)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A second checkout that uses this one's code and environment and may be marked as set up or not."""
    root = tmp_path / "a checkout"
    (root / "casework").mkdir(parents=True)
    shutil.copytree(ROOT / "bin", root / "bin")
    for path in [*REQUIREMENTS, ROOT / "package.json", ROOT / "package-lock.json"]:
        shutil.copy(path, root)
    for path in (ROOT / "casework").iterdir():
        if path.name != "__pycache__":
            (root / "casework" / path.name).symlink_to(path)
    (root / "fees").symlink_to(ROOT / "fees")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / ".venv").symlink_to(sys.prefix)
    (root / ".setup").mkdir()
    return root


def mark_as_set_up(root: Path, level: str) -> None:
    done = bash('stamp_of "$LEVEL" > "$state/environment"; frontend_stamp > "$state/frontend"',
                root=Path(f"'{root}'"), LEVEL=level)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", SHELL, ids=named)
def test_the_scripts_are_sound_shell(path: Path) -> None:
    checked = subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("path", COMMANDS, ids=named)
def test_the_commands_can_be_run_and_stop_at_the_first_fault(path: Path) -> None:
    assert os.access(path, os.X_OK)
    assert "set -euo pipefail" in lines(path)


def test_ci_runs_what_the_readme_tells_everybody_to_run() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith('/bin/test"')


@pytest.mark.parametrize("path", REQUIREMENTS, ids=named)
def test_every_requirement_is_pinned_by_hash_and_without_an_address(path: Path) -> None:
    text = path.read_text("utf-8")
    pins = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    assert pins
    assert not [pin for pin in pins if not re.match(r"[\w.-]+==\S+.* --hash=sha256:[0-9a-f]{64}", pin)]
    assert "://" not in text


def test_what_serving_needs_is_pinned_alike_in_all_files() -> None:
    def pins(path: Path) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^ ]+", path.read_text("utf-8"), re.MULTILINE))

    serving = pins(ROOT / "requirements.txt")
    assert serving < pins(ROOT / "requirements-production.txt")
    assert serving < pins(ROOT / "requirements-test.txt")


def test_every_declared_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named_there = {re.split(r"[\[><=; ]", line)[0].lower() for line in project["project"]["dependencies"]}
    pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    assert named_there - pinned == set()


def test_front_end_parts_are_pinned_by_hash_and_without_an_address() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(re.fullmatch(r"[\d.]+", version) for version in package["dependencies"].values())
    for name, version in package["dependencies"].items():
        assert locked[f"node_modules/{name}"]["version"] == version
    parts = {place: part for place, part in locked.items() if place}
    assert not [place for place, part in parts.items() if "resolved" in part or "integrity" not in part]


@pytest.mark.parametrize("listed", json.loads((ROOT / "package.json").read_text("utf-8"))["vendor"])
def test_each_listed_part_lies_where_pages_read_it(listed: str) -> None:
    assert list((ROOT / "casework" / "static" / "vendor").glob(listed))


@pytest.mark.parametrize(("level", "stamped", "current"), [
    ("run", "run", True), ("run", "test", True), ("test", "test", True), ("test", "run", False)])
def test_an_environment_for_tests_serves_too_but_not_the_other_way(
        checkout: Path, level: str, stamped: str, current: bool) -> None:
    mark_as_set_up(checkout, stamped)
    asked = bash(f"environment_is_current {level}", root=Path(f"'{checkout}'"))
    assert (asked.returncode == 0) is current


def test_a_changed_pin_makes_the_environment_stale(checkout: Path) -> None:
    mark_as_set_up(checkout, "run")
    with (checkout / "requirements.txt").open("a") as pins:
        pins.write("# another\n")
    assert bash("environment_is_current run", root=Path(f"'{checkout}'")).returncode == 1


def test_where_nothing_may_be_installed_every_missing_package_is_named() -> None:
    """Exit code 2, the exact command for an administrator, and nothing on standard output."""
    said = bash("""
        library_is_here() { false; }
        command_is_here() { [ "$1" = apt-get ]; }
        find_python() { return 1; }
        environment_is_current() { return 1; }
        id() { echo 1000; }
        install_system_packages test""")
    assert said.returncode == 2
    assert said.stdout == ""
    wanted = ["python3", "python3-venv", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "chromium",
              "poppler-utils", "qpdf"]
    assert f"apt-get install --no-install-recommends {' '.join(wanted)}" in said.stderr


def test_serving_asks_for_no_browser() -> None:
    said = bash("""
        library_is_here() { true; }
        command_is_here() { false; }
        environment_is_current() { true; }
        missing_packages run""")
    assert (said.returncode, said.stdout) == (0, "")


def test_the_command_line_answers_from_any_folder_with_nothing_but_the_answer(checkout: Path, tmp_path: Path) -> None:
    """A folder that holds a module of a familiar name must not change what the command means."""
    mark_as_set_up(checkout, "test")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "casework.py").write_text("raise SystemExit('the wrong casework')")
    (elsewhere / "json.py").write_text("raise SystemExit('the wrong json')")
    link = tmp_path / "link-to-casework"
    link.symlink_to(checkout / "bin" / "casework")

    def casework(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [link, *arguments], cwd=elsewhere, capture_output=True, text=True, timeout=120, check=False)

    said = casework("types", "--json")
    assert (said.returncode, said.stderr) == (0, "")
    assert json.loads(said.stdout)
    wrong = casework("types", "--nonsense")
    assert (wrong.returncode, wrong.stdout) == (2, "")


def stand_in(root: Path, commands: str) -> None:
    """Another casework in the checkout: a command line whose `main` is `commands`, which may use `say` and `wait`."""
    (root / "casework" / "cli.py").unlink()
    (root / "casework" / "cli.py").write_text(f"""
import os, pathlib, sys, time
def say(*words):
    with (pathlib.Path(os.environ["PYTHONPATH"].split(":")[0]) / "said").open("a") as said:
        print(*words, file=said, flush=True)
def main(prog_name):
    {commands}
""")


@pytest.mark.parametrize(("environment", "said"), [("demo", "demo\nserve\n"), ("production", "db upgrade\nserve\n")])
def test_running_fills_an_empty_database_but_never_in_production(checkout: Path, environment: str, said: str) -> None:
    mark_as_set_up(checkout, "run")
    stand_in(checkout, "say(*sys.argv[1:])")
    done = subprocess.run([checkout / "bin" / "run"], env=os.environ | {"CASEWORK_ENV": environment}, check=False,
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (checkout / "said").read_text() == said


def test_a_failure_before_serving_ends_the_run_with_its_code(checkout: Path) -> None:
    mark_as_set_up(checkout, "run")
    stand_in(checkout, "say(*sys.argv[1:]); sys.exit(7)")
    assert subprocess.run([checkout / "bin" / "run"], check=False, timeout=60).returncode == 7
    assert (checkout / "said").read_text() == "demo\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_database_is_made_leaves_no_process(checkout: Path, number: signal.Signals) -> None:
    mark_as_set_up(checkout, "run")
    stand_in(checkout, "say(os.getpid()); time.sleep(60)")
    heard = signal.signal(number, signal.SIG_DFL)  # what is ignored where the tests run (nohup) no shell can trap
    running = subprocess.Popen([checkout / "bin" / "run"], start_new_session=True)
    signal.signal(number, heard)
    said = checkout / "said"
    deadline = time.monotonic() + 20
    while not (said.exists() and said.read_text().endswith("\n")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    running.send_signal(number)
    assert running.wait(20) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(said.read_text()), 0)
