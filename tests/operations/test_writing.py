"""One transaction, whatever verbs it is made of: it is committed as a whole or not at all (N1)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from casework.db import UNFINISHED, db, writing


@pytest.fixture
def app() -> Iterator[Flask]:
    app = Flask("writing")
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
    db.init_app(app)
    with app.app_context():
        with writing() as cx:
            cx.execute(text("CREATE TABLE said (word TEXT)"))
        yield app
        db.session.remove()
        db.engine.dispose()


def say(word: str, *, then: Exception | None = None) -> None:
    with writing() as cx:
        cx.execute(text("INSERT INTO said VALUES (:word)"), {"word": word})
        if then:
            raise then


def said() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(text("SELECT word FROM said ORDER BY word")))


def both(*, fails: bool = False, heeded: bool = True, left: bool = False) -> None:
    """Two verbs in one transaction; the second may fail, and whoever put them together may not heed it."""
    with writing() as cx:
        say("a")
        try:
            say("b", then=LookupError() if fails else None)
        except LookupError:
            if heeded:
                raise
        if left:
            cx.info[UNFINISHED] = {1: "a row"}


def test_a_verb_within_another_is_part_of_its_transaction_N1(app: Flask) -> None:
    both()
    assert said() == ["a", "b"]


@pytest.mark.parametrize(("how", "sentence"), [
    ({"fails": True}, "^$"),
    ({"fails": True, "heeded": False}, "a part of this transaction failed"),
    ({"left": True}, "not sealed"),
])  # fmt: skip
def test_what_fails_is_not_heeded_or_left_unsealed_takes_everything_with_it_N1_T1(
    app: Flask, how: dict[str, bool], sentence: str
) -> None:
    with pytest.raises((LookupError, RuntimeError), match=sentence):
        both(**how)
    assert said() == []
    say("c")
    assert said() == ["c"]
