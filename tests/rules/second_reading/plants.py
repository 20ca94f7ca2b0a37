"""Makes events that rules should find, and spoils events."""

import functools
import sre_parse

from meaning import ANYTHING, All, AnyOf, Exists, Keyword, Network, Not, Null, Number, Regex, SameAs, Text, Wild

FILLERS = ("", "Zq", "x y", "0")
OF_CATEGORY = {"DIGIT": "7", "WORD": "w", "SPACE": " ", "NOT_DIGIT": "d", "NOT_WORD": "-", "NOT_SPACE": "n"}


def _is_open(end):
    return end == [ANYTHING]


class Planter:
    def __init__(self, random):
        self.random = random
        self.used = set()  # tests that an event was made for; others come first

    def event_for(self, rule):
        """An event that fulfils what the rule asks for; what it forbids is left to chance. None if that fails."""
        self.patterns, self.members = {}, {}
        try:
            self._fulfil(rule)
        except (KeyError, ValueError):  # a regex of a kind that is not made here
            return None
        for field, patterns in self.patterns.items():
            self.members.setdefault(field, self._text_of_all(patterns))
        event = self._nested(self.members)
        return event if event and rule.holds(event) else None

    @functools.singledispatchmethod
    def _fulfil(self, test):
        raise TypeError(test)

    @_fulfil.register
    def _(self, test: All):
        for each in test.tests:
            self._fulfil(each)

    @_fulfil.register
    def _(self, test: AnyOf):
        fresh = [each for each in test.tests if each not in self.used]
        chosen = self.random.choice(fresh or test.tests)
        self.used.add(chosen)
        self._fulfil(chosen)

    @_fulfil.register(Not)
    @_fulfil.register(Null)
    def _(self, test):
        pass

    @_fulfil.register
    def _(self, test: Text):
        self.patterns.setdefault(test.field, []).append(self.random.choice(test.patterns))

    @_fulfil.register
    def _(self, test: Keyword):
        self.patterns.setdefault("message", []).append([ANYTHING, *test.pattern, ANYTHING])

    @_fulfil.register
    def _(self, test: Regex):
        self.members[test.field] = self._text_of_regex(sre_parse.parse(test.compiled.pattern))

    @_fulfil.register
    def _(self, test: Network):
        self.members[test.field] = str(test.network[self.random.randrange(min(test.network.num_addresses, 1000))])

    @_fulfil.register
    def _(self, test: Number):
        self.members[test.field] = test.bound + (1 if test.comparison.startswith("g") else -1)

    @_fulfil.register
    def _(self, test: SameAs):
        self.members[test.field] = self.members[test.other] = "Same"

    @_fulfil.register
    def _(self, test: Exists):
        if test.wanted:
            self.members.setdefault(test.field, "here")

    def _text_of_all(self, patterns):
        """One text for patterns that a field must match all: a whole one alone, else beginnings, middles and ends."""
        in_any_order = self.random.sample(patterns, len(patterns))
        whole = [pattern for pattern in patterns if not _is_open(pattern[:1]) and not _is_open(pattern[-1:])]
        parts = whole[:1] or sorted(in_any_order, key=lambda each: _is_open(each[:1]) - _is_open(each[-1:]))
        text = "".join(self._text_of(pattern) for pattern in parts)
        if self.random.random() < 0.5:
            text = "".join(self.random.choice((c.upper(), c.lower())) if c.isascii() else c for c in text)
        is_number = text.isdecimal() and text == str(int(text)) and len(text) < 10
        return int(text) if is_number and self.random.random() < 0.5 else text

    def _text_of(self, pattern):
        fillers = {"*": FILLERS, "?": "q"}
        return "".join(self.random.choice(fillers[c]) if isinstance(c, Wild) else c for c in pattern)

    def _text_of_regex(self, parsed):
        return "".join(self._text_of_node(str(kind), argument) for kind, argument in parsed)

    def _text_of_node(self, kind, argument):
        if kind == "LITERAL":
            return chr(argument)
        if kind == "ANY":
            return self.random.choice("ab1")
        if kind in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, repeated = argument
            times = min(least + self.random.randint(0, 1), most)
            return "".join(self._text_of_regex(repeated) for _ in range(times))
        if kind == "SUBPATTERN":
            return self._text_of_regex(argument[-1])
        if kind == "BRANCH":
            return self._text_of_regex(self.random.choice(argument[1]))
        if kind == "IN":
            return self._text_of_regex([self.random.choice(argument)])
        if kind == "RANGE":
            return chr(self.random.randint(*argument))
        if kind == "CATEGORY":
            return OF_CATEGORY[str(argument).removeprefix("CATEGORY_")]
        return {"AT": "", "NEGATE": "\x7f"}[kind]

    def _nested(self, members):
        event = {}
        for field, value in members.items():
            *path, last = field.split(".") if self.random.random() < 0.8 else [field]
            inner = event
            for part in path:
                inner = inner.setdefault(part, {})
                if not isinstance(inner, dict):
                    inner, last = event, field
                    break
            inner[last] = value
        return event

    def spoiled(self, event, other):
        """The event, changed at one place or mixed with another."""
        field = self.random.choice(list(event))
        value = event[field]
        ways = [
            lambda: {**other, **event},
            lambda: {**event, field: [self.random.choice(("zz", None, 5, "")), value]},
            lambda: {**event, field: self.random.choice((None, "", True, 0, 1.5, -3, "-", {}))},
            lambda: {name: each for name, each in event.items() if name != field} or {"other": 1},
        ]
        if isinstance(value, str) and value:
            ways += 4 * [lambda: {**event, field: self._with_a_slip(value)}]
            ways += [lambda: {**event, field: value.replace("-", self.random.choice("/\N{EN DASH}\N{EM DASH}"))}]
        return self.random.choice(ways)()

    def _with_a_slip(self, text):
        at = self.random.randrange(len(text))
        return text[:at] + self.random.choice(("", "x", "*", "\\", " ", "\N{EM DASH}")) + text[at + self.random.randint(0, 1) :]
