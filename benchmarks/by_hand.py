"""The figures of the manager's views by plain SQL, as somebody would write it without Talktrack.

It reads `call_figure`, a row of narrow columns for each call, so it is spared joins and texts; what
it doesn't have are the sets and totals that Talktrack keeps.
"""

from collections.abc import Mapping

SUMS = """count(*), sum(reached), sum(diagnosed), sum(outcome IN ('deal', 'no_deal')),
  sum(outcome = 'deal'), sum(outcome = 'disqualified'), sum(won IS 1), sum(won IS 0),
  sum(hasty >= 5), sum(advance)"""
TIME = "sum(seconds), sum(CASE WHEN outcome = 'disqualified' OR band = 'D' THEN seconds END)"
STEPS = ", ".join(f"sum(from_step < {step} AND to_step >= {step})" for step in range(1, 6))
CUTS = ("rep", "script", "framework", "route", "source", "segment", "lang", "band")
CRITERIA = ("authority", "budget", "need", "timing")
HASTY = "rep, sum(outcome = 'disqualified'), sum(hasty >= 5)"

Statements = Mapping[str, list[str]]


def by_hand(first: str, last: str, only: Mapping[str, str]) -> Statements:
    """The statements of every view; days and values are ours, so nothing has to be escaped."""
    rules = [f"{name} = '{value}'" for name, value in only.items()]
    calls = " AND ".join([f"day BETWEEN '{first}' AND '{last}'", *rules])
    cohort = " AND ".join([f"cohort BETWEEN '{first}' AND '{last}'", f"day >= '{first}'", *rules])
    deals = " AND ".join(["1", *rules])

    def of(columns: str, where: str = calls, rest: str = "") -> str:
        return f"SELECT {columns} FROM call_figure WHERE {where} {rest}"

    def grouped(by: str, columns: str, where: str = calls) -> str:
        return of(f"{by}, {columns}", where, f"GROUP BY {by}")

    talks = f"{calls} AND statuses <> ''"
    ended = f"{calls} AND won IS NOT NULL"
    return {
        "overview": [
            of(f"{SUMS}, {TIME}"),
            *(grouped(cut, SUMS) for cut in CUTS),
            grouped("reason", f"{SUMS}, {TIME}"),
            grouped("substr(day, 1, 7)", SUMS),
            of(f"{STEPS}, sum(won IS 1)", cohort),
            grouped("substr(cohort, 1, 7)", STEPS, cohort),
            "SELECT currency, sum(amount), count(*) FROM deal JOIN call_figure c ON c.id = call_id "
            f"WHERE deal.status = 'won' AND closed_at BETWEEN '{first}' AND '{last}~' AND {deals} "
            "GROUP BY currency",
            "SELECT c.source, amount, expected_close FROM deal JOIN call_figure c "
            f"ON c.id = call_id WHERE deal.status = 'open' AND {deals}",
        ],
        "calls": [
            "SELECT c.*, l.name, l.company_name FROM call_figure c JOIN lead l ON l.id = c.lead "
            f"WHERE {calls.replace('source', 'c.source')} ORDER BY day DESC, c.id DESC LIMIT 200",
        ],
        "second look": [
            of(HASTY, f"{calls}", "GROUP BY rep"),
            of("id, rep", f"{calls} AND reason <> '' ", "ORDER BY (id * 7 + 3) % 2147483647"),
        ],
        "thresholds": [grouped("score - score % 5", f"{SUMS}, {TIME}", f"{calls} AND score >= 0")],
        "read again": [grouped("statuses, outcome, won", "count(*)", talks)],
        "predictions": [
            *(grouped(kind, "sum(won), count(*)", ended)
              for kind in ("source", "segment", "band", "framework", "verdict")),
            *(grouped(f"instr(statuses, '{name}=met'), instr(statuses, '{name}=partly')",
                      "sum(won), count(*)", ended) for name in CRITERIA),
            grouped("verdict", SUMS),
        ],
        "reps": [
            grouped("rep", f"{SUMS}, {TIME}"),
            grouped("rep, band", "sum(seconds)", f"{calls} AND reached = 1"),
            grouped("rep, comfort", "count(*), sum(followed), sum(seconds)",
                    f"{calls} AND comfort <> ''"),
        ],
    }  # fmt: skip
