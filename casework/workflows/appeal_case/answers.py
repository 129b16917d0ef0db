"""What an appeal says: which decision, what is to be changed and why, who appeals, and what is asked meanwhile.

`appealed` is the decision as it stood when the appeal was begun; nobody types it. The rest is what forvaltningsloven
§ 32 asks for: the decision, the change that is wanted, and, if there are any, the reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from casework.core.answers import Answers, Row
from casework.core.asked import Section
from casework.core.text import Text
from casework.workflows.application.delivery import DELIVERY, Delivery
from casework.workflows.application.delivery import OWED as DELIVERED
from casework.workflows.contested import Contested
from casework.workflows.owed import Duties, Owed


class Appellant(StrEnum):
    PARTY = "party"
    AGENT = "agent"
    OTHER = "other"


CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {
    Appellant: {
        Appellant.PARTY: Text("The party itself"),
        Appellant.AGENT: Text("Somebody who acts for the party"),
        Appellant.OTHER: Text("Another with a legal interest in the case"),
    },
}


class Grounds(Row):
    which: tuple[str, ...] = Field(default=(), title="Which of these do you appeal?")
    change: str | None = Field(default=None, title="What do you want changed?")
    why: str | None = Field(
        default=None, title="Why?", description="Reasons help, but you may appeal without. Say what you think we have "
        "misunderstood, or what is new.")
    why_late: str | None = Field(
        default=None, title="If you appeal after the last day: why did it come late?")


class Standing(Row):
    who: Appellant | None = Field(default=None, title="Who appeals?")
    name: str | None = Field(default=None, title="Name of who acts for the party, or of who appeals")
    interest: str | None = Field(
        default=None, title="How does the decision concern you?", description="Only those whom it concerns may appeal.")


class Meanwhile(Row):
    postpone: bool | None = Field(
        default=None, title="Do you ask that the decision is not carried out before the appeal is decided?",
        description="The decision holds meanwhile unless we say otherwise.")
    harm: str | None = Field(default=None, title="What happens if it is carried out meanwhile?")


class AppealAnswers(Answers):
    appealed: Contested = Contested()
    grounds: Grounds = Grounds()
    appellant: Standing = Standing()
    meanwhile: Meanwhile = Meanwhile()
    delivery: Delivery = Delivery()

    @property
    def chosen(self) -> Mapping[str, str]:
        """What is appealed of what was decided, by key; all of it where nothing is chosen."""
        return self.appealed.chosen(self.grounds.which)


_WHAT = Text("The appeal")
SECTIONS = (
    Section("grounds", Text("What you appeal, and why"), _WHAT),
    Section("appellant", Text("Who appeals"), _WHAT),
    Section("meanwhile", Text("Until it is decided"), _WHAT),
    DELIVERY,
)
OWED = (
    Owed("grounds", ("change",)),
    Owed("appellant", ("who",)),
    Owed("appellant", ("name",), lambda answers, row: row.who in (Appellant.AGENT, Appellant.OTHER)),
    Owed("appellant", ("interest",), lambda answers, row: row.who is Appellant.OTHER),
    Owed("meanwhile", ("postpone",)),
    *DELIVERED,
)
DUTIES = Duties(AppealAnswers, SECTIONS, OWED, {})
