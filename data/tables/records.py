"""Companies, contacts and deals: what calls leave behind."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from data.tables.columns import (
    Words,
    between,
    check,
    day,
    is_day,
    is_moment,
    moment,
    one_of,
    optional_words,
    percent,
    words,
)
from data.tables.lead import Headcount
from data.types import Amount

DEAL_STATUSES = ("open", "won", "lost")


def _version() -> Any:
    return Field(default=1, sa_column_kwargs={"server_default": "1"})


class CompanyBase(SQLModel):
    """What is known of a company."""

    name: Words = Field(min_length=1, sa_type=Text)
    domain: Words = words()
    website: Words = words()
    industry: Words = words()
    employees: Headcount = Field(default=None, ge=0)
    country: Words = words()
    icp_fit: int | None = percent()
    icp_result: str | None = optional_words()
    decision_process: Words = words()


class CompanyCreate(CompanyBase):
    """A company as it is taken in: cleaned and checked."""


class Company(CompanyBase, table=True):
    """A company as it is kept."""

    __tablename__ = "company"
    __table_args__ = (
        check("company_has_name", "TRIM(name) <> ''"),
        check("company_employees_range", "employees >= 0"),
        between("company", "icp_fit", 0, 100),
        is_moment("company", "created_at"),
        Index("company_domain", "domain", sqlite_where=text("domain <> ''")),
        Index("company_name_key", "name_key"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    created_at: datetime = moment(required=True)
    name_key: str = words()
    """The name folded and without its legal form, for matching."""
    version: int = _version()


class ContactBase(SQLModel):
    """What is known of a person."""

    name: Words = Field(min_length=1, sa_type=Text)
    title: Words = words()
    email: Words = words()
    phone: Words = words()
    phone_e164: Words = words()
    role: Words = words()
    decides: Words = words()


class ContactCreate(ContactBase):
    """A contact as it is taken in: cleaned and checked."""


class Contact(ContactBase, table=True):
    """A contact as it is kept."""

    __tablename__ = "contact"
    __table_args__ = (
        check("contact_has_name", "TRIM(name) <> ''"),
        is_moment("contact", "created_at"),
        Index("contact_phone", "phone_e164", sqlite_where=text("phone_e164 <> ''")),
        Index("contact_email", "email_folded", sqlite_where=text("email_folded <> ''")),
        Index("contact_of_company", "company_id"),
        Index("contact_by_name", text("lower(name)"), "id"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    company_id: int | None = Field(default=None, foreign_key="company.id")
    created_at: datetime = moment(required=True)
    email_folded: str = words()
    name_key: str = words()
    version: int = _version()


class DealBase(SQLModel):
    """What is known of a deal."""

    name: Words = Field(min_length=1, sa_type=Text)
    amount: Decimal | None = Field(default=None, ge=0, sa_type=Amount)
    currency: str | None = Field(default=None, sa_type=Text)
    stage: Words = words()
    expected_close: date = day(required=True)
    owner: Words = Field(min_length=1, sa_type=Text)


class DealCreate(DealBase):
    """A deal as it is taken in: cleaned and checked."""


class Deal(DealBase, table=True):
    """A deal as it is kept."""

    __tablename__ = "deal"
    __table_args__ = (
        check("deal_has_name", "TRIM(name) <> ''"),
        check("deal_has_owner", "TRIM(owner) <> ''"),
        one_of("deal", "status", DEAL_STATUSES),
        check("deal_amount_has_currency", "(amount IS NULL) = (currency IS NULL)"),
        check("deal_currency_code", "LENGTH(currency) = 3 AND currency = UPPER(currency)"),
        CheckConstraint(
            "amount NOT GLOB '*[^0-9.]*' AND amount GLOB '[0-9]*' AND amount GLOB '*[0-9]' "
            "AND amount NOT GLOB '*.*.*'",
            name="deal_amount_is_decimal",
        ).ddl_if(dialect="sqlite"),
        check("deal_closed_has_its_day", "status = 'open' OR closed_at IS NOT NULL"),
        is_day("deal", "expected_close"),
        is_moment("deal", "created_at"),
        is_moment("deal", "closed_at"),
        UniqueConstraint("call_id", name="deal_once_a_call"),
        # A deal belongs to the call that names it as its deal; with the checks of `call`, no other
        # outcome can have one. Both rows are written before either is whole, hence deferred.
        ForeignKeyConstraint(
            ["call_id", "id"],
            ["call.id", "call.deal_id"],
            name="deal_of_its_call",
            deferrable=True,
            initially="DEFERRED",
            use_alter=True,
        ),
        Index("deal_of_company", "company_id"),
        Index("deal_of_contact", "contact_id"),
        Index(
            "deal_by_end",
            *("status", "closed_at", "expected_close", "currency", "amount", "call_id"),
        ),
        Index("deal_by_close", "expected_close"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True, sa_column_kwargs={"autoincrement": True})
    company_id: int = Field(foreign_key="company.id")
    contact_id: int = Field(foreign_key="contact.id")
    call_id: int | None = None
    status: str = Field(default="open", sa_type=Text, sa_column_kwargs={"server_default": "open"})
    created_at: datetime = moment(required=True)
    closed_at: datetime | None = moment()
    version: int = _version()
    close_reason: str = words()
    """Why it was won or lost, as one of a list."""
    close_note: str = words()
