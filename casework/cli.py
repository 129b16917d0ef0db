"""The command line. Standard output is the answer alone; progress and logs go to standard error.

Exit codes: 0 yes or done; 1 findings, refusals or failed proofs; 2 wrong use. Commands are imported when they are
called, so that `casework deadline add` need not load the web.
"""

from __future__ import annotations

import importlib
from typing import Any

import click

from casework.settings import Unreadable, Unsafe

COMMANDS = {
    "types": "catalogue:types",
    "rules": "catalogue:rules",
    "example": "catalogue:example",
    "schema": "catalogue:schema",
    "check": "catalogue:check",
    "diff": "difference:diff",
    "readings": "readings:readings",
    "tables": "tables:tables",
    "deadline": "deadline:deadline",
    "calculate": "calculate:calculate",
    "story": "story:story",
    "new": "new:new",
    "prove": "proofs:prove_command",
    "draw": "draw:draw",
    "demo": "demo:demo",
    "audit": "audit:audit",
    "worker": "worker:worker",
    "db": "database:db",
    "serve": "serve:serve_command",
}


class Lazy(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command: Any = getattr(importlib.import_module(f"casework.commands.{module}"), attribute)
        return command  # type: ignore[no-any-return]

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; settings that nothing can run with are wrong use."""
        try:
            return super().invoke(ctx)
        except (Unreadable, Unsafe) as refused:
            raise click.UsageError(str(refused)) from None


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Case management for approvals: applications, verification, review, decisions and letters."""
