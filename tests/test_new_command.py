"""`casework new` writes a case type that lacks three things and nothing else, and CONTRIBUTING fills them in."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casework.commands.new import GAPS, enlisted, prefix
from tests.conftest import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TYPE = "toy_permit"


def block(kind: str, number: int = 0) -> str:
    """A block of code in CONTRIBUTING."""
    return re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)[number]


class Project:
    """A copy of the project's code, to write into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in ("casework", "fees"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)

    def python(self, *given: str) -> subprocess.CompletedProcess[str]:
        around = {**os.environ, "PYTHONPATH": str(self.folder), "CASEWORK_HOME": str(self.folder / "var")}
        command = [sys.executable, "-m", *given]
        return subprocess.run(command, cwd=self.folder, env=around, capture_output=True, text=True, check=False)

    def failing(self) -> set[str]:
        proofs = json.loads(self.python("casework", "prove", "--json").stdout)
        found = [proof for proof in proofs if proof["type"] == TYPE]
        assert len(found) > len(GAPS)
        return {proof["proof"] for proof in found if not proof["holds"]}

    def edit(self, path: str, *changes: tuple[str, str]) -> None:
        text = (self.folder / path).read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (self.folder / path).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("new"))
    program, *given = shlex.split(block("sh"))
    assert program == "bin/casework"
    done = made.python("casework", *given)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 12
    return made


def test_a_new_type_passes_every_proof_but_the_three_that_are_named(project: Project) -> None:
    assert project.failing() == set(GAPS)


def test_its_example_has_no_error_and_its_own_test_passes(project: Project) -> None:
    answers = project.folder / "answers.json"
    answers.write_text(project.python("casework", "example", TYPE).stdout, "utf-8")
    assert project.python("casework", "check", TYPE, str(answers)).returncode == 0
    ran = project.python("pytest", "-q", "-p", "no:cacheprovider", f"tests/workflows/test_{TYPE}.py")
    assert ran.returncode == 0, ran.stdout


def test_what_is_written_is_as_tidy_as_the_rest(project: Project) -> None:
    ours = [str(path) for path in project.folder.rglob("*.py") if TYPE in path.name]
    lists = [f"casework/{floor}/__init__.py" for floor in ("workflows", "forms")]
    assert len(ours) == 5
    judged = project.python("ruff", "check", "--quiet", "--output-format", "concise", *ours, *lists)
    assert (judged.returncode, judged.stdout) == (0, "")


def test_a_case_can_be_refused_before_anything_is_filled_in(project: Project) -> None:
    told = project.python("casework", "story", TYPE, "--outcome", "refuse", "--out", "letters", "--language", "nn")
    assert told.returncode == 0, told.stderr
    assert (project.folder / "letters" / "04-refusal.nn.pdf").exists()


def test_nothing_is_overwritten(project: Project) -> None:
    again = project.python("casework", *shlex.split(block("sh"))[1:])
    assert (again.returncode, again.stdout) == (2, "")
    assert "already" in again.stderr


def test_with_what_contributing_says_every_proof_holds_and_the_story_is_told_to_its_end(project: Project) -> None:
    after = "    *APPLICATION.approving(APPROVED),\n"
    head = "from casework.core.answers import Answers, Row\n"
    workflow = f"casework/workflows/{TYPE}.py"
    project.edit(workflow, (after, after + block("python")), (head, head + block("python", 1)))
    for language in ("nb", "nn", "en"):
        letter = project.folder / f"casework/templates/letters/{TYPE}/approval.{language}.html"
        letter.write_text(block("jinja"), "utf-8")
    for language in ("nb", "nn"):
        path = project.folder / f"casework/translations/{language}/{TYPE}.po"
        said = re.sub(r'msgid "(.+)"\nmsgstr ""', r'msgid "\1"\nmsgstr "\1"', path.read_text("utf-8"))
        path.write_text(said, "utf-8")
    assert project.failing() == set()
    told = project.python("casework", "story", TYPE, "--outcome", "approve", "--out", "letters", "--language", "en")
    assert told.returncode == 0, told.stderr
    assert "Decided: approval" in told.stdout
    assert (project.folder / "letters" / "04-approval.en.pdf").exists()


@pytest.mark.parametrize(("given", "said"), [
    (["Toy Permit"], "is no name"), (["toy_permit", "--title", 'A "toy"'], "plain words"),
    (["maritime_account"], "already"), (["class"], "is no name"),
])  # fmt: skip
def test_what_cannot_be_a_type_is_wrong_use_and_writes_nothing(given: list[str], said: str, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from casework.cli import main

    words = ["--title", "T", "--nb", "T", "--nn", "T", "--act", "A", "--into", str(tmp_path)]
    answer = CliRunner().invoke(main, ["new", given[0], *words, *given[1:]])
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_a_folder_of_the_house_has_is_refused(project: Project) -> None:
    words = ["--title", "T", "--nb", "T", "--nn", "T", "--act", "A"]
    done = project.python("casework", "new", "application", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Nothing is overwritten" in done.stderr


def test_a_list_grows_in_its_order_of_imports_and_at_its_end() -> None:
    source = "from casework.workflows.boats import BOATS\n\nTYPES = {one.name: one for one in (BOATS,)}\n"
    with_one = enlisted(source, "casework.workflows.apples", "APPLES")
    assert with_one == (
        "from casework.workflows.apples import APPLES\nfrom casework.workflows.boats import BOATS\n\n"
        "TYPES = {one.name: one for one in (BOATS, APPLES)}\n"
    )
    assert with_one.replace("BOATS, APPLES", "\n    BOATS,\n    APPLES,\n    CARTS,\n") in (
        enlisted(with_one, "casework.workflows.carts", "CARTS")
        .replace("from casework.workflows.carts import CARTS\n", ""))  # fmt: skip


def test_rules_are_numbered_under_letters_that_no_other_type_has() -> None:
    assert (prefix("toy_permit"), prefix("adult_riders"), prefix("toy")) == ("TP", "ADULTR", "TOY")
