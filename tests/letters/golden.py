"""Letters as plain text that a lawyer can read in a diff, and the way to renew what is kept in `golden/`.

`python -m tests.letters.golden` writes every file anew; then read the diff.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from casework.letters import page

from .samples import LANGUAGES, VARIANTS, sample

FOLDER = Path(__file__).parent / "golden"
MARKS = {"h1": "# ", "h2": "\n## ", "h3": "\n### ", "li": "- ", "caption": "", "p": "", "address": ""}


class Lines(HTMLParser):
    """One line for each heading, paragraph, point and table row; cells parted by a bar, pictures by their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.open = ""

    def close_line(self) -> None:
        text = re.sub(r"[ \n\u00a0]+", " ", self.open.replace("\ufeff", "")).strip(" |")
        if text:
            self.lines.append(self.mark + text)
        self.open, self.mark = "", ""

    mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in MARKS or tag in ("tr", "title", "table"):
            self.close_line()
            self.mark = MARKS.get(tag, "")
        elif tag in ("td", "th"):
            self.open += " | "
        elif tag == "br":
            self.open += " / "
        elif tag == "img":
            self.open += f"[{values['alt']}] "
        elif tag == "a" and values.get("class") == "pg":
            self.open += f"[page of {values['href']}]"
        elif values.get("class") == "k":
            self.mark = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS or tag in ("tr", "title"):
            self.close_line()
        elif tag == "span":
            self.open += " "

    def handle_data(self, data: str) -> None:
        self.open += data


def plain(html: str) -> str:
    """The text of a letter in reading order."""
    reader = Lines()
    reader.feed(html)
    reader.close_line()
    return re.sub(r" ([.,;:])", r"\1", "\n".join(reader.lines)).strip() + "\n"


def path(kind: str, language: str, variant: str) -> Path:
    letter = sample(kind, language, variant)
    return FOLDER / letter.case_type / f"{kind}{'-' if variant else ''}{variant}.{language}.txt"


def renew() -> None:
    for kind, variant in VARIANTS:
        for language in LANGUAGES:
            kept = path(kind, language, variant)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(plain(page.write(sample(kind, language, variant))), "utf-8")


if __name__ == "__main__":
    renew()
