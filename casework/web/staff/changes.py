"""What changed since somebody last had it before them, word by word, for whoever signs it next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

from markupsafe import Markup

from casework.core.answers import lift
from casework.core.case_type import AskKind, CaseType
from casework.core.text import Text
from casework.i18n import say
from casework.queries.casepage import CaseFile, Happened, Submitted
from casework.web.differences import Place, side_by_side
from casework.web.render import language
from casework.web.staff.desk import Desk
from casework.web.staff.timeline import block_title

KEPT = 6
"""Words that are shown on either side of a change; what lies further away is left out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place and what is different there, as marked words."""

    place: tuple[Text | str, ...]
    words: Markup


@dataclass(frozen=True, slots=True)
class Since:
    """`returned`: the event by which it was given back (None: it is prepared for the first time)."""

    returned: Happened | None
    comments: str
    differences: tuple[Difference, ...]
    blocks: frozenset[str]


def changes_since(desk: Desk, file: CaseFile) -> Since:
    """From the last time it was prepared before this, with no decision since: reasons, answers, documents."""
    preparing = {step.name for step in desk.case_type.steps if step.prepares}
    signing = {step.name for step in desk.case_type.steps if step.decides}
    undecided = takewhile(lambda event: event.kind not in signing, file.events)
    times = [event for event in undecided if event.kind in preparing]
    earlier = times[1] if len(times) > 1 else None
    if earlier is None:
        return Since(None, "", (), frozenset())
    after = [event for event in file.events if event.seq > earlier.seq]
    back = next(
        (event for event in reversed(after) if not event.kind.startswith("record:") and event.kind not in preparing),
        None,
    )
    before, present = texts_at(file, earlier.seq), texts_at(file, None)
    found = [
        Difference((block_title(block),), marked(before.get(block, ""), present.get(block, "")))
        for block in desk.case_type.reasons
        if before.get(block, "") != present.get(block, "")
    ]
    for one, places in versions(desk.case_type, file):
        if one.row.event_seq > earlier.seq:
            found += [
                Difference(
                    tuple(part for part in (place.section, place.name, line.label) if part),
                    marked(_words(line.old), _words(line.new)),
                )
                for place in places
                for line in place.lines
            ]
    arrived = sum(1 for event in after if event.kind == "record:document")
    if arrived:
        found.append(Difference((Text("Documents"),), Markup("<ins>{}</ins>").format(f"+{arrived}")))
    blocks = frozenset(block for block in desk.case_type.reasons if before.get(block, "") != present.get(block, ""))
    comments = str(back.body.get("comments", "")) if back else ""
    return Since(back, comments, tuple(found), blocks)


def versions(case_type: CaseType, file: CaseFile) -> list[tuple[Submitted, list[Place]]]:
    """What was sent, newest first, each with what differs from the one before it."""
    read = [lift(case_type.answers, one.row.answers_version, one.row.answers) for one in file.submissions]
    return [
        (one, side_by_side(case_type, one.changes, earlier, later))
        for one, later, earlier in zip(file.submissions, read, [*read[1:], *read[-1:]], strict=True)
    ]


def _words(said: Text | str) -> str:
    return say(said, language()) if isinstance(said, Text) else said


def texts_at(file: CaseFile, seq: int | None) -> Mapping[str, str]:
    """The reasons as they stood at an event (None: now), from the record."""
    texts: dict[str, str] = {}
    for event in reversed(file.events):
        if event.kind == "record:reasons" and (seq is None or event.seq <= seq):
            texts[str(event.body.get("block", ""))] = str(event.body.get("text", ""))
    return texts


def marked(old: str, new: str) -> Markup:
    """The new words with what was taken away and what was added marked; long stretches of the same are left out."""
    before, after = old.split(), new.split()
    said = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            same = before[a:b]
            said.append(
                Markup("{}").format(
                    " ".join(same) if len(same) <= 2 * KEPT else f"{' '.join(same[:KEPT])} … {' '.join(same[-KEPT:])}"
                )
            )
            continue
        if a < b:
            said.append(Markup("<del>{}</del>").format(" ".join(before[a:b])))
        if c < d:
            said.append(Markup("<ins>{}</ins>").format(" ".join(after[c:d])))
    return Markup(" ").join(said)


def told_by(desk: Desk, file: CaseFile, seq: int | None, answers: Any) -> list[tuple[Text | str, Text | str]]:
    """What the person who prepared told: outcomes by name, and every line that the step asked for."""
    event = next((event for event in file.events if event.seq == seq), None)
    step = next((step for step in desk.case_type.steps if event and step.name == event.kind), None)
    if event is None or step is None:
        return []
    found: list[tuple[Text | str, Text | str]] = []
    for ask in step.asks:
        value = event.body.get(ask.name)
        if ask.kind is AskKind.OUTCOMES and isinstance(value, Mapping):
            reasons = event.body.get(f"{ask.name.removesuffix('s')}_reasons") or {}
            for subject in desk.case_type.subjects(answers):
                outcome = Text("Approved") if value.get(subject.key) == "approve" else Text("Refused")
                why = reasons.get(subject.key)
                found.append((subject.title, Text("{outcome}: {why}", outcome=outcome, why=why) if why else outcome))
        elif isinstance(value, str) and value:
            found.append((ask.label, value))
    return found
