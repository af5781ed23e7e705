"""The figures of the manager's views by plain SQL, as somebody would write it without Talktrack.

It reads `call_figure`, a row of narrow columns for each call, so it is spared joins and texts; what
it doesn't have are the sets and totals that Talktrack keeps.

How a talk kept to the order of its script can't be told by SQL: for how talks are led, it only
fetches what that is told from, and leaves the telling out. Of a script's health it leaves out what
was taken back, the medians, and the versions of the script.
"""

from collections.abc import Mapping

SUMS = """count(*), sum(reached), sum(diagnosed), sum(outcome IN ('deal', 'no_deal')),
  sum(outcome = 'deal'), sum(outcome = 'disqualified'), sum(won IS 1), sum(won IS 0),
  sum(hasty >= 5), sum(advance)"""
TIME = "sum(seconds), sum(CASE WHEN outcome = 'disqualified' OR band = 'D' THEN seconds END)"
STEPS = ", ".join(f"sum(from_step < {step} AND to_step >= {step})" for step in range(1, 6))
CUTS = ("rep", "script", "framework", "route", "source", "segment", "lang", "band")
CRITERIA = ("authority", "budget", "need", "timing")
KNOWN = "statuses <> ''"
HASTY = "rep, sum(outcome = 'disqualified'), sum(hasty >= 5)"

