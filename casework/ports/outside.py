"""What a worker reaches outside the database, in one value: where bytes are kept, how mail leaves, our address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from casework.ports.roots import Roots
from casework.ports.storage import Storage

if TYPE_CHECKING:
    from casework.settings import Settings

EXTENSION = "casework.outside"
"""Under this name the application keeps the value."""


class Hopeless(Exception):
    """Trying again cannot help: somebody has to look at it first."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    filename: str
    media_type: str
    content: bytes


class Mail(Protocol):
    """Sends one mail. Twice with the same `message_id` is one mail to whoever receives it."""

    def send(
        self, *, to: str, subject: str, text: str, message_id: str, attachments: Sequence[Attachment] = ()
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Outside:
    """`post` takes letters to the printing house; `roots` keeps those of the record; `base_url` is the service's."""

    storage: Storage
    mail: Mail
    post: Mail
    roots: Roots
    base_url: str


def outside_of(settings: Settings, storage: Storage) -> Outside:
    """What this installation reaches; letters for the printing house lie as files in `post` in CASEWORK_HOME."""
    from casework.ports.mail import FolderMail, mail_of

    post = FolderMail(settings.casework_home / "post", settings.mail_from)
    return Outside(storage, mail_of(settings), post, Roots(settings.roots_url), settings.base_url)
