"""What detection rules mean, by the Sigma specification 2.1: plain and slow. Every test has holds(event)."""

import dataclasses
import functools
import ipaddress
import json
import re

COMPARISONS = {
    "gt": lambda value, bound: value > bound,
    "gte": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "lte": lambda value, bound: value <= bound,
}
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


class Wild(str):
    """A character of a pattern that stands for others: '*' for any, '?' for one."""


ANYTHING = Wild("*")


def values_of(event, field):
    """What a field holds: a member of that name, and what is reached through members by its dots; of lists each value."""
    found = [event]
    for part in field.split("."):
        found = [inner for value in found if isinstance(value, dict) and part in value for inner in _each(value[part])]
    return found + (list(_each(event[field])) if "." in field and field in event else [])


def _each(value):
    if not isinstance(value, list):
        yield value
        return
    for inner in value:
        yield from _each(inner)


def text_of(value):
    if isinstance(value, str):
        return value
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def texts_in(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [] if value is None else [text_of(value)]


@dataclasses.dataclass(eq=False)
class OfField:
    field: str

    def holds(self, event):
        return any(value is not None and self.accepts(value) for value in values_of(event, self.field))


@dataclasses.dataclass(eq=False)
class Text(OfField):
    patterns: list
    cased: bool = False

    @functools.cached_property
    def regexes(self):
        sources = ("".join({"*": ".*", "?": "."}[c] if isinstance(c, Wild) else re.escape(c) for c in p) for p in self.patterns)
        return [re.compile(source, re.DOTALL | (0 if self.cased else re.IGNORECASE)) for source in sources]

    def accepts(self, value):
        return any(regex.fullmatch(text_of(value)) for regex in self.regexes)


@dataclasses.dataclass(eq=False)
class Regex(OfField):
    compiled: re.Pattern

    def accepts(self, value):
        return self.compiled.search(text_of(value)) is not None


@dataclasses.dataclass(eq=False)
class Network(OfField):
    network: object

    def accepts(self, value):
        try:
            return ipaddress.ip_address(text_of(value)) in self.network
        except ValueError:
            return False


@dataclasses.dataclass(eq=False)
class Number(OfField):
    comparison: str
    bound: float

    def accepts(self, value):
        text = text_of(value)
        return NUMBER.fullmatch(text) is not None and COMPARISONS[self.comparison](float(text), self.bound)


@dataclasses.dataclass(eq=False)
class SameAs(OfField):
    other: str
    place: str

    def holds(self, event):
        pairs = [
            (text_of(a).lower(), text_of(b).lower())
            for a in values_of(event, self.field)
            for b in values_of(event, self.other)
            if a is not None and b is not None
        ]
        tests = {"contains": lambda a, b: b in a, "startswith": str.startswith, "endswith": str.endswith, "": str.__eq__}
        return any(tests[self.place](a, b) for a, b in pairs)


@dataclasses.dataclass(eq=False)
class Exists(OfField):
    wanted: bool

    def holds(self, event):
        return bool(values_of(event, self.field)) == self.wanted


class Null(OfField):
    def holds(self, event):
        values = values_of(event, self.field)
        return not values or None in values


@dataclasses.dataclass(eq=False)
class Keyword:
    pattern: list

    def holds(self, event):
        return any(Text("", [[ANYTHING, *self.pattern, ANYTHING]]).accepts(text) for text in texts_in(event))


@dataclasses.dataclass(eq=False)
class All:
    tests: list

    def holds(self, event):
        return all(test.holds(event) for test in self.tests)


@dataclasses.dataclass(eq=False)
class AnyOf:
    tests: list

    def holds(self, event):
        return any(test.holds(event) for test in self.tests)


@dataclasses.dataclass(eq=False)
class Not:
    test: object

    def holds(self, event):
        return not self.test.holds(event)
