"""How the party wants to hear from us: asked in every application, the same way."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field

from casework.core.answers import Row
from casework.core.asked import Section
from casework.core.case_type import Wishes
from casework.core.text import Text
from casework.workflows.owed import Owed


class Language(StrEnum):
    NB = "nb"
    NN = "nn"
    EN = "en"


class Channel(StrEnum):
    PORTAL = "portal"
    EMAIL = "email"
    POST = "post"


CHOICES: dict[type[StrEnum], dict[StrEnum, Text]] = {
    Language: {
        Language.NB: Text("Norwegian Bokmål"),
        Language.NN: Text("Norwegian Nynorsk"),
        Language.EN: Text("English"),
    },
    Channel: {
        Channel.PORTAL: Text("In this service, with an e-mail that says that a letter waits"),
        Channel.EMAIL: Text("By e-mail"),
        Channel.POST: Text("By post"),
    },
}


class Delivery(Row):
    language: Language | None = Field(default=None, title="Language of our letters")
    channel: Channel | None = Field(default=None, title="How shall we send them?")
    notice_email: str | None = Field(
        default=None, title="E-mail for notices", description="It says only that something waits.")
    reference: str | None = Field(default=None, title="Your own reference", description="We repeat it in our letters.")

    @property
    def is_electronic(self) -> bool:
        return self.channel in (Channel.PORTAL, Channel.EMAIL)

    def wishes(self) -> Mapping[str, Any]:
        """The arguments of `Wishes` that it gives; where letters go is for the case type to say."""
        return {"language": str(self.language or "nb"), "channel": str(self.channel or "portal"),
                "reference": self.reference or ""}


def begun_as(wishes: Wishes, language: str) -> dict[str, str]:
    """The section as it begins in a case about another: what the party wanted there, in this language."""
    said = {"language": language, "channel": wishes.channel, "notice_email": wishes.email,
            "reference": wishes.reference}
    return {name: value for name, value in said.items() if value}


SENDING = Text("Before you send")
DELIVERY = Section("delivery", Text("Language and delivery of our letters"), SENDING)
OWED = (
    Owed("delivery", ("language", "channel")),
    Owed("delivery", ("notice_email",), lambda answers, row: answers.delivery.is_electronic),
)
