"""A page as one file for a browser: charts inside, nothing loaded from anywhere, fit to print."""

from collections.abc import Iterator
from datetime import date
from html import escape

from tui.languages import language
from tui.scripts.statistics import Share
from tui.text import one_line

from .pages import Money, Page, Section, Table, Time, Value
from .svg import svg
from .words import value_text

STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#666;--bar:#4a7ab5;--line:#ccc}
@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#16181c;--soft:#a0a0a0;--bar:#6f9fd8;
--line:#444}}
body{font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:70rem;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .4rem}
p{margin:.15rem 0}.about{color:var(--soft)}.wide{overflow-x:auto}
table{border-collapse:collapse;margin:.6rem 0;font-size:.9rem}
th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid var(--line);
vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}td.g{color:var(--soft)}
svg{width:100%;max-width:40rem;font-size:12px;fill:var(--ink);display:block;margin:.6rem 0}
svg rect,svg circle{fill:var(--bar)}svg polyline{fill:none;stroke:var(--bar);stroke-width:2}
svg .i{stroke:var(--ink);stroke-width:1.5}svg .l{text-anchor:end}svg .m{text-anchor:middle}
td.s{white-space:nowrap}
@page{margin:1.4cm}
@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#444;--bar:#888;--line:#bbb}
body{margin:0;padding:0;max-width:none;font-size:10px}h1{font-size:16px}
h2{font-size:13px;margin-top:1rem;break-after:avoid}p{break-after:avoid}
table{font-size:9px;margin:.4rem 0}th,td{padding:.1rem .6rem .1rem 0}.wide{overflow:visible}
svg{max-width:30rem;break-inside:avoid}thead{display:table-header-group}tr{break-inside:avoid}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(page: Page) -> str:
    """The whole file."""
    return "".join(_parts(page))


def _parts(page: Page) -> Iterator[str]:
    title = _text(page.title)
    yield (
        f'<!doctype html>\n<html lang="{language()}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n"
    )
    for line in page.about:
        yield f'<p class="about">{_text(line)}</p>\n'
    for section in page.sections:
        yield from _section(section)
    yield "</body>\n</html>\n"


def _section(section: Section) -> Iterator[str]:
    yield f"<section>\n<h2>{_text(section.title)}</h2>\n"
    for line in section.lines:
        yield f"<p>{_text(line)}</p>\n"
    for chart in section.charts:
        yield f'<p class="about">{_text(chart.title)}</p>\n{svg(chart)}\n'
    for table in section.tables:
        yield from _table(table)
    yield "</section>\n"


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield f"<p>{_text(table.empty)}</p>\n" if table.empty else ""
        return
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>\n'
    for row in table.rows:
        yield "<tr>" + "".join(_cell(value) for value in row) + "</tr>\n"
    yield "</tbody></table></div>\n"


def _cell(value: Value) -> str:
    kind = ""
    if isinstance(value, Share):
        kind = ' class="s"' if value.showing == "full" else ' class="s g"'
    elif isinstance(value, date):
        kind = ' class="s"'
    elif isinstance(value, int | float | Money | Time):
        kind = ' class="n"'
    return f"<td{kind}>{_text(value_text(value))}</td>"


def _text(words: str) -> str:
    return escape(one_line(words))
