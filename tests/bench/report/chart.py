"""The shares of the floors as a chart in SVG: a panel a store, a bar a number of stored events."""

from xml.sax.saxutils import escape

from table import TITLES

BAR, GAP, HEAD, LABEL, PANEL, FIGURE, EDGE = 11, 9, 88, 270, 190, 96, 16

STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #24292f }
  .title { font-size: 14px; font-weight: 600 }
  .quiet { fill: #57606a; font-size: 11px }
  .back { fill: #ffffff }
  .floor { fill: #eaeef2 }
  .line { stroke: #8c959f; stroke-dasharray: 2 2 }
  .size0 { fill: #54aeff } .size1 { fill: #0969da } .size2 { fill: #0a3069 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .quiet { fill: #8b949e }
    .back { fill: #0d1117 }
    .floor { fill: #21262d }
    .line { stroke: #6e7681 }
    .size0 { fill: #a5d6ff } .size1 { fill: #58a6ff } .size2 { fill: #1f6feb }
  }
"""


def chart(figures):
    rows = [row for row in figures.rows if _is_measured_beside_a_floor(figures, row)]
    height = HEAD + len(rows) * _pitch(figures) + EDGE
    width = EDGE + LABEL + len(figures.stores) * (PANEL + FIGURE) + EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img">',
        "<title>Vedette's share of the floors' requests per second</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="back" width="{width}" height="{height}" rx="6"/>',
        _text(EDGE, 24, "Requests/s, and their share of what the floor gives at the same moment", "title"),
        *_legend(figures),
    ]
    for index, row in enumerate(rows):
        parts.append(_text(EDGE, _top(figures, index) + _pitch(figures) / 2, _label(row)))
    for index, store in enumerate(figures.stores):
        parts += _panel(figures, rows, store, EDGE + LABEL + index * (PANEL + FIGURE))
    return "\n".join([*parts, "</svg>", ""])


def _is_measured_beside_a_floor(figures, row):
    return any(figures.ratio(store, size, row) for store in figures.stores for size in figures.sizes)


def _pitch(figures):
    return len(figures.sizes) * (BAR + 1) + GAP


def _top(figures, index):
    return HEAD + index * _pitch(figures)


def _label(row):
    return f"{row.name.removesuffix(': events/s')}, at {row.connections}"


def _legend(figures):
    x = EDGE
    for index, size in enumerate(figures.sizes):
        text = f"{size:,} stored"
        yield f'<rect class="{_shade(figures, index)}" x="{x}" y="36" width="10" height="10"/>'
        yield _text(x + 14, 45, text, "quiet")
        x += 26 + 6 * len(text)


def _panel(figures, rows, store, x):
    bottom = HEAD + len(rows) * _pitch(figures)
    yield _text(x, HEAD - 14, TITLES[store], "title")
    yield _text(x + PANEL + 4, HEAD - 14, "floor", "quiet")
    for index, row in enumerate(rows):
        for place, size in enumerate(figures.sizes):
            if share := figures.ratio(store, size, row):
                y = _top(figures, index) + place * (BAR + 1)
                yield from _bar(x, y, share, figures.get(store, size, row, "product"), _shade(figures, place))
    yield f'<line class="line" x1="{x + PANEL}" x2="{x + PANEL}" y1="{HEAD - 24}" y2="{bottom}"/>'


def _bar(x, y, share, figure, shade):
    length = min(share, 1) * PANEL
    yield f'<rect class="floor" x="{x}" y="{y}" width="{PANEL}" height="{BAR}"/>'
    yield f'<rect class="{shade}" x="{x}" y="{y}" width="{length:.1f}" height="{BAR}"/>'
    yield _text(x + PANEL + 6, y + BAR - 1.5, f"{_short(figure.rate)} · {100 * share:.0f} %", "quiet")


def _shade(figures, index):
    return f"size{index % 3 if len(figures.sizes) > 1 else 1}"


def _short(rate):
    return f"{rate / 1000:,.0f} k" if rate >= 10_000 else f"{rate:,.0f}"


def _text(x, y, text, kind=""):
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
