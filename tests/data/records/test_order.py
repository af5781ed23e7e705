"""The order of a list is an index's, so that a page of it takes no longer with more records."""

from typing import Any

from sqlalchemy import event

from data.store import Store
from tests.data.records.people import records_of, two_companies


def test_contacts_come_by_name_out_of_their_index(store: Store) -> None:
    two_companies(store)
    records = records_of(store)
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_others: Any) -> None:
        if "_key" in sql:
            asked.append((sql, values))

    event.listen(store.database.engine, "before_cursor_execute", note)
    first = records.page("contact", limit=1)
    after = records.page("contact", beside=first.rows[0])
    event.remove(store.database.engine, "before_cursor_execute", note)
    assert [row.values["name"] for row in (*first.rows, *after.rows)] == [
        "Dana Whitfield", "Whitfield Dana",
    ]  # fmt: skip
    with store.database.reading() as connection:
        plans = [
            row[3]
            for sql, values in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        ]
    assert [plan.split(" contact ")[0] for plan in plans] == ["SCAN", "SEARCH"]
    assert all("contact_by_name" in plan for plan in plans), plans
