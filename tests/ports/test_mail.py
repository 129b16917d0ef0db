"""Mail: the same message however often it is sent, and no header that anybody typed."""

from __future__ import annotations

import email
import smtplib
import socketserver
import threading
from collections.abc import Iterator
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from casework.ports.mail import FolderMail, SmtpMail, bracketed, mail_of
from casework.ports.outside import Attachment, Hopeless
from casework.settings import Settings

SENDER = "post@agency.example"


def read(folder: Path) -> list[Any]:
    return [email.message_from_bytes(file.read_bytes(), policy=default) for file in sorted(folder.glob("*.eml"))]


def test_a_message_is_written_whole(tmp_path: Path) -> None:
    letter = Attachment("vedtak Skarvøy.pdf", "application/pdf", b"%PDF-1.7 \x00\xff")
    FolderMail(tmp_path / "mail", SENDER).send(
        to="ets@skarvoy.example",
        subject="Det ligger et brev til deg – 2026/1187",
        text="Logg inn.\nHilsen oss",
        message_id="letter-7",
        attachments=[letter],
    )
    (message,) = read(tmp_path / "mail")
    assert message["To"] == "ets@skarvoy.example"
    assert message["From"] == SENDER
    assert message["Subject"] == "Det ligger et brev til deg – 2026/1187"
    assert message["Message-ID"] == "<letter-7@agency.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_body().get_content().splitlines() == ["Logg inn.", "Hilsen oss"]
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type(), attached.get_content()) == (
        "vedtak Skarvøy.pdf",
        "application/pdf",
        b"%PDF-1.7 \x00\xff",
    )
    assert [file.suffix for file in (tmp_path / "mail").iterdir()] == [".eml"], "nothing half-written is left"


def test_N2_a_message_sent_twice_is_one_message(tmp_path: Path) -> None:
    mail = FolderMail(tmp_path, SENDER)
    for _ in range(3):
        mail.send(to="a@b.example", subject="x", text="y", message_id="letter-7")
    mail.send(to="a@b.example", subject="x", text="y", message_id="letter-8")
    assert sorted(message["Message-ID"] for message in read(tmp_path)) == [
        "<letter-7@agency.example>",
        "<letter-8@agency.example>",
    ]


@pytest.mark.parametrize(
    "subject", ["A\r\nBcc: all@evil.example", "A\nX: y", "A\rB", "A\u2028Bcc: x", "A\x00B", "A\x85Bcc: x"]
)
def test_a_subject_is_one_line(tmp_path: Path, subject: str) -> None:
    FolderMail(tmp_path, SENDER).send(to="a@b.example", subject=subject, text="y", message_id="m")
    (message,) = read(tmp_path)
    assert message["Bcc"] is None
    assert message["X"] is None
    assert message["Subject"].startswith("A ")


@pytest.mark.parametrize(
    "to",
    [
        "",
        "nobody",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "a@b.example\0",
        "@b.example",
        "a@",
        "a@b@c.example",
        "A <a@b.example>",
        "a b@c.example",
    ],
)
def test_what_is_not_one_address_is_refused_for_good(tmp_path: Path, to: str) -> None:
    with pytest.raises(Hopeless):
        FolderMail(tmp_path, SENDER).send(to=to, subject="x", text="y", message_id="m")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("given", "made"), [("a-1", "<a-1@x.no>"), ("<a@b.no>", "<a@b.no>"), ("a@b.no", "<a@b.no>")])
def test_an_id_keeps_its_shape(given: str, made: str) -> None:
    assert bracketed(given, "x.no") == made


def test_an_id_with_strange_signs_is_still_one_id() -> None:
    made = bracketed("a b\r\nBcc: c", "x.no")
    assert made == bracketed("a b\r\nBcc: c", "x.no") != bracketed("a b", "x.no")
    assert "\r" not in made
    assert " " not in made


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    received: list[bytes]
    refusal = b""


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server: Any = self.server
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"EHLO":
                self.wfile.write(b"250 here\r\n")
            elif verb == b"RCPT" and server.refusal:
                self.wfile.write(server.refusal + b"\r\n")
            elif verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                body = b""
                while not body.endswith(b"\r\n.\r\n"):
                    body += self.rfile.readline()
                server.received.append(body.removesuffix(b".\r\n"))
                self.wfile.write(b"250 kept\r\n")
            elif verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 fine\r\n")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Talk) as server:
        server.received = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_server_gets_the_message(server: Server) -> None:
    SmtpMail(f"smtp://127.0.0.1:{server.server_address[1]}", SENDER).send(
        to="a@b.example", subject="Hei", text="Blåbær", message_id="m-1"
    )
    (message,) = [email.message_from_bytes(body, policy=default) for body in server.received]
    assert message["Message-ID"] == "<m-1@agency.example>"
    assert message.get_content().strip() == "Blåbær"


def test_a_recipient_refused_for_good_is_hopeless_and_one_refused_for_now_is_not(server: Server) -> None:
    mail = SmtpMail(f"smtp://127.0.0.1:{server.server_address[1]}", SENDER)
    server.refusal = b"550 no such person"
    with pytest.raises(Hopeless):
        mail.send(to="a@b.example", subject="x", text="y", message_id="m")
    server.refusal = b"450 later"
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        mail.send(to="a@b.example", subject="x", text="y", message_id="m")


def test_a_password_is_never_sent_in_the_clear(server: Server) -> None:
    mail = SmtpMail(f"smtp://user:hush@127.0.0.1:{server.server_address[1]}", SENDER)
    with pytest.raises(smtplib.SMTPNotSupportedError):
        mail.send(to="a@b.example", subject="x", text="y", message_id="m")
    assert server.received == []


def test_without_a_server_mail_goes_into_the_folder(tmp_path: Path) -> None:
    mail_of(Settings.from_environment({"CASEWORK_HOME": str(tmp_path)})).send(
        to="a@b.example", subject="x", text="y", message_id="m"
    )
    assert len(read(tmp_path / "mail")) == 1
    assert isinstance(mail_of(Settings.from_environment({"SMTP_URL": "smtps://mail.example"})), SmtpMail)
    with pytest.raises(ValueError, match="SMTP_URL"):
        mail_of(Settings.from_environment({"SMTP_URL": "http://mail.example"}))
