"""Existing records are offered with the reason, and a mailbox for everyone is none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.keys import company_key, domain_of, person_key, phone_key
from data.store import Store
from tests.data.samples import COMPANY, CONTACT, NO_DEAL, saved_call
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft


@pytest.fixture
def known(store: Store) -> Store:
    saved_call(store, NO_DEAL)
    return store


def reasons(store: Store, contact: ContactDraft | None, company: CompanyDraft | None) -> set[str]:
    return {f"{m.table}: {m.why}" for m in store.matches(contact, company)}


class TestAMatch:
    @pytest.mark.parametrize(
        ("contact", "company", "expected"),
        [
            (ContactDraft(email="DANA@northgate.example"), None, "contact: the same e-mail"),
            (ContactDraft(phone="+44 (0)20 7946 0101"), None, "contact: the same number"),
            (ContactDraft(phone="020 79460101"), CompanyDraft(country="GB"), "contact: the same n"),
            (ContactDraft(email="kim@northgate.example"), None, "company: the same domain"),
            (None, CompanyDraft(website="http://northgate.example/x"), "company: the same domain"),
            (None, CompanyDraft(name="NORTHGATE SUPPLIES GmbH"), "company: the same name"),
            (None, CompanyDraft(name="Northgate Suplies"), "company: a similar name"),
            (
                ContactDraft(name="Whitfield Dana"),
                CompanyDraft(name="Northgate Supplies"),
                "contact: the same name",
            ),
        ],
    )
    def test_has_its_reason(
        self,
        known: Store,
        contact: ContactDraft | None,
        company: CompanyDraft | None,
        expected: str,
    ) -> None:
        assert any(why.startswith(expected) for why in reasons(known, contact, company))

    @pytest.mark.parametrize(
        ("contact", "company"),
        [
            (None, None),
            (ContactDraft(), CompanyDraft()),
            (ContactDraft(name="Dana Whitfield"), None),
            (ContactDraft(name="Dana Whitfield"), CompanyDraft(name="Something else")),
            (None, CompanyDraft(name="Southgate Trading")),
            (ContactDraft(email="dana@gmail.com"), None),
        ],
    )
    def test_is_not_made_up(
        self, known: Store, contact: ContactDraft | None, company: CompanyDraft | None
    ) -> None:
        assert reasons(known, contact, company) == set()

    def test_of_a_mailbox_for_everyone_names_no_company(self, store: Store) -> None:
        saved_call(
            store,
            replace(
                NO_DEAL,
                contact=replace(CONTACT, email="dana@gmail.com"),
                company=replace(COMPANY, website=""),
            ),
        )
        assert reasons(store, ContactDraft(email="kim@gmail.com"), None) == set()

    def test_from_the_last_call_comes_first(self, known: Store) -> None:
        found = known.matches(None, None, lead_id=1)
        assert [(m.table, m.id) for m in found] == [("contact", 1), ("company", 1)]

    def test_is_offered_once(self, known: Store) -> None:
        found = known.matches(CONTACT, COMPANY, lead_id=1)
        assert len({(m.table, m.id) for m in found}) == len(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orlica Sp. z o.o.", "ORLICA"), ("Żółw S.A.", "zolw"), ("ООО «Ромашка»", "ромашка"),
        ("Siemens G.m.b.H.", "Siemens AG"), ("Northgate Co., Ltd.", "Northgate"),
        ("Müller GmbH & Co. KG", "Mueller".replace("ue", "u")), ("Ёлка", "ЕЛКА ООО"),
    ],
)  # fmt: skip
def test_a_company_is_the_same_without_its_legal_form(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize("name", ["AG", "Limited", "Co", "ООО"])
def test_a_company_that_is_called_like_a_legal_form_keeps_its_name(name: str) -> None:
    assert company_key(name)


@pytest.mark.parametrize(
    ("website", "email", "domain"),
    [
        ("https://www.Northgate.example/about?x=1", "", "northgate.example"),
        ("northgate.example:8080", "", "northgate.example"),
        ("", "Dana <d>@northgate.example", "northgate.example"),
        ("", "dana@gmail.com", ""), ("gmail.com", "d@x.pl", "x.pl"), ("localhost", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_domain_is_the_company_s_own(website: str, email: str, domain: str) -> None:
    assert domain_of(website, email) == domain


@given(st.text(), st.text())
def test_keys_of_any_text_are_keys(one: str, other: str) -> None:
    assert company_key(company_key(one)) == company_key(company_key(company_key(one)))
    assert person_key(f"{one} {other}") == person_key(f"{other} {one}")
    assert domain_of(one, other) == domain_of(one, other).lower()
    assert phone_key(one) == "" or phone_key(one).startswith("+")
