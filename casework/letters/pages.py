"""A stranger's file as plain pages: run as a program of its own, so that a hostile file takes nobody with it.

Reads the file from standard input and writes a PDF to standard output; any other end than 0 means that it cannot be
laid on pages. Only pages come out: what runs, opens, embeds or links does not, nor does anything of a page that was
left out. Time and memory are bounded. Arguments: the media type, and the pages that are wanted (`1,2,5`; nothing for
all).

It imports nothing of the house and is started by its path, isolated (`-I`).
"""

from __future__ import annotations

import io
import resource
import sys

import pikepdf
from PIL import Image

MEMORY, SECONDS, MOST_PAGES = 1024**3, 20, 1000
KEPT = frozenset({"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit"})
"""All that a page needs to be seen."""
A4, MARGIN = (595, 842), 40


class NotPages(ValueError):
    """The file cannot be laid on pages."""


def of_pdf(content: bytes, wanted: tuple[int, ...]) -> pikepdf.Pdf:
    """The wanted pages of a PDF (from 1; none: all)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if pdf.is_encrypted or not 0 < len(pdf.pages) <= MOST_PAGES or max(wanted, default=0) > len(pdf.pages):
            raise NotPages
        pdf.flatten_annotations("print")
        for page in pdf.pages:
            page.obj.MediaBox = page.mediabox  # both may stand further up in the tree, which stays behind
            page.obj.Resources = page.resources
            for name in set(page.obj.keys()) - KEPT - {"/Parent"}:
                del page.obj[name]
        pdf.remove_unreferenced_resources()
        made = pikepdf.new()
        for n in wanted or range(1, len(pdf.pages) + 1):
            made.pages.append(pdf.pages[n - 1])
        for page in made.pages:
            page.contents_coalesce()
        return made


def of_picture(content: bytes) -> pikepdf.Pdf:
    """A picture on a page of A4, as large as fits."""
    Image.MAX_IMAGE_PIXELS = 60_000_000
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
        upright = opened.convert("RGB")
    laid = io.BytesIO()
    upright.save(laid, "PDF")
    made = pikepdf.new()
    made.add_blank_page(page_size=A4)
    with pikepdf.open(laid) as picture:
        room = pikepdf.Rectangle(MARGIN, MARGIN, A4[0] - MARGIN, A4[1] - MARGIN)
        made.pages[0].add_overlay(picture.pages[0], room)
    return made


def main(media_type: str, wanted: str = "") -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    pages = tuple(int(page) for page in wanted.split(",") if page)
    made = of_pdf(content, pages) if media_type == "application/pdf" else of_picture(content)
    made.save(sys.stdout.buffer)


if __name__ == "__main__":
    main(*sys.argv[1:])
