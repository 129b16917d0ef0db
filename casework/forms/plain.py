"""Text as people type and paste it, made plain: in NFC, and refused if it holds what cannot be seen (control
characters, direction marks, zero-width and private-use characters).
"""

from __future__ import annotations

import re
import unicodedata

from casework.core.text import Text
from casework.forms.look import Look

UNSEEN = Text("There is a character here that cannot be seen. Delete the text and type it again, without copying.")
TOO_LONG = Text("This is too long: {length} characters. There is room for {room}.")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ALLOWED = "\n\u200c\u200d"  # line breaks, and joiners that some scripts are written with
_SOFT_HYPHEN = "\u00ad"


def cleaned(text: str, *, lines: bool) -> str:
    """The text in NFC with plain line breaks; ValueError where it holds something that cannot be seen."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace(_SOFT_HYPHEN, ""))
    text = text.replace("\t", " ") if lines else re.sub(r"[\t\n ]+", " ", text)
    for sign in text:
        if unicodedata.category(sign) in _UNSEEN and sign not in _ALLOWED:
            raise ValueError(UNSEEN)
    return text.strip()


def narrowed(text: str) -> str:
    """Figures as people mean them: full-width ones narrowed, every space and minus of one kind."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("\u202f", " ")
    return " ".join(text.split())


def speakable(text: str) -> str:
    """Without what no database and no page can hold: NUL and halves of surrogate pairs."""
    return "".join(sign for sign in text if sign != "\x00" and not "\ud800" <= sign <= "\udfff")


def fitting(text: str, look: Look) -> str:
    """The text, cleaned; ValueError where it holds something that cannot be seen, or more than there is room for."""
    text = cleaned(text, lines=look.lines > 1)
    if len(text) > look.most:
        raise ValueError(Text(TOO_LONG.msgid, length=len(text), room=look.most))
    return text
