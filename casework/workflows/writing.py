"""What an officer writes in a case that the authority opened itself: section by section, each time a version.

A step that carries `WriteSection` is taken by saving a page: the section is put in the draft and frozen in one act, so
that nothing that was judged can change unseen (T1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.core.case_type import CaseType, Step
from casework.core.effects import Effect
from casework.core.text import Text


@dataclass(frozen=True, slots=True)
class WriteSection(Effect):
    """Puts what was written (`raw`) in its place (`section`, one of `sections`), before the answers are frozen."""

    said = Text("puts what you write on file, as a version of its own")
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeginReasons(Effect):
    """The reasons were for what is decided already: each block is empty from now on, or begun with what stands in
    `blocks`, whose texts may name what the step was told.
    """

    said = Text("empties the reasons, so that what follows gets its own")
    blocks: Mapping[str, Text] = field(default_factory=dict)


def written(case_type: CaseType, state: str) -> dict[str, Step]:
    """The sections that officers write from a state, each with the step that its page takes."""
    return {section: step for step in case_type.steps for effect in step.effects if isinstance(effect, WriteSection)
            and state in {source.name for source in step.sources} for section in effect.sections}


def officers_write(case_type: CaseType) -> bool:
    """Do officers write in cases of this type? What stands in the draft is theirs to read, once it was sent."""
    return any(writes(step) for step in case_type.steps)


def writes(step: Step) -> bool:
    """Is the step taken by saving a page of the file?"""
    return any(isinstance(effect, WriteSection) for effect in step.effects)
