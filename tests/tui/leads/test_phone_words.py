"""A number that can't be dialled is kept, and said to be so."""

from contextlib import closing
from pathlib import Path

import pytest

from data.rows import NewLead
from data.store import Store
from tui.leads.phone_words import said_of_lead, said_of_number


@pytest.mark.parametrize(
    ("typed", "e164", "said"),
    [("600 100", "", True), ("ask Eve", "", True), ("600 100 200", "+48600100200", False),
     (" ", "", False)],
)  # fmt: skip
def test_a_number_kept_as_typed_is_said(typed: str, e164: str, said: bool) -> None:
    assert (f"“{typed}” is kept, but it is no whole number" in said_of_number(typed, e164)) is said


def test_a_lead_whose_country_no_longer_fits_its_number_is_said(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "leads.db")) as store:
        lead = store.add_lead(NewLead(name="Dana", phone="600 100 200", country="PL"))
        assert said_of_lead(store.edit_lead(lead, country="US"), {"country"})
        assert not said_of_lead(store.edit_lead(lead, title="CTO"), {"title"})
        assert not said_of_lead(store.edit_lead(lead, country="PL"), {"country"})
