"""Alembic runs on the connection it is given, inside the transaction of `casework.upgrade`: schema, graph and guards
change together."""

from alembic import context

import casework.models  # noqa: F401  (registers the tables)
from casework.db import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Base.metadata, render_as_batch=True, transaction_per_migration=False
)
with context.begin_transaction():
    context.run_migrations()
