"""The figures as tables in Markdown."""

TITLES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def tables(figures):
    parts = [f"{figures.about}.", "Requests/s (p50 / p99 in ms), and the product's share of its floor's.", ""]
    for size in figures.sizes:
        parts += [f"With {size:,} stored events:", "", *_table(figures, size), ""]
    return "\n".join(parts)


def _table(figures, size):
    heads = sum(([TITLES[store], "floor", ""] for store in figures.stores), ["", "connections"])
    yield f"| {' | '.join(heads)} |"
    yield "|---|--:" + "|--:|--:|--:" * len(figures.stores) + "|"
    for row in figures.rows:
        for floor in ("floor", "raw"):
            cells = [_cells(figures, store, size, row, floor) for store in figures.stores]
            if any(cells):
                yield _line(row, floor, [cell or ["", "", ""] for cell in cells])


def _line(row, floor, cells):
    name = row.name + (", beside inserts alone" if floor == "raw" else "")
    return "| " + " | ".join([name, str(row.connections or ""), *sum(cells, [])]) + " |"


def _cells(figures, store, size, row, floor):
    mine, least = figures.get(store, size, row, "product"), figures.get(store, size, row, floor)
    if mine and not least and floor == "floor":
        return [_text(mine), "", ""]
    if not mine or not least:
        return None
    share = figures.ratio(store, size, row, floor)
    return [_text(mine), _text(least), f"{100 * share:.0f} %" if share else ""]


def _text(figure):
    text = f"{figure.rate:,.0f}"
    if figure.p99:
        text += f" ({figure.p50:.2f} / {figure.p99:.2f})"
    return text + (f", {figure.failed} failed" if figure.failed else "")
