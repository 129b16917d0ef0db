"""Many documents as one PDF: a list of them, then the pages of each, stamped with its number in the journal.

A file that somebody sent is opened by a program of its own (`casework.letters.pages`). What cannot be laid on pages
(locked, broken, or worse) is enclosed as it came: attached to the PDF, and the list says so.

Imported by the worker alone. Pages of others claim no archive format, so the whole claims none.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf

from casework.letters.page import HIDDEN, environment
from casework.letters.parts import Value
from casework.letters.values import AuthorityFace, Language

CHILD = Path(__file__).with_name("pages.py")
PATIENCE = 60
"""Seconds that one file is given."""
STAMP, EDGE = 8, 14
"""Size of the stamp, and its distance from the edge of the page, in points."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One document of the file. `content` is what is given of it: nothing where it is kept back; `media_type`: what it
    is; `wanted`: pages that are given, all if none; `ours`: printed by us, and opened here.
    """

    number: str
    title: str
    dated: str
    content: bytes = b""
    media_type: str = "application/pdf"
    filename: str = ""
    wanted: tuple[int, ...] = ()
    in_part: bool = False
    law: str = ""
    ours: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry(Value):
    """A line of the list. `fate`: given, part, kept or attached (given, but it cannot be laid on pages); `law`: where
    the ground stands, for what is kept back; `pages`: how many there are.
    """

    number: str
    title: str
    dated: str
    fate: str
    law: str = ""
    pages: int = 0


@dataclass(frozen=True, kw_only=True)
class Cover(Value):
    """The first pages. `number`: of this document (`2026/40-3`); `of`: the case whose documents they are."""

    language: Language
    authority: AuthorityFace
    number: str
    of: str
    of_title: str
    reader: str
    dated: date
    entries: tuple[Entry, ...]


def unfolded(sheaf: Sheaf) -> bytes | None:
    """The document as plain pages; None where it cannot be laid on any."""
    if sheaf.ours:
        return sheaf.content
    told = [sheaf.media_type, ",".join(str(page) for page in sheaf.wanted)]
    try:
        done = subprocess.run([sys.executable, "-I", str(CHILD), *told], input=sheaf.content, capture_output=True,
                              timeout=PATIENCE, check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"%PDF-") else None


def bind(sheaves: Sequence[Sheaf], cover: Callable[[tuple[Entry, ...]], bytes], *, title: str, language: str) -> bytes:
    """The PDF. `cover` prints the list, once it is known what became of each document.

    A document that is given in part, and whose pages cannot be told apart, is kept back whole: nothing that was
    withheld leaves by an attachment.
    """
    laid = [(sheaf, unfolded(sheaf) if sheaf.content else None) for sheaf in sheaves]
    with pikepdf.new() as file:
        stacks = [(sheaf, pikepdf.open(io.BytesIO(pages)) if pages else None) for sheaf, pages in laid]
        entries = tuple(entry_of(sheaf, pdf) for sheaf, pdf in stacks)
        with pikepdf.open(io.BytesIO(cover(entries))) as first:
            file.pages.extend(first.pages)
        places: list[tuple[str, int]] = []
        for (sheaf, pdf), entry in zip(stacks, entries, strict=True):
            if pdf is not None:
                places.append((f"{sheaf.number}  {sheaf.title}", len(file.pages)))
                _append(file, pdf, sheaf)
            elif entry.fate == "attached":
                _attach(file, sheaf)
        with file.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(name, page) for name, page in places)
        file.Root.Lang = pikepdf.String(language)
        file.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        file.docinfo["/Title"] = title
        made = io.BytesIO()
        file.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def entry_of(sheaf: Sheaf, pdf: pikepdf.Pdf | None) -> Entry:
    """The line of the list, once it is known whether there are pages."""
    fate = "kept" if not sheaf.content else "part" if sheaf.in_part else "given"
    if sheaf.content and pdf is None:
        fate = "kept" if sheaf.in_part else "attached"
    return Entry(number=sheaf.number, title=sheaf.title, dated=sheaf.dated, fate=fate, law=sheaf.law,
                 pages=len(pdf.pages) if pdf else 0)  # fmt: skip


def _append(file: pikepdf.Pdf, pdf: pikepdf.Pdf, sheaf: Sheaf) -> None:
    """The pages, each with its stamp at the upper edge, over nothing and behind nothing."""
    count = len(pdf.pages)
    for n, page in enumerate(pdf.pages, start=1):
        file.pages.append(page)
        added = file.pages[-1]
        for name in ("/StructParents", "/Annots"):
            if name in added.obj:
                del added.obj[name]
        box = added.trimbox
        width, height = float(box[2] - box[0]), float(box[3] - box[1])
        if int(added.obj.get("/Rotate", 0)) % 180:
            width, height = height, width
        with pikepdf.open(io.BytesIO(stamp(f"{sheaf.number}   {n} / {count}", width, height))) as over:
            added.add_overlay(over.pages[0], None)


def stamp(said: str, width: float, height: float) -> bytes:
    """A page of that size with nothing but the stamp."""
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(max(width, 3), max(height, 3)))
        page = made.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        text = plain(said)
        left = max(width - EDGE - STAMP * 0.5 * len(text), 2)
        drawn = f"BT /F1 {STAMP} Tf 0.1 g {left:.1f} {height - EDGE:.1f} Td ({text}) Tj ET"
        page.obj.Contents = made.make_stream(drawn.encode("latin-1"))
        laid = io.BytesIO()
        made.save(laid)
        return laid.getvalue()


def plain(said: str) -> str:
    """Figures and letters that a string of a PDF can hold as they stand."""
    return "".join(one if one.isascii() and one.isprintable() and one not in "()\\" else "-" for one in said)


def _attach(file: pikepdf.Pdf, sheaf: Sheaf) -> None:
    name = f"{plain(sheaf.number).replace('/', '-')} {sheaf.filename}".strip()
    held = pikepdf.AttachedFileSpec(file, sheaf.content, filename=name, mime_type=sheaf.media_type,
                                    description=sheaf.title, creation_date="", mod_date="")  # fmt: skip
    file.attachments[name] = held


def cover_html(cover: Cover) -> str:
    """The list as HTML, ready for `casework.letters.pdf.print_pdf`."""
    html = environment(cover.language).get_template("_file.html").render(file=cover)
    return HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", html.replace("\r\n", "\n"))
