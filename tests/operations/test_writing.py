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


def test_a_verb_within_another_is_part_of_its_transaction_N1(app: Flask) -> None:
    with writing():
        say("a")
        say("b")
    assert said() == ["a", "b"]


def test_what_fails_takes_everything_with_it_N1(app: Flask) -> None:
    with pytest.raises(LookupError), writing():
        say("a")
        say("b", then=LookupError())
    assert said() == []


def test_a_part_that_failed_is_not_committed_because_somebody_caught_it_N1(app: Flask) -> None:
    with pytest.raises(RuntimeError, match="a part of this transaction failed"), writing():
        say("a")
        with pytest.raises(LookupError):
            say("b", then=LookupError())
    assert said() == []
    say("c")
    assert said() == ["c"]


def test_what_is_left_unfinished_is_not_committed_T1(app: Flask) -> None:
    with pytest.raises(RuntimeError, match="not sealed"), writing() as cx:
        say("a")
        cx.info[UNFINISHED] = {1: "a row"}
    assert said() == []
