"""Invents detection rules that use every modifier, and characters that mean something somewhere."""

import uuid

FIELDS = ("a", "b", "c.d", "c.e.f", "Image", "CommandLine", "x-y", "u_v", "\N{LATIN CAPITAL LETTER U WITH DIAERESIS}n", "a b")
TEXTS = (
    "cmd.exe", "foo", "-enc", "/c", "bar baz", "\\temp\\", "a*b", "x?z", "\\*lit", "q\\?", "back\\\\", "C:\\Windows\\", "%s", "1", "10",
    "\N{LATIN SMALL LETTER E WITH ACUTE}", "", ".", "(a|b)", "$HOME", "-a -b", "key=-v", "tab\tx", '"q"', "it's", "[x]", "^", "{}",
    "\\\\srv\\share", "\\\\*\\x", "*", "?", "**", "*?", "a\\", "\\", "\\\\", "/", "--", "a/b -c", "-",
)  # fmt: skip
REGEXES = (
    "^a+b$", r"foo\d{2,3}", "(?i)AbC", "x|yz", r"\bfoo\b", "[^a-c]z", "^$", "a.c", r"\\temp\\", r"\.exe$", "(ab){2}", r"\s+-", r"[\w.]+@[\w.]+",
)  # fmt: skip
NETWORKS = ("10.0.0.0/8", "192.168.1.0/24", "127.0.0.1/32", "0.0.0.0/0", "2001:db8::/32", "fe80::/10", "::1/128")
OF_TEXTS = (
    "", "|contains", "|startswith", "|endswith", "|contains|all", "|cased", "|contains|cased", "|endswith|cased", "|all",
    "|windash", "|windash|contains", "|windash|contains|all", "|windash|startswith", "|windash|endswith",
)  # fmt: skip
ENCODED = ("|base64offset|contains", "|base64|contains", "|wide|base64offset|contains", "|utf16be|base64offset|contains")
SELECTIONS = ("sel1", "sel2", "sel_x", "filter1", "_hidden", "sel11")


def invented(random):
    names = [name for name in SELECTIONS if random.random() < 0.5 or name == "sel1"]
    detection = {name: _selection(random) for name in names}
    detection["condition"] = _condition(random, names)
    return {
        "title": "Invented",
        "id": str(uuid.UUID(int=random.getrandbits(128), version=4)),
        "logsource": {"product": "invented"},
        "detection": detection,
        "level": "low",
    }


def _selection(random):
    kind = random.random()
    if kind < 0.12:
        return [_keyword(random) for _ in range(random.randint(1, 3))]
    if kind < 0.17:
        return {"|all": [_keyword(random), _keyword(random)]}
    if kind < 0.3:
        return [_members(random, 2) for _ in range(random.randint(1, 3))]
    return _members(random, 3)


def _keyword(random):
    return random.choice([text for text in TEXTS if text.strip("*?")])


def _members(random, most):
    return dict(_member(random) for _ in range(random.randint(1, most)))


def _member(random):
    field = random.choice(FIELDS)
    others = [other for other in FIELDS if other != field]
    rare = (
        lambda: (random.choice(("|re", "|re|i", "|re|m", "|re|s", "|re|i|s")), random.sample(REGEXES, random.randint(1, 2))),
        lambda: ("|cidr", random.sample(NETWORKS, random.randint(1, 2))),
        lambda: ("|exists", random.choice((True, False))),
        lambda: (random.choice(("|gt", "|gte", "|lt", "|lte")), random.choice((5, 0, -3, 1.5, 1000))),
        lambda: ("|fieldref" + random.choice(("", "|contains", "|startswith", "|endswith")), random.choice(others)),
        lambda: ("", random.choice((None, 5, 0, -3, 1.5, True, False, ["foo", None]))),
        lambda: (random.choice(ENCODED), random.choice(("foo", "http://", "a", "ab", "IEX "))),
        lambda: (random.choice([each for each in OF_TEXTS if "all" not in each]), random.choice(TEXTS)),
    )
    usual = lambda: (random.choice(OF_TEXTS), random.sample(TEXTS, random.randint(2, 4)))
    modifiers, value = random.choice((usual, usual, usual, *rare))()
    return field + modifiers, value


def _condition(random, names, depth=0):
    deeper = lambda: _condition(random, names, depth + 1)
    name = random.choice(names)
    ways = (
        lambda: f"{deeper()} {random.choice(('and', 'or'))} {deeper()}",
        lambda: f"({deeper()})",
        lambda: f"not {name}",
        lambda: f"not ({deeper()})",
        lambda: f"{random.choice(('1', 'all', 'any'))} of {random.choice(('them', 'sel*', 's*1'))}",
    )
    return name if depth > 3 or random.random() < 0.4 else random.choice(ways)()
