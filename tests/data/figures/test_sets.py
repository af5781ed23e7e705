"""Sets of calls are read once until they change, whoever changes them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

from sqlalchemy import event, update

from data.figures.asked import Asked
from data.figures.chosen import choose
from data.figures.figures import Figures
from data.figures.sets import changed
from data.figures.totals import totals
from data.store import Store
from data.tables.core import call, call_set
from tests.data.figures.conftest import EVER


class GivenUp(Exception):
    """A transaction that ends without being kept."""


KINDS = ["all", "rep", "band", "reason"]


@contextmanager
def reads(store: Store) -> Iterator[list[str]]:
    """The statements that read sets meanwhile."""
    found: list[str] = []

    def told(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "FROM call_set" in statement:
            found.append(statement)

    with store.database.reading() as connection:
        engine = connection.engine
    event.listen(engine, "before_cursor_execute", told)
    yield found
    event.remove(engine, "before_cursor_execute", told)


def begin_anew(store: Store) -> None:
    """Let nobody know the sets of these records."""
    Figures(store).catch_up()
    with store.database.writing() as connection:
        changed(connection)


def counted(store: Store) -> int:
    with store.database.reading() as connection:
        return totals(connection, EVER.also(source="list"), KINDS).all.disqualified


def calls_of(store: Store, asked: Asked) -> int:
    with store.database.reading() as connection:
        return choose(connection, asked).count()


def test_a_second_question_reads_no_set_again(own_team: Store) -> None:
    begin_anew(own_team)
    with reads(own_team) as first:
        one = counted(own_team)
    with reads(own_team) as second:
        assert counted(own_team) == one
    assert first
    assert not second


def test_what_another_program_has_counted_is_seen_at_once(own_team: Store) -> None:
    begin_anew(own_team)
    renamed = EVER.also(rep="Somebody new")
    assert calls_of(own_team, renamed) == 0
    assert own_team.database.path is not None
    other = Store.open(own_team.database.path)
    try:
        with other.database.writing() as connection:
            connection.execute(update(call).where(call.c.id == 1).values(rep="Somebody new"))
        assert Figures(other).catch_up()
    finally:
        other.close()
    assert calls_of(own_team, renamed) == 1


def test_what_was_never_committed_is_never_counted(own_team: Store) -> None:
    Figures(own_team).catch_up()
    before = counted(own_team)
    with suppress(GivenUp), own_team.database.writing() as connection:
        connection.execute(call_set.delete().where(call_set.c.kind == "count"))
        changed(connection)
        assert totals(connection, EVER.also(source="list"), KINDS).all.disqualified == 0
        raise GivenUp
    assert counted(own_team) == before


def test_threads_that_read_together_see_the_same(own_team: Store) -> None:
    begin_anew(own_team)
    found: list[int] = []
    threads = [Thread(target=lambda: found.append(counted(own_team))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [counted(own_team)] * len(threads)
