"""Charts as SVG inside a page: no script, no file beside it, readable on paper and in grey."""

from html import escape
from math import ceil

from rich.cells import cell_len

from tui.text import cut

from .pages import Chart

WIDTH, ROW, LEFT, RIGHT = 640, 22, 190, 90
HIGH = 200
LETTER, GAP = 7, 10
"""What a letter of a label takes, and what is left free between two of them."""
MIDDLE, WHISKER = 'class="m" text-anchor="middle"', 'stroke="#1a1a1a" stroke-width="1.5"'
FILL, LINE = 'fill="#4a7ab5"', 'fill="none" stroke="#4a7ab5" stroke-width="2"'
"""For readers that give charts no style, as those of mail; the page's style goes before it."""


def svg(chart: Chart) -> str:
    """The chart as one element."""
    if chart.kind in ("bars", "steps"):
        return _bars(chart)
    return _line(chart)


def _bars(chart: Chart) -> str:
    most = max([number for _, number in chart.points] + [high for _, high in chart.ends] + [1e-9])
    room = WIDTH - LEFT - RIGHT
    parts = []
    for place, (label, number) in enumerate(chart.points):
        top = place * ROW
        wide = room * number / most
        parts += [
            f'<text class="l" text-anchor="end" x="{LEFT - 8}" y="{top + 15}">'
            f"{_text(label, 26)}</text>",
            f'<rect {FILL} x="{LEFT}" y="{top + 4}" width="{wide:.1f}" height="{ROW - 9}"/>',
        ]
        if chart.ends:
            low, high = (LEFT + room * end / most for end in chart.ends[place])
            middle = top + ROW / 2
            parts.append(f'<path class="i" {WHISKER} d="M{low:.1f} {middle}H{high:.1f}"/>')
            wide = high - LEFT
        parts.append(
            f'<text x="{LEFT + wide + 6:.1f}" y="{top + 15}">{_number(chart, number)}</text>'
        )
    return _whole(chart, len(chart.points) * ROW + 6, parts)


def _line(chart: Chart) -> str:
    most = max([number for _, number in chart.points] + [1e-9])
    step = (WIDTH - 40) / max(1, len(chart.points) - 1)
    places = [
        (20 + place * step, HIGH - 24 - (HIGH - 50) * number / most)
        for place, (_, number) in enumerate(chart.points)
    ]
    if chart.kind == "spread":
        wide = max(1.0, step * 0.7)
        parts = [
            f'<rect {FILL} x="{x - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" '
            f'height="{HIGH - 24 - y:.1f}"/>'
            for x, y in places
        ]
    else:
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts = [f'<polyline {LINE} points="{drawn}"/>']
        parts += [f'<circle {FILL} cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>' for x, y in places]
    widest = max((cell_len(label) for label, _ in chart.points), default=1)
    every = max(1, ceil(len(places) * (LETTER * min(widest, 12) + GAP) / (WIDTH - 40)))
    for place, (x, _y) in enumerate(places):
        if place % every == 0:
            label, how = _text(chart.points[place][0], 12), MIDDLE if place else ""
            parts.append(f'<text {how} x="{x:.1f}" y="{HIGH - 8}">{label}</text>')
    parts.append(f'<text x="4" y="14">{_number(chart, most)}</text>')
    return _whole(chart, HIGH, parts)


def _whole(chart: Chart, height: float, parts: list[str]) -> str:
    title = _text(chart.title, 200)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" font-size="12" role="img" aria-label="{title}">'
        f"<title>{title}</title>{''.join(parts)}</svg>"
    )


def _number(chart: Chart, number: float) -> str:
    if chart.per_cent:
        return f"{100 * number:.0f} %"
    return f"{number:,.0f}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _text(words: str, width: int) -> str:
    return escape(cut(words, width))
