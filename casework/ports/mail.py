"""E-mail: one message by SMTP, or as a file in a folder where there is no server.

A message keeps its Message-ID however often it is sent, so that whoever receives it twice sees it once; in the
folder it is the same file. Nothing that people typed can become a header: control characters in a subject turn into
spaces, and an address that is not exactly one address is refused for good.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import smtplib
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from casework.ports.outside import Attachment, Hopeless, Mail
from casework.settings import Settings

TIMEOUT_SECONDS = 30
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
PERMANENT = range(500, 600)


def compose(
    sender: str, to: str, subject: str, text: str, message_id: str, attachments: Sequence[Attachment] = ()
) -> EmailMessage:
    """The message. Raises Hopeless for an address that is none."""
    message = EmailMessage(policy=SMTP)
    message["From"] = address(sender)
    message["To"] = address(to)
    message["Subject"] = CONTROL.sub(" ", subject).strip()
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = bracketed(message_id, address(sender).domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    for attachment in attachments:
        kind, _, subtype = attachment.media_type.partition("/")
        message.add_attachment(
            attachment.content,
            maintype=kind or "application",
            subtype=subtype or "octet-stream",
            filename=CONTROL.sub(" ", attachment.filename),
        )
    return message


def address(given: str) -> Address:
    """One address such as `ets@example.org`. Raises Hopeless for anything else."""
    try:
        if CONTROL.search(given) or given.count("@") != 1:
            raise ValueError
        found = Address(addr_spec=given.strip())
    except (ValueError, IndexError, MessageError):
        raise Hopeless("this is not an e-mail address") from None
    if not found.username or not found.domain:
        raise Hopeless("this is not an e-mail address")
    return found


def bracketed(message_id: str, domain: str) -> str:
    """`<id@domain>`; the same for the same id, whatever signs it has."""
    bare = message_id.strip().strip("<>")
    if re.fullmatch(r"[A-Za-z0-9._+-]{1,120}@[A-Za-z0-9.-]{1,120}", bare):
        return f"<{bare}>"
    safe = bare if re.fullmatch(r"[A-Za-z0-9._+-]{1,120}", bare) else hashlib.sha256(bare.encode()).hexdigest()
    return f"<{safe}@{domain}>"


class FolderMail:
    """Writes each message as an .eml file, complete or not at all; a repeated message is the same file."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder, self._sender = folder, sender

    def send(
        self, *, to: str, subject: str, text: str, message_id: str, attachments: Sequence[Attachment] = ()
    ) -> None:
        message = compose(self._sender, to, subject, text, message_id, attachments)
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / (hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:32] + ".eml")
        part = self._folder / f".{secrets.token_hex(8)}.part"
        try:
            with part.open("xb") as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)


class SmtpMail:
    """Sends by SMTP. `smtps://` begins with TLS; `smtp://` takes it up when offered, and demands it for a password."""

    def __init__(self, url: str, sender: str) -> None:
        self._url, self._sender = urlsplit(url), sender
        if self._url.scheme not in ("smtp", "smtps") or not self._url.hostname:
            raise ValueError("SMTP_URL must begin with smtp:// or smtps:// and name a server")

    def send(
        self, *, to: str, subject: str, text: str, message_id: str, attachments: Sequence[Attachment] = ()
    ) -> None:
        message = compose(self._sender, to, subject, text, message_id, attachments)
        try:
            with self._connect() as server:
                if self._url.username:
                    server.login(unquote(self._url.username), unquote(self._url.password or ""))
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as fault:
            if all(code in PERMANENT for code, _ in fault.recipients.values()):
                raise Hopeless("the server refuses the recipient for good") from fault
            raise

    def _connect(self) -> smtplib.SMTP:
        host, trust = str(self._url.hostname), ssl.create_default_context()
        if self._url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, self._url.port or 465, timeout=TIMEOUT_SECONDS, context=trust)
        server = smtplib.SMTP(host, self._url.port or 587, timeout=TIMEOUT_SECONDS)
        try:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=trust)
                server.ehlo()
            elif self._url.username:
                raise smtplib.SMTPNotSupportedError("a password is not sent without encryption")
        except BaseException:
            server.close()
            raise
        return server


def mail_of(settings: Settings) -> Mail:
    """How this installation sends e-mail."""
    return (
        SmtpMail(settings.smtp_url, settings.mail_from)
        if settings.smtp_url
        else FolderMail(settings.mail_folder, settings.mail_from)
    )
