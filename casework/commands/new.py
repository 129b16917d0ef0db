"""`casework new`: the files of a new case type, whole but for what only its author can say.

What is written takes the course of every application and passes every proof but three. Those three are named, because
nobody can guess them: what follows an approval, what the letter of approval says, and the words in bokmål and nynorsk.
Standard output names the files; nothing that exists is overwritten.
"""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Iterator
from pathlib import Path

import click

from casework.i18n import LANGUAGES, missing
from casework.workflows import CASE_TYPES
from casework.workflows.authorities import AUTHORITIES

HERE = Path(__file__).resolve().parents[1]
SCAFFOLD = HERE / "scaffold"
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
FILES = {
    "workflow.py": "casework/workflows/{name}.py",
    "form.py": "casework/forms/{name}.py",
    "letters.py": "casework/letters/{name}.py",
    **{f"words.{one}.html": f"casework/templates/letters/{{name}}/_words.{one}.html" for one in LANGUAGES},
    "story.py": "casework/stories/{name}.py",
    "test.py": "tests/workflows/test_{name}.py",
}
LISTS = (
    ("casework/workflows/__init__.py", "casework.workflows.{name}", "{NAME}"),
    ("casework/forms/__init__.py", "casework.forms.{name}", "{NAME}_FORM"),
)
GAPS = {
    "can_end": "what follows an approval: a step that leads on from APPROVED, in the workflow",
    "letters": "what the letter says: approval.<language>.html in nb, nn and en, beside _words",
    "labels": "how your own words are said: the empty entries of the two catalogues",
}
"""The proofs that fail until somebody has said it."""


class Unfit(click.UsageError):
    """The name or the folder does not do."""


@click.command("new")
@click.argument("name", metavar="TYPE")
@click.option("--title", prompt="What is it called, in English", help="The name of the case type in English.")
@click.option("--nb", prompt="På bokmål", help="The same in bokmål.")
@click.option("--nn", prompt="På nynorsk", help="The same in nynorsk.")
@click.option("--act", prompt="Under which act", help="The act it rests on, as it is cited.")
@click.option("--authority", type=click.Choice(sorted(AUTHORITIES)), default=next(iter(AUTHORITIES)),
              show_default=True, help="Who decides.")  # fmt: skip
@click.option("--into", type=click.Path(exists=True, file_okay=False, path_type=Path), default=HERE.parent,
              help="The project's folder. Default: this one.")  # fmt: skip
def new(name: str, title: str, nb: str, nn: str, act: str, authority: str, into: Path) -> None:
    """Write the files of a new case type and put it on the lists."""
    words = {"title": title, "nb": nb, "nn": nn, "act": act}
    judge(name, words)
    words |= {f"{key}_within": within(said) for key, said in words.items()}
    words |= {"name": name, "NAME": name.upper(), "Name": "".join(part.capitalize() for part in name.split("_")),
              "AUTHORITY": authority.upper(), "rule": prefix(name)}  # fmt: skip
    written = {into / place.format(name=name): filled(file, words) for file, place in FILES.items()}
    if there := [str(path.relative_to(into)) for path in written if taken(path)]:
        raise Unfit(f"Nothing is overwritten, and this is there: {', '.join(there)}")
    said = [sentence for path, text in written.items() if path.suffix == ".py" for sentence in sentences(text)]
    for language, translated in (("nb", nb), ("nn", nn)):
        path = into / f"casework/translations/{language}/{name}.po"
        written[path] = catalogue(language, {title: translated}, missing(said, language))
    listed = {into / place: enlisted((into / place).read_text("utf-8"), module.format(**words), entry.format(**words))
              for place, module, entry in LISTS}  # fmt: skip
    for path, text in (written | listed).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        click.echo(path.relative_to(into))
    click.echo(f"\nThree gaps are yours; `casework prove` names them until they are filled:\n{gaps()}", err=True)


def gaps() -> str:
    return "\n".join(f"  {proof:<8} {what}" for proof, what in GAPS.items())


def within(words: str) -> str:
    """As the words stand in the middle of a sentence; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def prefix(name: str) -> str:
    """What its rules are numbered under: initials that no other type has, else the first letters of the name."""
    taken = {check.rule.rpartition("-")[0] for case_type in CASE_TYPES.values() for check in case_type.checks}
    initials = "".join(part[0] for part in name.split("_")).upper()
    return initials if len(initials) > 1 and initials not in taken else name.replace("_", "")[:6].upper()


def filled(file: str, words: dict[str, str]) -> str:
    text = (SCAFFOLD / f"{file}.txt").read_text("utf-8")
    return re.sub(r"@(\w+)@", lambda found: words[found[1]], text)


def judge(name: str, words: dict[str, str]) -> None:
    """Wrong use where the name is none, or the words are none that can stand in code and letters."""
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        raise Unfit(f"{name} is no name such as toy_permit: small letters, figures and single underscores.")
    if name in CASE_TYPES:
        raise Unfit(f"There is a case type {name} already.")
    for place, said in words.items():
        if not said.strip() or set(said) & set('"\\{}<>\n'):
            raise Unfit(f"The {place} must be a line of plain words, not: {said!r}")


def taken(path: Path) -> bool:
    """Is there such a file, or a folder that is imported under the same name?"""
    return path.exists() or (path.suffix == ".py" and path.with_suffix("").is_dir())


def sentences(source: str) -> Iterator[str]:
    """Every English sentence of a file: what `Text` is made of, and the titles of fields."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            titles = [word.value for word in node.keywords if word.arg in ("title", "description")]
            spoken = {"Text": node.args[:1], "Field": titles}.get(node.func.id, [])
            yield from (str(one.value) for one in spoken if isinstance(one, ast.Constant))


def catalogue(language: str, known: dict[str, str], unsaid: list[str]) -> str:
    """The type's own catalogue: its name, and an empty entry for every sentence that nobody has said yet."""
    entries = {**known, **dict.fromkeys((one for one in unsaid if one not in known), "")}
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return head + "".join(f'\nmsgid "{english}"\nmsgstr "{said}"\n' for english, said in entries.items())


def enlisted(source: str, module: str, entry: str) -> str:
    """A list that is written out by hand, with one more: its import, and its name at the end."""
    lines = source.splitlines(keepends=True)
    imports = [number for number, line in enumerate(lines) if line.startswith("from casework.")]
    here = next((number for number in imports if lines[number] > f"from {module} "), imports[-1] + 1)
    lines.insert(here, f"from {module} import {entry}\n")
    return re.sub(r" in \(([^()]*)\)", lambda found: f" in ({_names(found[1], entry)})", "".join(lines), count=1)


def _names(inside: str, entry: str) -> str:
    names = (*re.findall(r"\w+", inside), entry)
    return ", ".join(names) if len(names) < 3 else "".join(f"\n    {name}," for name in names) + "\n"
