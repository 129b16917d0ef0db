"""The letters that every application may need; a case type adds what its own outcome calls for."""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.text import Text

LETTERS: Mapping[str, Text] = {
    "receipt": Text("Receipt"),
    "request": Text("Request for information"),
    "reminder": Text("Reminder"),
    "interim_reply": Text("Interim reply"),
    "dismissal": Text("Dismissal"),
    "refusal": Text("Refusal"),
    "approval": Text("Approval"),
    "withdrawn": Text("Confirmation of withdrawal"),
}
