"""What an officer writes in the file of a case that the authority opened: put there by the step that freezes it."""

from __future__ import annotations

from casework.core.case_type import Refusal
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.models import DraftSection
from casework.operations.going import Going
from casework.workflows.writing import WriteSection

DRAFT = DraftSection.__table__
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
