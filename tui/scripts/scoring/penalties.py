"""What counts against a lead: a private mailbox, a competitor, a student, a wish to hear less."""

from collections.abc import Callable

from tui.scripts.model.scoring import Scoring

from .facts import LeadFacts
from .wording import bare, has_word


def penalties_of(
    facts: LeadFacts, scoring: Scoring, says: Callable[[str, tuple[str, ...]], bool] = has_word
) -> tuple[str, ...]:
    """The penalties of a lead, in the order of the rules."""
    domain = facts.email.rpartition("@")[2].strip().casefold()
    found = {
        "free_mail": domain in scoring.free_mail,
        "competitor": _is_competitor(facts, domain, scoring),
        "student": says(facts.title, scoring.students)
        or any(each[:1] == "." and domain.endswith(each) for each in scoring.students),
        "unsubscribed": facts.opted_out,
    }
    for did in facts.did:
        kind = scoring.events.get(did.kind)
        if kind and kind.penalty:
            found[kind.penalty] = True
    return tuple(name for name in scoring.penalties if found.get(name))


def _is_competitor(facts: LeadFacts, domain: str, scoring: Scoring) -> bool:
    if not scoring.competitors:
        return False
    site = facts.website.casefold().split("//")[-1].split("/")[0].removeprefix("www.")
    company = bare(facts.company_name)
    for each in scoring.competitors:
        name = each.casefold()
        if any(part and (part == name or part.endswith(f".{name}")) for part in (domain, site)):
            return True
        wanted = bare(each)
        if wanted and (company == wanted or company.startswith(f"{wanted} ")):
            return True
    return False