TALKS = 1_000
"""The latest talks that a script's health and the way talks are led are read from."""
DECIDED = 5_000
"""The latest decided deals that the length of a sale is read from."""
WINS = 2_000
"""The latest wins that the plan reads the length of a sale from."""

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

    def ended_in(columns: str, by: str) -> str:
        return (
            f"SELECT {columns}, count(*), sum(amount) FROM deal JOIN call_figure c "
            f"ON c.id = call_id WHERE deal.status = 'won' "
            f"AND closed_at BETWEEN '{first}' AND '{last}~' AND {deals} GROUP BY {by}"
        )

    def latest(where: str, count: int) -> str:
        return (
            f"SELECT id FROM call_figure WHERE {calls} AND {where} "
            f"ORDER BY day DESC, id DESC LIMIT {count}"
        )

    def events(where: str, columns: str = "call_id, seq, at_ms, kind, step, payload") -> str:
        return (
            f"SELECT {columns} FROM call_event WHERE call_id IN ({latest(where, TALKS)}) "
            "ORDER BY call_id, seq"
        )

    def steps(script: str) -> list[str]:
        held = f"reached AND script = '{script}'"
        times = f"""SELECT call_id, step, lead(at_ms, 1, ended) OVER
          (PARTITION BY call_id ORDER BY seq) - at_ms AS spent FROM (
            {events(held, "*, max(at_ms) OVER (PARTITION BY call_id) AS ended")})
          WHERE kind IN ('started', 'shown', 'jumped', 'back')"""
        answers, words = "kind IN ('answered', 'asked')", "json_extract(payload, '$.words')"
        return [
            f"SELECT step, call_id, sum(spent) FROM ({times}) GROUP BY step, call_id",
            f"SELECT step, kind, count(DISTINCT call_id) FROM ({events(held)}) "
            f"WHERE {answers} GROUP BY step, kind",
            f"SELECT call_id, step, {words} FROM ({events(held)}) WHERE kind = 'asked'",
            "SELECT step, json_extract(payload, '$.card'), count(DISTINCT call_id) FROM "
            f"({events(held)}) WHERE kind = 'card_recalled' GROUP BY 1, 2",
            f"SELECT step, count(*) FROM (SELECT call_id, step, max(seq) FROM ({events(held)}) "
            "WHERE kind IN ('started', 'shown', 'jumped', 'back') GROUP BY call_id) GROUP BY step",
            of("count(*)", f"{calls} AND {held}"),
        ]

    came = " AND ".join([f"created_at BETWEEN '{first}' AND '{last}~'", *rules])
    of_leads = [
        f"SELECT source, count(*) FROM lead WHERE {came} GROUP BY source",
        "SELECT source, s.stage, reason, count(*) FROM lead_stage s JOIN lead l "
        "ON l.id = s.lead_id WHERE s.id IN (SELECT max(id) FROM lead_stage "
        f"WHERE stage IN ('accepted', 'returned') AND at BETWEEN '{first}' AND '{last}~' "
        f"GROUP BY lead_id) AND {deals} GROUP BY source, s.stage, reason",
    ]
    won = (
        "SELECT currency, count(*), sum(amount) FROM deal WHERE status = 'won' "
        "AND closed_at BETWEEN {first} AND {last} GROUP BY currency"
    )
    talks = f"{calls} AND {KNOWN}"
    ended = f"{calls} AND won IS NOT NULL"
    return {
        "overview": [
            of(f"{SUMS}, {TIME}"),
            *(grouped(cut, SUMS) for cut in CUTS),
            grouped("reason", f"{SUMS}, {TIME}"),
            grouped("substr(day, 1, 7)", SUMS),
            of(f"{STEPS}, sum(won IS 1)", cohort),
            grouped("substr(cohort, 1, 7)", STEPS, cohort),
            ended_in("currency", "currency"),
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
            "SELECT c.*, l.name, l.company_name, k.* FROM call_figure c JOIN lead l "
            "ON l.id = c.lead JOIN call k ON k.id = c.id WHERE c.id IN (SELECT id FROM call_figure "
            f"WHERE {calls} AND hasty >= 3 ORDER BY hasty DESC, day DESC, id DESC LIMIT 100)",
        ],
        "script": steps("orlica 2.0"),
        "two versions": [*steps("orlica 1.0"), *steps("orlica 2.0")],
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
            of("rep, seconds, score", f"""{calls} AND id IN (SELECT id FROM (SELECT id, row_number()
              OVER (PARTITION BY rep ORDER BY day DESC, id DESC) AS place FROM call_figure
              WHERE {calls} AND score IS NOT NULL) WHERE place <= 400)"""),
        ],
        "sources": [
            grouped("source", f"{SUMS}, {TIME}"),
            *([] if only.keys() - {"source"} else of_leads),
            ended_in("source, currency", "source, currency"),
        ],
        "source reasons": [
            grouped("source, reason", "count(*)", f"{calls} AND outcome = 'disqualified'")
        ],
        "classes": [
            grouped("band", f"{SUMS}, {TIME}", f"{calls} AND reached = 1"),
            grouped("source, band", "count(*)", f"{calls} AND from_step < 2 AND to_step >= 2"),
            grouped("source", "count(*), sum(seconds)", f"{calls} AND reached = 0"),
            ended_in("band", "band"),
        ],
        "cycles": [
            "SELECT cycle, won, band, segment, source FROM call_figure "
            f"WHERE id IN ({latest('won IS NOT NULL', DECIDED)}) ORDER BY day DESC",
        ],
        "crafts": [
            events(KNOWN),
            "SELECT call_id, count(*), sum(words <> '') FROM evidence WHERE status <> 'unknown' "
            f"AND call_id IN ({latest(KNOWN, TALKS)}) GROUP BY call_id",
        ],
        "pacing": [
            won.format(first=f"'{first}'", last=f"'{last}~'"),
            won.format(first=f"date('{last}', '-365 days')", last=f"'{last}~'"),
            "SELECT source, sum(won), count(*) FROM call_figure WHERE won IS NOT NULL "
            "GROUP BY source",
            "SELECT currency, source, expected_close, count(*), sum(amount) FROM deal "
            "JOIN call_figure c ON c.id = call_id WHERE status = 'open' GROUP BY 1, 2, 3",
            "SELECT cycle FROM call_figure WHERE id IN (SELECT call_id FROM deal "
            f"WHERE status = 'won' ORDER BY closed_at DESC LIMIT {WINS})",
        ],
    }  # fmt: skip
