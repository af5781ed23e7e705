"""The words of a wrap-up as columns: cleaned, checked, with the keys they are matched by."""

from dataclasses import asdict
from typing import Any

from pydantic import ValidationError
from sqlmodel import SQLModel

from data.errors import StoreRefused
from data.keys import company_key, domain_of, email_key, person_key, phone_key
from data.leads import BAD_FIELD
from data.rows import CallResult
from data.tables import CompanyCreate, ContactCreate, DealCreate
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft, WrapUp

STAGE = "qualified"
"""The stage a deal opens in."""

NO_CURRENCY = "The amount of the deal has no currency. Type it as in 4,800 EUR."


def company_values(wrap_up: WrapUp, result: CallResult) -> dict[str, Any]:
    """The columns of the company."""
    draft = wrap_up.company or CompanyDraft()
    email = wrap_up.contact.email if wrap_up.contact else ""
    # An existing company may be chosen without a word about it; then there is nothing to check.
    name = draft.name.strip() or ("-" if wrap_up.company_id or wrap_up.contact_id else "")
    given = {
        **asdict(draft),
        "name": name,
        "domain": domain_of(draft.website, email),
        "icp_fit": result.icp_fit,
        "icp_result": result.icp_result,
    }
    values = _checked(CompanyCreate, given, "company")
    return {**values, "name_key": company_key(values["name"])}


def contact_values(wrap_up: WrapUp, *, country: str) -> dict[str, Any]:
    """The columns of the contact."""
    draft = wrap_up.contact or ContactDraft()
    name = draft.name.strip() or ("-" if wrap_up.contact_id else "")
    given = {**asdict(draft), "name": name, "phone_e164": phone_key(draft.phone, country)}
    values = _checked(ContactCreate, given, "contact")
    return {
        **values,
        "email_folded": email_key(values["email"]),
        "name_key": person_key(values["name"]),
    }


def deal_values(wrap_up: WrapUp) -> dict[str, Any]:
    """The columns of the deal."""
    assert wrap_up.deal is not None
    given = asdict(wrap_up.deal)
    given["currency"] = given["currency"].strip().upper() or None
    if given["amount"] is None:
        given["currency"] = None
    elif given["currency"] is None:
        raise StoreRefused(NO_CURRENCY)
    return _checked(DealCreate, {**given, "stage": STAGE}, "deal")


def _checked(model: type[SQLModel], given: dict[str, Any], called: str) -> dict[str, Any]:
    try:
        return model.model_validate(given).model_dump()
    except ValidationError as error:
        first = error.errors()[0]
        field = f"{called}.{first['loc'][0]}" if first["loc"] else called
        raise StoreRefused(BAD_FIELD, field=field, why=first["msg"]) from None
