"""The first tables.

Frozen as they were: what the program's tables become later is in later revisions.
"""

import sqlalchemy as sa
from alembic import op

from data.types import Amount, Day, Moment

revision = "0001"
down_revision = None

metadata = sa.MetaData()


def _check(name: str, *rules: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(" ".join(rules), name=name)


def _moments(table: str, *columns: str) -> list[sa.CheckConstraint]:
    shape = "????-??-??T??:??:??.??????Z"
    return [
        _on_sqlite(
            f"{table}_{column}_is_utc",
            f"{column} IS NULL OR ({column} GLOB '{shape}' AND julianday({column}) IS NOT NULL",
            f"AND substr({column}, 1, 10) = date({column}, '+0 days'))",
        )
        for column in columns
    ]


def _day(table: str, column: str) -> sa.CheckConstraint:
    return _on_sqlite(f"{table}_{column}_is_a_day", f"{column} IS date({column}, '+0 days')")


def _on_sqlite(name: str, *rules: str) -> sa.CheckConstraint:
    return _check(name, *rules).ddl_if(dialect="sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _given(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _maybe(name: str) -> sa.Column[str | None]:
    return sa.Column(name, sa.Text)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _givens(*names: str) -> list[sa.Column[str]]:
    return [_given(name) for name in names]


def _maybes(*names: str) -> list[sa.Column[str | None]]:
    return [_maybe(name) for name in names]


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer, nullable=False, server_default="1")


sa.Table(
    "script_version",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    *_givens("script_id", "version", "lang", "text"),
    _check("script_version_has_text", "text <> ''"),
    sqlite_strict=True,
)

sa.Table(
    "call",
    metadata,
    sa.Column("lead_id", sa.Integer, sa.ForeignKey("lead.id"), nullable=False),
    *_givens("rep", "script_id", "script_version"),
    sa.Column("script_hash", sa.Text, sa.ForeignKey("script_version.hash"), nullable=False),
    *_givens("lang", "framework"),
    sa.Column("started_at", Moment, nullable=False),
    _id(),
    sa.Column("status", sa.Text, nullable=False, server_default="draft"),
    sa.Column("ended_at", Moment),
    sa.Column("talk_seconds", sa.Integer),
    *_maybes("disposition", "outcome", "reason", "sub_reason", "reason_note", "insist", "path"),
    sa.Column("revisit_at", Day),
    sa.Column("callback_at", Moment),
    _maybe("next_step_type"),
    sa.Column("next_step_at", Moment),
    *_maybes("next_step_who", "next_step_action"),
    sa.Column("icp_fit", sa.Integer),
    sa.Column("icp_coverage", sa.Integer),
    sa.Column("score_low", sa.Integer),
    sa.Column("score_high", sa.Integer),
    *_maybes("verdict", "buying_stage", "interest", "segment"),
    sa.Column("ease", sa.Integer),
    sa.Column("contact_id", sa.Integer, sa.ForeignKey("contact.id")),
    sa.Column("company_id", sa.Integer, sa.ForeignKey("company.id")),
    sa.Column("deal_id", sa.Integer, sa.ForeignKey("deal.id")),
    *_maybes("outcomes_version", "scoring_version", "framework_version"),
    _text("draft_line"),
    _maybe("events_hash"),
    sa.Column("events_hashed", sa.Integer),
    _check("call_status_known", "status IN ('draft', 'ended')"),
    _check(
        "call_disposition_known",
        "disposition IN ('talked', 'callback', 'no_answer', 'busy', 'voicemail',",
        "'gatekeeper', 'no_contact')",
    ),
    _check("call_outcome_known", "outcome IN ('deal', 'no_deal', 'disqualified')"),
    _check("call_ended_has_its_end", "(status = 'ended') = (ended_at IS NOT NULL)"),
    _check("call_ended_has_disposition", "(status = 'ended') = (disposition IS NOT NULL)"),
    _check("call_outcome_needs_a_talk", "outcome IS NULL OR COALESCE(disposition, '') = 'talked'"),
    _check("call_ends_after_it_starts", "ended_at IS NULL OR ended_at >= started_at"),
    _check(
        "call_without_outcome_has_no_records",
        "outcome IS NOT NULL OR (contact_id IS NULL AND company_id IS NULL AND deal_id",
        "IS NULL)",
    ),
    _check(
        "call_reason_means_disqualified", "reason IS NULL OR COALESCE(outcome, '') = 'disqualified'"
    ),
    _check(
        "call_disqualified_has_reason_and_no_records",
        "COALESCE(outcome, '') <> 'disqualified' OR (reason IS NOT NULL AND",
        "TRIM(reason) <> '' AND contact_id IS NULL AND company_id IS NULL AND deal_id",
        "IS NULL)",
    ),
    _check(
        "call_deal_has_contact_company_and_deal",
        "COALESCE(outcome, '') <> 'deal' OR (contact_id IS NOT NULL AND company_id IS",
        "NOT NULL AND deal_id IS NOT NULL)",
    ),
    _check(
        "call_no_deal_has_contact_company_and_return_date",
        "COALESCE(outcome, '') <> 'no_deal' OR (contact_id IS NOT NULL AND company_id",
        "IS NOT NULL AND revisit_at IS NOT NULL AND deal_id IS NULL)",
    ),
    _check("call_icp_fit_range", "icp_fit BETWEEN 0 AND 100"),
    _check("call_icp_coverage_range", "icp_coverage BETWEEN 0 AND 100"),
    _check("call_score_low_range", "score_low BETWEEN 0 AND 100"),
    _check("call_score_high_range", "score_high BETWEEN 0 AND 100"),
    _check("call_score_is_a_range", "score_low <= score_high"),
    _check("call_ease_range", "ease BETWEEN 1 AND 5"),
    _check("call_talk_is_not_negative", "talk_seconds >= 0"),
    *_moments("call", "started_at", "ended_at", "callback_at", "next_step_at"),
    _day("call", "revisit_at"),
    sa.UniqueConstraint("id", "deal_id", name="call_and_its_deal"),
    sa.Index("call_by_status", "status", "started_at"),
    sa.Index("call_of_company", "company_id"),
    sa.Index("call_of_contact", "contact_id"),
    sa.Index("call_of_lead", "lead_id", "status", "started_at"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

sa.Table(
    "call_event",
    metadata,
    sa.Column("call_id", sa.Integer, sa.ForeignKey("call.id"), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at_ms", sa.Integer, nullable=False),
    _given("kind"),
    _maybe("step"),
    _given("payload"),
    _check("call_event_seq_from_one", "seq >= 1"),
    _check("call_event_time_from_zero", "at_ms >= 0"),
    _check("call_event_has_kind", "kind <> ''"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

sa.Table(
    "evidence",
    metadata,
    sa.Column("call_id", sa.Integer, sa.ForeignKey("call.id"), primary_key=True),
    sa.Column("criterion", sa.Text, primary_key=True),
    _given("status"),
    _text("words"),
    _maybe("step"),
    sa.Column("seq", sa.Integer),
    _check("evidence_status_known", "status IN ('unknown', 'met', 'partly', 'not_met')"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

sa.Table(
    "lead",
    metadata,
    *_texts("name", "title", "company_name", "phone", "phone_e164", "email", "website", "industry"),
    sa.Column("employees", sa.Integer),
    *_texts("country", "source", "contact_basis"),
    sa.Column("score", sa.Integer),
    _text("owner"),
    sa.Column("next_call_at", Moment),
    _id(),
    sa.Column("status", sa.Text, nullable=False, server_default="new"),
    sa.Column("created_at", Moment, nullable=False),
    *_texts("email_folded", "search"),
    _maybe("last_words"),
    _version(),
    _check("lead_has_something", "name <> '' OR company_name <> '' OR phone <> '' OR email <> ''"),
    _check(
        "lead_status_known",
        "status IN ('new', 'trying', 'deal', 'no_deal', 'disqualified',",
        "'do_not_contact')",
    ),
    _check("lead_score_range", "score BETWEEN 0 AND 100"),
    _check("lead_employees_range", "employees >= 0"),
    _check("lead_hands_off_has_no_call", "status <> 'do_not_contact' OR next_call_at IS NULL"),
    *_moments("lead", "created_at", "next_call_at"),
    sa.Index("lead_due", "next_call_at", sqlite_where=sa.text("next_call_at IS NOT NULL")),
    sa.Index("lead_email", "email_folded", sqlite_where=sa.text("email_folded <> ''")),
    sa.Index("lead_phone", "phone_e164", sqlite_where=sa.text("phone_e164 <> ''")),
    sa.Index("lead_waiting", "status", "next_call_at", "score", "id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

sa.Table(
    "company",
    metadata,
    _given("name"),
    *_texts("domain", "website", "industry"),
    sa.Column("employees", sa.Integer),
    _text("country"),
    sa.Column("icp_fit", sa.Integer),
    _maybe("icp_result"),
    _text("decision_process"),
    _id(),
    sa.Column("created_at", Moment, nullable=False),
    _text("name_key"),
    _version(),
    _check("company_has_name", "TRIM(name) <> ''"),
    _check("company_employees_range", "employees >= 0"),
    _check("company_icp_fit_range", "icp_fit BETWEEN 0 AND 100"),
    *_moments("company", "created_at"),
    sa.Index("company_domain", "domain", sqlite_where=sa.text("domain <> ''")),
    sa.Index("company_name_key", "name_key"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

sa.Table(
    "contact",
    metadata,
    _given("name"),
    *_texts("title", "email", "phone", "phone_e164", "role", "decides"),
    _id(),
    sa.Column("company_id", sa.Integer, sa.ForeignKey("company.id")),
    sa.Column("created_at", Moment, nullable=False),
    *_texts("email_folded", "name_key"),
    _version(),
    _check("contact_has_name", "TRIM(name) <> ''"),
    *_moments("contact", "created_at"),
    sa.Index("contact_email", "email_folded", sqlite_where=sa.text("email_folded <> ''")),
    sa.Index("contact_of_company", "company_id"),
    sa.Index("contact_phone", "phone_e164", sqlite_where=sa.text("phone_e164 <> ''")),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

sa.Table(
    "deal",
    metadata,
    _given("name"),
    sa.Column("amount", Amount),
    _maybe("currency"),
    _text("stage"),
    sa.Column("expected_close", Day, nullable=False),
    _given("owner"),
    _id(),
    sa.Column("company_id", sa.Integer, sa.ForeignKey("company.id"), nullable=False),
    sa.Column("contact_id", sa.Integer, sa.ForeignKey("contact.id"), nullable=False),
    sa.Column("call_id", sa.Integer),
    sa.Column("status", sa.Text, nullable=False, server_default="open"),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    _version(),
    _check("deal_has_name", "TRIM(name) <> ''"),
    _check("deal_has_owner", "TRIM(owner) <> ''"),
    _check("deal_status_known", "status IN ('open', 'won', 'lost')"),
    _check("deal_amount_has_currency", "(amount IS NULL) = (currency IS NULL)"),
    _check("deal_currency_code", "LENGTH(currency) = 3 AND currency = UPPER(currency)"),
    _on_sqlite(
        "deal_amount_is_decimal",
        "amount NOT GLOB '*[^0-9.]*' AND amount GLOB '[0-9]*' AND amount GLOB '*[0-9]'",
        "AND amount NOT GLOB '*.*.*'",
    ),
    _check("deal_closed_has_its_day", "status = 'open' OR closed_at IS NOT NULL"),
    _day("deal", "expected_close"),
    *_moments("deal", "created_at", "closed_at"),
    sa.UniqueConstraint("call_id", name="deal_once_a_call"),
    sa.ForeignKeyConstraint(
        ["call_id", "id"],
        ["call.id", "call.deal_id"],
        name="deal_of_its_call",
        deferrable=True,
        initially="DEFERRED",
        use_alter=True,
    ),
    sa.Index("deal_of_company", "company_id"),
    sa.Index("deal_of_contact", "contact_id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

sa.Table(
    "change",
    metadata,
    _id(),
    sa.Column("at", Moment, nullable=False),
    _given("by"),
    sa.Column("call_id", sa.Integer, sa.ForeignKey("call.id")),
    _given("table"),
    sa.Column("row_id", sa.Integer, nullable=False),
    _given("field"),
    *_maybes("old", "new"),
    sa.Column("created", sa.Integer, nullable=False, server_default="0"),
    sa.Column("undone_at", Moment),
    *_moments("change", "at", "undone_at"),
    _check("change_created_flag", "created IN (0, 1)"),
    sa.Index("change_of_call", "call_id", sqlite_where=sa.text("call_id IS NOT NULL")),
    sa.Index("change_of_row", "table", "row_id"),
    sqlite_strict=True,
)

sa.Table(
    "suppression",
    metadata,
    sa.Column("key_hash", sa.Text, primary_key=True),
    _given("kind"),
    sa.Column("since", Moment, nullable=False),
    _text("reason"),
    _check("suppression_kind_known", "kind IN ('phone', 'email')"),
    *_moments("suppression", "since"),
    sqlite_strict=True,
)

sa.Table(
    "review",
    metadata,
    _id(),
    sa.Column("call_id", sa.Integer, sa.ForeignKey("call.id"), nullable=False),
    _given("reviewer"),
    sa.Column("at", Moment, nullable=False),
    _given("verdict"),
    _maybe("scores"),
    _text("comment"),
    *_moments("review", "at"),
    sa.Index("review_of_call", "call_id"),
    sqlite_strict=True,
)

sa.Table(
    "practice_run",
    metadata,
    _id(),
    *_givens("trainee", "persona"),
    sa.Column("seed", sa.Integer, nullable=False),
    *_givens("difficulty", "script_id"),
    sa.Column("started_at", Moment, nullable=False),
    sa.Column("score", sa.Integer),
    sa.Column("normalised", sa.Integer),
    _text("detail"),
    *_moments("practice_run", "started_at"),
    sa.Index("practice_of_trainee", "trainee", "started_at"),
    sqlite_strict=True,
)

sa.Table(
    "installation",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    _given("value"),
    sqlite_strict=True,
)


def upgrade() -> None:
    """Make the tables."""
    metadata.create_all(op.get_bind(), checkfirst=False)
