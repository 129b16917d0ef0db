"""Writing a migration: the difference between the migrations so far and the declared tables, as a file to be
reviewed."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from sqlalchemy import create_engine, pool

from casework.upgrade import _config


def write_revision(message: str) -> Path:
    """Writes the next file under migrations/versions and returns its path. Review it: names, defaults of new
    columns, data."""
    engine = create_engine("sqlite://", poolclass=pool.StaticPool)
    with engine.connect() as connection:
        config = _config(connection)
        command.upgrade(config, "head")
        number = len(list((Path(config.get_main_option("script_location") or "") / "versions").glob("[0-9]*.py"))) + 1
        config.set_main_option("file_template", f"{number:04d}_%%(slug)s")
        script = command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
    engine.dispose()
    return Path(script.path)  # type: ignore[union-attr]
