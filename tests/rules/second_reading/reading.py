"""Reads the detection rules below a folder into the tests of meaning."""

import base64
import ipaddress
import re

import yaml

from meaning import ANYTHING, COMPARISONS, All, AnyOf, Exists, Keyword, Network, Not, Null, Number, Regex, SameAs, Text, Wild

ENCODINGS = {"wide": "utf-16-le", "utf16le": "utf-16-le", "utf16be": "utf-16-be", "utf16": "utf-16"}
FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
PLACES = ("contains", "startswith", "endswith")
DASHES = "-/\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
OPTION = re.compile(r"(?<!\w)[-/](?=\w)")
KNOWN = {"all", "re", "cidr", "windash", "cased", "exists", "fieldref", "base64", "base64offset"}
KNOWN |= {*PLACES, *FLAGS, *COMPARISONS, *ENCODINGS}


class Unread(Exception):
    """The rule needs what this reading does not know."""


def rules_below(folders):
    """The rules by their ids, and how many need what of it that is not known here."""
    rules, unread = {}, {}
    for path in sorted(path for folder in folders for path in folder.rglob("*.yml")):
        for document in yaml.load_all(path.read_text("utf-8"), yaml.CSafeLoader):
            if not isinstance(document, dict) or "detection" not in document:
                continue
            try:
                rules[document["id"]] = _rule(document["detection"])
            except Unread as missing:
                unread[str(missing)] = unread.get(str(missing), 0) + 1
    return rules, unread


def _rule(detection):
    selections = {name: _selection(value) for name, value in detection.items() if name not in ("condition", "timeframe")}
    conditions = detection["condition"] if isinstance(detection["condition"], list) else [detection["condition"]]
    return AnyOf([_Condition(condition, selections).test() for condition in conditions])


def _selection(value):
    if isinstance(value, dict):
        return All([_member(*name.split("|"), values=values) for name, values in value.items()])
    if isinstance(value, list):
        return AnyOf([_selection(each) for each in value])
    return Keyword(_pattern_of(str(value)))


def _member(field, *modifiers, values):
    if not field and set(modifiers) - {"all"}:
        raise Unread("a keyword with modifiers")
    values = values if isinstance(values, list) else [values]
    tests = [_test(field, modifiers, value) if field else Keyword(_pattern_of(str(value))) for value in values]
    return (All if "all" in modifiers else AnyOf)(tests)


def _test(field, modifiers, value):
    for modifier in modifiers:
        if modifier not in KNOWN:
            raise Unread(f"modifier {modifier}")
    place = next((each for each in PLACES if each in modifiers), "")
    if value is None:
        return Null(field)
    if "exists" in modifiers:
        return Exists(field, value)
    if "fieldref" in modifiers:
        return SameAs(field, value, place)
    if "re" in modifiers:
        return Regex(field, re.compile(value, sum(FLAGS[each] for each in modifiers if each in FLAGS)))
    if "cidr" in modifiers:
        return Network(field, ipaddress.ip_network(value))
    for comparison in COMPARISONS:
        if comparison in modifiers:
            return Number(field, comparison, float(value))
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Text(field, [_placed(each, place) for each in _patterns(text, modifiers)], "cased" in modifiers)


def _patterns(text, modifiers):
    if "windash" in modifiers:
        return _with_dashes(_pattern_of(text))
    encoded = [modifier for modifier in modifiers if modifier in ENCODINGS or modifier.startswith("base64")]
    if not encoded:
        return [_pattern_of(text)]
    if not encoded[-1].startswith("base64"):
        raise Unread("an encoding that is not read as base64")
    data = text.encode(ENCODINGS.get(encoded[0], "utf-8"))
    return [list(base64.b64encode(data).decode())] if encoded[-1] == "base64" else _at_each_offset(data)


def _at_each_offset(data):
    for offset, begin in enumerate((0, 2, 3)):
        whole = base64.b64encode(b" " * offset + data).decode()
        yield list(whole[begin : len(whole) - (0, 3, 2)[(len(data) + offset) % 3]])


def _pattern_of(text):
    found, escaped = [], False
    for at, c in enumerate(text):
        if escaped:
            found.append(c)
            escaped = False
        elif c == "\\" and text[at + 1 : at + 2] in ("*", "?", "\\") and text[at + 1 :]:
            escaped = True
        else:
            found.append(Wild(c) if c in "*?" else c)
    return found


def _with_dashes(pattern):
    marks = {"*": "\0", "?": "\1"}
    plain = "".join(marks[c] if isinstance(c, Wild) else c for c in pattern)
    wild = {mark: Wild(c) for c, mark in marks.items()}
    return [pattern] + [[wild.get(c, c) for c in OPTION.sub(dash, plain)] for dash in DASHES if OPTION.search(plain)]


def _placed(pattern, place):
    before = [ANYTHING] if place in ("contains", "endswith") else []
    behind = [ANYTHING] if place in ("contains", "startswith") else []
    return before + pattern + behind


class _Condition:
    """not binds closer than and, and closer than or."""

    def __init__(self, text, selections):
        self.words = re.findall(r"[()]|[^\s()]+", text)
        self.selections = selections

    def test(self):
        found = self._either()
        if self.words:
            raise Unread("a condition")
        return found

    def _next_is(self, word):
        if not self.words or self.words[0].lower() != word:
            return False
        self.words.pop(0)
        return True

    def _either(self):
        found = [self._both()]
        while self._next_is("or"):
            found.append(self._both())
        return AnyOf(found)

    def _both(self):
        found = [self._one()]
        while self._next_is("and"):
            found.append(self._one())
        return All(found)

    def _one(self):
        if self._next_is("not"):
            return Not(self._one())
        if self._next_is("("):
            found = self._either()
            self._next_is(")")
            return found
        word = self.words.pop(0)
        if self._next_is("of"):
            named = self._named(self.words.pop(0))
            return All(named) if word.lower() == "all" else AnyOf(named)
        return self.selections[word]

    def _named(self, names):
        if names == "them":
            return [test for name, test in self.selections.items() if not name.startswith("_")]
        wanted = re.compile(re.escape(names).replace(r"\*", ".*"))
        return [test for name, test in self.selections.items() if wanted.fullmatch(name)]
