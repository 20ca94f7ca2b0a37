"""The medians of what tests/bench/run noted in figures.tsv."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    rate: float
    p50: float
    p99: float
    failed: int


@dataclass(frozen=True)
class Row:
    name: str
    connections: int


class Figures:
    """Medians by store, stored events, row and side ("product", "floor" or "raw"), ingest before reads."""

    def __init__(self, lines):
        self.about = ""
        noted = {}
        for line in lines:
            if line.startswith("#"):
                self.about = line[1:].strip()
                continue
            store, stored, name, connections, side, *numbers = line.rstrip("\n").split("\t")
            key = (store, int(stored), Row(name, int(connections)), side)
            noted.setdefault(key, []).append([float(number) for number in numbers])
        self._medians = {key: _median(rounds) for key, rounds in noted.items()}
        self.stores = list(dict.fromkeys(key[0] for key in noted))
        self.sizes = list(dict.fromkeys(key[1] for key in noted))
        self.rows = sorted(dict.fromkeys(key[2] for key in noted), key=lambda row: row.name.startswith("GET"))

    def get(self, store, size, row, side):
        return self._medians.get((store, size, row, side))

    def ratio(self, store, size, row, floor="floor"):
        """Product to floor, or None where one is missing."""
        mine, least = self.get(store, size, row, "product"), self.get(store, size, row, floor)
        return mine.rate / least.rate if mine and least and least.rate else None


def _median(rounds):
    rate, p50, p99, failed = zip(*rounds)
    return Figure(median(rate), median(p50), median(p99), int(sum(failed)))
