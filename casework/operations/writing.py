"""What an officer writes: in the file of a case that the authority opened, put there by the step that freezes it; and
the reasons, when they begin anew.
"""

from __future__ import annotations

from sqlalchemy import select

from casework.core.case_type import Refusal
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.i18n import say
from casework.models import DraftSection, ReasonBlock
from casework.operations import seals
from casework.operations.going import Going
from casework.workflows.writing import BeginReasons, WriteSection

DRAFT, REASON = DraftSection.__table__, ReasonBlock.__table__
NOTHING_WRITTEN = Refusal(Text("Nothing was written."), cure=Text("You can open a part of the file and save it."))


def write(effect: WriteSection, going: Going) -> None:
    """Puts the section in its place; StepRefused where the step was told none, or another than it may write."""
    section, raw = going.given.get("section"), going.given.get("raw")
    if section not in effect.sections or not isinstance(raw, dict):
        raise StepRefused((NOTHING_WRITTEN,))
    here = DRAFT.c.case_id == going.case.id, DRAFT.c.section == section
    saved = {"raw": raw, "saved_by": going.by.person_id, "saved_at": going.now}
    if not going.cx.execute(DRAFT.update().where(*here).values(version=DRAFT.c.version + 1, **saved)).rowcount:
        going.cx.execute(DRAFT.insert().values(case_id=going.case.id, section=section, version=1, **saved))


def begin_reasons(effect: BeginReasons, going: Going) -> None:
    """Empties each block of the reasons, or begins it, as a version of its own; where the service does so, whoever
    wrote the last one stands beside it.
    """
    rows = {row.block: row for row in going.cx.execute(select(REASON).where(REASON.c.case_id == going.case.id))}
    for block, row in rows.items():
        said = {"text": _begun(effect, going, block), "comment": "", "version": row.version + 1, "saved_at": going.now}
        seals.change(going.cx, REASON, {"case_id": going.case.id, "block": block},
                     saved_by=going.by.person_id or row.saved_by, **said)  # fmt: skip
    written = rows.keys() & effect.blocks.keys()
    going.changes["reasons_missing"] = sum(1 for block in going.case_type.reasons if block not in written)


def _begun(effect: BeginReasons, going: Going, block: str) -> str:
    """What a block begins with, in the language of the letter."""
    begun = effect.blocks.get(block)
    return say(Text(begun.msgid, **{name: str(told) for name, told in going.given.items()}), going.case.language
               ) if begun else ""  # fmt: skip
