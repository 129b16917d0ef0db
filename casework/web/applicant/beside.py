"""What is said beside each field: the fault of the page first, then what the rules found at that place."""

from __future__ import annotations

from dataclasses import dataclass, field

from casework.core.checks import Severity
from casework.core.text import Text
from casework.forms.kit import SectionPage
from casework.queries.drafts import Draft, Found
from casework.web.applicant.standing import about_documents, is_missing, spoken


@dataclass
class Beside:
    """By field: `faults`, one sentence each; `findings`, boxes with room for an explanation. `above`: of the whole."""

    faults: dict[str, Text] = field(default_factory=dict)
    findings: dict[str, list[Found]] = field(default_factory=dict)
    above: list[Found] = field(default_factory=list)

    def listed(self, page: SectionPage) -> list[tuple[str, Text]]:
        """(field, sentence) for the error summary, in the order of the page."""
        return [(name, self.faults[name]) for name in page.section.names if name in self.faults]


def beside(draft: Draft, page: SectionPage, place: str, *, missing: bool) -> Beside:
    """What to say on the page of the section or row at `place`; `missing`: also where nothing was written yet."""
    said = Beside(faults={name: fault for name, fault in page.faults() if draft.applying.asks(f"{place}/{name}")})
    for found in spoken(draft):
        pointer = found.finding.pointer
        if about_documents(draft, found) or not (pointer == place or pointer.startswith(place + "/")):
            continue
        name = pointer[len(place) + 1 :]
        if name not in page.section.names:
            if pointer == place:
                said.above.append(found)
        elif found.finding.severity is Severity.WARNING:
            boxes = said.findings.setdefault(name, [])
            if found.id is None or found.id not in {box.id for box in boxes}:
                boxes.append(found)
        elif name not in said.faults and (missing or not is_missing(draft, found)):
            said.faults[name] = found.finding.text
    return said
