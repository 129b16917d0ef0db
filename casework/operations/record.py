from casework.queries.record import content_of  # noqa: F401
