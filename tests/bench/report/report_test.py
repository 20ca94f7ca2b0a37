"""The report, on figures that are known."""

import unittest

from chart import chart
from figures import Figures, Row
from table import tables

ROW = Row("POST one event", 64)


def line(side, rate, store="sqlite", failed=0):
    return f"{store}\t1000\t{ROW.name}\t{ROW.connections}\t{side}\t{rate}\t1.5\t4\t{failed}\n"


class Report(unittest.TestCase):
    def test_a_figure_is_the_median_of_its_rounds(self):
        figures = Figures([line("product", rate) for rate in (900, 100, 400)])
        self.assertEqual(figures.get("sqlite", 1000, ROW, "product").rate, 400)

    def test_a_ratio_is_product_to_floor(self):
        figures = Figures([line("product", 400), line("floor", 500)])
        self.assertEqual(figures.ratio("sqlite", 1000, ROW), 0.8)

    def test_there_is_no_ratio_without_a_floor_or_to_nothing(self):
        self.assertIsNone(Figures([line("product", 400)]).ratio("sqlite", 1000, ROW))
        self.assertIsNone(Figures([line("product", 400), line("floor", 0)]).ratio("sqlite", 1000, ROW))

    def test_the_table_names_failed_requests(self):
        text = tables(Figures([line("product", 400, failed=2), line("product", 400, failed=1), line("floor", 500)]))
        self.assertIn("| POST one event | 64 | 400 (1.50 / 4.00), 3 failed | 500 (1.50 / 4.00) | 80 % |", text)

    def test_every_line_of_a_table_has_the_same_cells(self):
        text = tables(Figures([line("product", 1), line("floor", 2), line("product", 3, "postgresql")]))
        self.assertEqual({row.count("|") for row in text.splitlines() if row.startswith("|")}, {9})

    def test_the_chart_shows_rate_and_share(self):
        self.assertIn("40 k · 80 %", chart(Figures([line("product", 40_000), line("floor", 50_000)])))


if __name__ == "__main__":
    unittest.main()
