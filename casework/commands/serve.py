"""`casework serve`: pages and worker on this machine."""

from __future__ import annotations

import sys

import click

from casework.server import PortTaken, serve


@click.command("serve")
@click.option(
    "--port",
    type=int,
    default=None,
    help="Port to listen on; the next free one is taken if PORT and this are not given.",
)
@click.option("--host", default=None, help="Address to listen on; loopback by default.")
@click.option("--no-worker", is_flag=True, help="Pages alone; letters wait for a worker elsewhere.")
def serve_command(port: int | None, host: str | None, no_worker: bool) -> None:
    """Serve the product until Ctrl-C, with its worker as a child process."""
    from casework.app import create_app
    from casework.settings import Settings
    from casework.upgrade import check_at
    from casework.workflows import CASE_TYPES

    settings = Settings.from_environment()
    if faults := check_at(settings.database_url, CASE_TYPES):
        click.echo("\n".join(faults), err=True)
        click.echo("The database is not what this release declares; nothing is served.", err=True)
        sys.exit(1)

    def announce(address: str) -> None:
        click.echo(f"casework is at {address}")
        if settings.oidc_issuer == "demo":
            click.echo("Sign in as any of the invented people on the sign-in page. Ctrl-C ends it.")

    try:
        serve(
            create_app,
            host=host or settings.host,
            port=port or settings.port,
            search=port is None,
            announce=announce,
            worker=None if no_worker else ("worker",),
        )
    except PortTaken as taken:
        click.echo(str(taken), err=True)
        sys.exit(1)
