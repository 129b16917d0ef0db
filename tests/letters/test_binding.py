"""Many documents in one PDF: stamped, listed, and nothing of what is kept back in it, whatever people have sent us."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest
from PIL import Image

from casework.letters.binding import Cover, Entry, Sheaf, bind, cover_html, unfolded
from casework.letters.order import face_of
from casework.letters.pdf import print_pdf
from casework.stories.papers import paper
from casework.workflows.authorities import ENVIRONMENT_AGENCY

LAW = "Freedom of Information Act, section 14"


def pdf(*words: str, encryption: pikepdf.Encryption | None = None) -> bytes:
    """A page for each word; it runs a script when opened, and its parts lead to each other."""
    with pikepdf.new() as made:
        for word in words:
            with pikepdf.open(io.BytesIO(paper(word))) as one:
                made.pages.extend(one.pages)
        for page in made.pages:
            page.obj.Annots = made.make_indirect(pikepdf.Array([pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Dest=[made.pages[-1].obj])]))
            page.obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
            page.obj.Thumb = made.make_stream(b"thumb of " + " ".join(words).encode())
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        held = io.BytesIO()
        made.save(held, **({"encryption": encryption} if encryption else {}))
        return held.getvalue()


def picture() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (900, 300), "teal").save(held, "PNG")
    return held.getvalue()


def plain(content: bytes) -> bytes:
    """The file with nothing packed."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.save(held, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all,
                  object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return held.getvalue()


HOSTILE = {
    "locked": pdf("a", encryption=pikepdf.Encryption(user="x", owner="y")), "cut": pdf("a")[:300],
    "no PDF": b"%PDF-1.7\nnothing", "empty": b"%PDF-",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_cannot_be_laid_on_pages_is_no_page(name: str) -> None:
    assert unfolded(Sheaf("2026/1-1", "A", "1 May", HOSTILE[name])) is None or name == "cut"


def test_what_is_given_is_bound_and_stamped_and_what_is_kept_back_is_only_named() -> None:
    seen: list[Entry] = []

    def cover(entries: tuple[Entry, ...]) -> bytes:
        seen.extend(entries)
        html = cover_html(Cover(language="nb", authority=face_of(ENVIRONMENT_AGENCY, "nb"), number="2026/9-3",
                                of="2026/1", of_title="Selskap", reader="Nora", dated=date(2026, 5, 4),
                                entries=entries))  # fmt: skip
        return print_pdf(html, language="nb", title="Dokumenter", identifier="2026/9-3")

    sheaves = [
        Sheaf("2026/1-1", "Plan", "1 May", pdf("Shown", "Hidden", "Third"), wanted=(1, 3), in_part=True, law=LAW),
        Sheaf("2026/1-2", "Draft", "1 May", law=LAW),
        Sheaf("2026/1-3", "Map", "1 May", picture(), media_type="image/png"),
        Sheaf("2026/1-4", "Locked", "1 May", HOSTILE["locked"], filename="x(1).pdf"),
        Sheaf("2026/1-5", "Locked in part", "1 May", HOSTILE["locked"], wanted=(1,), in_part=True, law=LAW),
        Sheaf("2026/1-6", "Too few pages", "1 May", pdf("Only"), wanted=(7,), in_part=True, law=LAW),
        Sheaf("2026/1-7", "Chart", "1 May", paper("Chart")),
    ]
    content = bind(sheaves, cover, title="Dokumenter", language="nb")
    assert [one.fate for one in seen] == ["part", "kept", "given", "attached", "kept", "kept", "given"]
    with pikepdf.open(io.BytesIO(content)) as file:
        assert len(file.pages) == 1 + 2 + 1 + 1
        assert list(file.attachments) == ["2026-1-4 x(1).pdf"]
        file.attachments.clear()
        held = io.BytesIO()
        file.save(held)
    shown = plain(held.getvalue())
    there = (b"Shown", b"Third", b"Chart", b"2026/1-1   2 / 2", b"2026/1-3   1 / 1")
    assert [word for word in there if word not in shown] == []
    assert [word for word in (b"Hidden", b"Only", b"JavaScript", b"thumb of", b"OpenAction") if word in shown] == []
