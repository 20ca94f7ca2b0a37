"""python3 tests/bench/report FIGURES.TSV FOLDER: writes figures.md and figures.svg into FOLDER."""

import pathlib
import sys

from chart import chart
from figures import Figures
from table import tables


def main(source, folder):
    with open(source, encoding="utf-8") as lines:
        figures = Figures(lines)
    out = pathlib.Path(folder)
    (out / "figures.md").write_text(tables(figures), encoding="utf-8")
    (out / "figures.svg").write_text(chart(figures), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
