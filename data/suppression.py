"""Who must not be contacted, kept so that the list itself gives nobody away.

Numbers and addresses are hashed with a key of this installation: a number can be checked against
the list, and the list can't be read back.
"""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from data.tables.core import installation, suppression

KINDS = ("phone", "email")


def hashes(connection: Connection, *, phone_e164: str = "", email_key: str = "") -> dict[str, str]:
    """The keyed hash of each by its kind; kinds that are not known are left out."""
    wanted = {"phone": phone_e164, "email": email_key}
    if not any(wanted.values()):
        return {}
    key = _key(connection)
    return {kind: _hash(key, kind, value) for kind, value in wanted.items() if value}


def suppressed_among(
    connection: Connection, *, phones: Iterable[str], emails: Iterable[str]
) -> list[str]:
    """Which of many numbers and addresses are on the list."""
    key = _key(connection)
    by_hash = {
        _hash(key, kind, value): value
        for kind, values in zip(KINDS, (phones, emails), strict=True)
        for value in values
        if value
    }
    chosen = select(suppression.c.key_hash).where(suppression.c.key_hash.in_(list(by_hash)))
    return [by_hash[found] for found in connection.execute(chosen).scalars()]


def _key(connection: Connection) -> bytes:
    chosen = select(installation.c.value).where(installation.c.name == "suppression_key")
    return bytes.fromhex(connection.execute(chosen).scalar_one())


def _hash(key: bytes, kind: str, value: str) -> str:
    return hmac.digest(key, f"{kind}:{value}".encode(), hashlib.sha256).hex()


def is_suppressed(connection: Connection, *, phone_e164: str = "", email_key: str = "") -> bool:
    """Whether the number or the address is on the list."""
    wanted = hashes(connection, phone_e164=phone_e164, email_key=email_key)
    if not wanted:
        return False
    chosen = select(suppression.c.kind).where(suppression.c.key_hash.in_(wanted.values()))
    return connection.execute(chosen).first() is not None


def suppress(
    connection: Connection,
    *,
    since: datetime,
    reason: str,
    phone_e164: str = "",
    email_key: str = "",
) -> list[str]:
    """Put the number and the address on the list.

    Returns:
        The hashes that are new on it.
    """
    wanted = hashes(connection, phone_e164=phone_e164, email_key=email_key)
    chosen = select(suppression.c.key_hash).where(suppression.c.key_hash.in_(wanted.values()))
    known = set(connection.execute(chosen).scalars()) if wanted else set()
    new = [
        {"key_hash": value, "kind": kind, "since": since, "reason": reason}
        for kind, value in wanted.items()
        if value not in known
    ]
    if new:
        connection.execute(insert(suppression), new)
    return [str(row["key_hash"]) for row in new]
