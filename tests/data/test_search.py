"""Search over everything: names, numbers, what was said, whatever was written since."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.privacy.forgetting import forget
from data.queueing import QueueWish
from data.records.leads_of_contacts import lead_for
from data.rows import EvidenceRow, NewLead
from data.search_check import of_words
from data.sqlite.driver import driver
from data.sqlite.search import disagreeing, find, waiting
from data.store import Store
from tests.data.records.people import records_of
from tests.data.samples import (
    A_DEAL,
    DISQUALIFIED,
    NO_ANSWER,
    NOW,
    RESULT,
    ask,
    begin,
    event,
    saved_call,
)

WISH = QueueWish(now=NOW)


def found(store: Store, words: str) -> list[str]:
    return [row.name for row in store.search(words, WISH).rows]


def noted(store: Store, lead_id: int, *texts: str) -> int:
    """A call in which these notes were typed, left as a draft."""
    call_id = begin(store, lead_id)
    for seq, text in enumerate(texts, 1):
        store.append(call_id, event(seq, "noted", text=text))
    store.append(call_id, event(len(texts) + 1, "left"))
    return call_id


def raw(path: Path) -> closing:  # type: ignore[type-arg]
    return closing(driver().connect(str(path), isolation_level=None))


@pytest.fixture
def dana(store: Store) -> int:
    return store.add_lead(NewLead(name="Dana Whitfield", phone="+48 600 100 200", country="PL"))


class TestWhatIsFound:
    @pytest.mark.parametrize(
        "words", ["lost quotes", "QUOT", "faktury", "zolty", "Ёжик", "ежик", "tablice excel"]
    )
    def test_words_that_were_heard_or_noted(self, store: Store, dana: int, words: str) -> None:
        call_id = noted(store, dana, "Żółty segregator, faktury", "спросить ёжика")
        store.append(call_id, event(4, "captured", capture="tools", text="Excel, tablice"))
        evidence = (EvidenceRow(criterion="need", status="met", words="41 quotes are lost"),)
        store.save(call_id, NO_ANSWER, replace(RESULT, evidence=evidence))
        store.add_lead(NewLead(name="Somebody else"))
        assert found(store, words) == ["Dana Whitfield"]

    def test_what_a_call_has_made(self, store: Store) -> None:
        saved_call(store, A_DEAL, NewLead(name="The lead"))
        assert found(store, "14 seats") == ["The lead"]
        [row] = store.search("northgate seats", WISH).rows
        assert row.found_in is not None
        assert (row.found_in.kind, row.found_in.words) == ("deal", "Northgate, 14 seats")

    def test_says_where_and_when(self, store: Store, dana: int) -> None:
        noted(store, dana, "their old CRM nobody opens")
        [row] = store.search("nobody crm", WISH).rows
        assert row.found_in is not None
        assert (row.found_in.kind, row.found_in.words) == ("noted", "their old CRM nobody opens")
        assert row.found_in.at == NOW

    def test_a_name_is_its_own_reason_and_comes_first(self, store: Store, dana: int) -> None:
        other = store.add_lead(NewLead(name="Ewa"))
        noted(store, other, "ask Dana")
        assert found(store, "dana") == ["Dana Whitfield", "Ewa"]
        assert store.search("dana", WISH).rows[0].found_in is None

    @pytest.mark.parametrize("number", ["600100", "+48 600 100", "48600", "0200", "100-200"])
    def test_a_number_by_any_part_of_it(self, store: Store, dana: int, number: str) -> None:
        store.add_lead(NewLead(name="Other", phone="+48 700 300 400"))
        assert found(store, number) == ["Dana Whitfield"]

    def test_what_was_taken_back_is_not(self, store: Store, dana: int) -> None:
        call_id = noted(store, dana, "a slip of the tongue", "kept")
        assert found(store, "slip") == ["Dana Whitfield"]
        store.append(call_id, event(4, "taken_back", target=1))
        store.append(call_id, event(5, "left"))
        assert found(store, "slip") == []
        assert found(store, "kept") == ["Dana Whitfield"]


class TestHostileWords:
    @pytest.mark.parametrize(
        "words",
        ['"', "*", "a*", "NEAR(a b)", "who : dana", "dana OR ewa", "dana NOT x", "^dana", "(",
         "dana AND", "'; DROP TABLE lead; --", "\x00", "{who records}: x", "-dana", "ａ"],
    )  # fmt: skip
    def test_are_only_words(self, store: Store, dana: int, words: str) -> None:
        assert found(store, words) in ([], ["Dana Whitfield"])

    def test_operators_are_looked_for_as_words(self, store: Store) -> None:
        store.add_lead(NewLead(name="dana or ewa"))
        store.add_lead(NewLead(name="dana"))
        assert found(store, "dana OR ewa") == ["dana or ewa"]

    @settings(
        max_examples=60, deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )  # fmt: skip
    @given(st.text(st.characters(codec="utf-8"), max_size=20))
    def test_a_lead_is_found_by_its_own_name(self, store: Store, name: str) -> None:
        lead_id = store.add_lead(NewLead(name=name, company_name="Firma"), allow_duplicate=True)
        kept = store.lead(lead_id).name
        hits = store.search(f"{kept} firma", WISH).rows
        assert lead_id in [row.lead_id for row in hits]


class TestTheIndexAfter:
    """Whatever is written, the index agrees with the records afterwards."""

    def agrees(self, store: Store, path: Path) -> bool:
        while store.catch_up():
            pass
        with raw(path) as connection:
            return disagreeing(connection) == []

    def test_every_kind_of_end_and_its_taking_back(self, store: Store, path: Path) -> None:
        for wrap_up in (A_DEAL, DISQUALIFIED, NO_ANSWER):
            call_id = saved_call(store, wrap_up)
            assert self.agrees(store, path)
            store.take_back(call_id)
            assert self.agrees(store, path)
        assert found(store, "six quotes") == []

    def test_a_correction(self, store: Store, path: Path, dana: int) -> None:
        store.edit_lead(dana, name="Ewa Łącka", website="lacka.example")
        assert found(store, "dana") == []
        assert found(store, "lacka") == ["Ewa Łącka"]
        assert self.agrees(store, path)

    def test_another_program_s_writing(self, store: Store, path: Path, dana: int) -> None:
        saved_call(store, A_DEAL)
        self.agrees(store, path)
        ask(path, "UPDATE contact SET name = 'Zofia Nowa'")
        ask(path, "UPDATE company SET name = 'Orzeł'")
        ask(path, "UPDATE deal SET name = 'Trzydzieści miejsc'")
        ask(path, "DELETE FROM lead WHERE id = ?", dana)
        assert found(store, "zofia") == found(store, "orzel") == found(store, "trzydziesci")
        assert len(found(store, "zofia")) == 1
        assert self.agrees(store, path)

    def test_a_person_is_forgotten(self, store: Store, path: Path, dana: int) -> None:
        noted(store, dana, "keeps Xylophonsalat in the cellar")
        other = store.add_lead(NewLead(name="Ewa"))
        noted(store, other, "knows Dana Whitfield well")
        assert len(found(store, "whitfield")) == 2
        assert forget(store, str(dana)).clean
        assert found(store, "whitfield") == found(store, "xylophon") == []
        assert found(store, "ewa") == ["Ewa"]
        assert self.agrees(store, path)
        store.close()
        for file in (path, Path(f"{path}-wal")):
            left = file.read_bytes().lower() if file.exists() else b""
            assert b"xylophonsalat" not in left
            assert b"whitfield" not in left

    def test_leads_that_are_not_in_it_yet_are_found_by_name(
        self, store: Store, path: Path, dana: int
    ) -> None:
        with raw(path) as connection:
            assert waiting(connection) == 1
            store.catch_up()
            ask(path, "UPDATE lead SET search = 'zenon' WHERE id = ?", dana)
            assert find(connection, "dana").named == ()
            assert find(connection, "zenon").named == (dana,)

    def test_an_event_is_not_indexed_while_the_call_goes_on(
        self, store: Store, path: Path, dana: int
    ) -> None:
        call_id = begin(store, dana)
        store.catch_up()
        store.append(call_id, event(1, "noted", text="quickly"))
        with raw(path) as connection:
            assert waiting(connection) == 0
        store.append(call_id, event(2, "left"))
        assert found(store, "quickly") == ["Dana Whitfield"]

    @settings(max_examples=15, deadline=None)
    @given(st.data())
    def test_any_order_of_writing(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        path = tmp_path_factory.mktemp("search") / "r.db"
        store = Store.open(path)
        store._clock = lambda: NOW
        try:
            calls: list[int] = []
            for number in range(data.draw(st.integers(1, 8))):
                kind = data.draw(st.sampled_from(["add", "deal", "back", "edit", "search", "drop"]))
                if kind == "add" or not calls:
                    calls.append(saved_call(store, NO_ANSWER, NewLead(name=f"Lead {number}")))
                elif kind == "deal":
                    calls.append(saved_call(store, A_DEAL, NewLead(name=f"Deal {number}")))
                elif kind == "back":
                    store.take_back(calls.pop())
                elif kind == "edit":
                    store.edit_lead(store.call(calls[-1]).lead_id, name=f"Edited {number}")
                elif kind == "search":
                    found(store, "lead")
                else:
                    ask(path, "UPDATE evidence SET words = 'changed' WHERE criterion = 'need'")
            assert self.agrees(store, path)
        finally:
            store.close()


class TestWithoutAnIndex:
    def test_names_and_words_are_looked_through(
        self, store: Store, path: Path, dana: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        saved_call(store, DISQUALIFIED, NewLead(name="Ewa"))
        store.catch_up()
        monkeypatch.setattr("data.searching.has_index", lambda _raw: False)
        assert found(store, "whit") == ["Dana Whitfield"]
        assert found(store, "120 quotes") == ["Ewa"]
        assert found(store, "%") == []


class TestTheFilter:
    def test_holds_for_a_search_too(self, store: Store) -> None:
        from data.queue_filter import QueueFilter

        store.add_lead(NewLead(name="Anna", country="PL"))
        store.add_lead(NewLead(name="Anne", country="FR"))
        wish = replace(WISH, chosen=QueueFilter(countries=frozenset({"FR"})))
        assert [row.name for row in store.search("ann", wish).rows] == ["Anne"]


def test_a_search_waits_for_nobody(store: Store, path: Path, dana: int) -> None:
    with raw(path) as other:
        other.execute("BEGIN IMMEDIATE")
        store.database.engine.dispose()
        assert found(store, "dana") == ["Dana Whitfield"]
        other.execute("ROLLBACK")


def test_contacts_that_nobody_called_are_found_without_a_lead(store: Store) -> None:
    call = saved_call(store, A_DEAL)
    records = records_of(store)
    firm = store.call(call).company_id
    assert firm is not None
    anna = records.add_contact(firm, {"name": "Anna Łącka", "phone": "+48 600 100 200"})
    (row,) = store.search("lacka north", WISH).rows
    assert (row.lead_id, row.name) == (-anna, "Anna Łącka")
    assert row.company_name == "Northgate Supplies Ltd"
    assert store.search("600 100 2", WISH).count == 1
    assert [row.lead_id > 0 for row in store.search("dana", WISH).rows] == [True]
    assert store.search("an", WISH).rows == ()
    lead = lead_for(store, anna)
    assert [row.lead_id for row in store.search("lacka", WISH).rows] == [lead]
    bob = records.add_contact(firm, {"name": "Bob Short", "phone": "12 34"})
    lead = lead_for(store, bob)
    assert [row.lead_id for row in store.search("bob short", WISH).rows] == [lead]
    assert lead_for(store, bob) == lead


class TestTheCheckUp:
    def said(self, store: Store) -> str:
        [finding] = of_words(store)
        return f"{finding.level}: {finding.says}"

    def test_says_that_the_search_agrees_or_is_behind(self, store: Store, dana: int) -> None:
        assert self.said(store).startswith("ok: 1 leads are not in the search yet")
        store.catch_up()
        assert self.said(store) == "ok: A search finds everything that is in the records."

    def test_puts_right_what_differs(self, store: Store, path: Path, dana: int) -> None:
        store.catch_up()
        ask(path, "UPDATE lead_words SET who = 'somebody else' WHERE rowid = ?", dana)
        ask(path, "INSERT INTO lead_words (rowid, who) VALUES (999, 'a ghost')")
        assert self.said(store).startswith("warning: The search had something else")
        assert self.said(store).startswith("ok: A search finds")
        assert found(store, "dana") == ["Dana Whitfield"]
        assert found(store, "ghost") == []

    def test_makes_a_damaged_index_anew(self, store: Store, path: Path, dana: int) -> None:
        store.catch_up()
        ask(path, "UPDATE lead_words_data SET block = x'00' WHERE id > 1")
        assert self.said(store).startswith("warning: The index of the search was damaged")
        assert found(store, "dana") == ["Dana Whitfield"]

    def test_makes_a_missing_index(self, store: Store, path: Path, dana: int) -> None:
        store.catch_up()
        ask(path, "DROP TABLE lead_words")
        self.said(store)
        assert found(store, "whit") == ["Dana Whitfield"]
