"""Holds the engine against a second reading of the detection rules below a folder, which shares nothing with it.

Events are made for each rule from what it asks for, and the engine must find them. Some are then spoiled or mixed; of
those it must find what the second reading finds, rule by rule, and nothing else. More rules can be invented. Filters
and correlation rules are left aside.
"""

import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import yaml

import inventing
import plants
import reading

SHOWN = 10


def arguments():
    parser = argparse.ArgumentParser(prog="second_reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the vedette to hold against it")
    parser.add_argument("rules", type=pathlib.Path)
    parser.add_argument("--planted", type=int, default=40, metavar="N", help="events for each rule, 40 unless told")
    parser.add_argument("--spoiled", type=int, default=1000, metavar="N", help="events that every rule is asked about, 1000 unless told")
    parser.add_argument("--invented", type=int, default=0, metavar="N", help="rules beside those of the folder, none unless told")
    parser.add_argument("--seed", type=int, default=0, help="of what is chosen at random, 0 unless told")
    return parser.parse_args()


def invent(folder, count, chance):
    for number in range(count):
        rule = yaml.safe_dump(inventing.invented(chance), allow_unicode=True)
        (folder / f"{number}.yml").write_text(rule, "utf-8")


def found_by(program, folders, events):
    """The ids of the rules that match, event by event."""
    found = [set() for _ in events]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(event, ensure_ascii=False) + "\n" for event in events)
        file.flush()
        command = [program, "rules", "test", *map(str, folders), "--events", file.name, "--all"]
        for line in subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.splitlines():
            number, rule = line.split("\t")[:2]
            found[int(number)].add(rule)
    return found


def differences(events, expected, found):
    for event, wanted, got in zip(events, expected, found):
        for rule in sorted(wanted - got):
            yield f"missed {rule}: {json.dumps(event)}"
        for rule in sorted(got - wanted):
            yield f"found in vain {rule}: {json.dumps(event)}"


def compare(options, folders, chance):
    planter = plants.Planter(chance)
    rules, unread = reading.rules_below(folders)
    planted = [(rule, event) for rule, test in rules.items() for _ in range(options.planted) if (event := planter.event_for(test))]
    events = [event for _, event in planted]
    spoiled = [planter.spoiled(chance.choice(events), chance.choice(events)) for _ in range(options.spoiled)]
    found = found_by(options.program, folders, events + spoiled)

    missed = list(differences(events, [{rule} for rule, _ in planted], [got & {rule} for (rule, _), got in zip(planted, found)]))
    expected = [{rule for rule, test in rules.items() if test.holds(event)} for event in spoiled]
    differing = list(differences(spoiled, expected, [got & rules.keys() for got in found[len(events) :]]))
    made = {rule for rule, _ in planted}

    print(f"{len(rules)} rules, {len(events)} events made for {len(made)} of them: {len(missed)} missed")
    print(f"{len(spoiled)} spoiled events, {sum(map(len, expected))} matches: {len(differing)} differences")
    for need, count in collections.Counter(unread).most_common():
        print(f"not read: {count} rules with {need}")
    for line in (missed + differing)[:SHOWN]:
        print(line, file=sys.stderr)
    return 1 if missed or differing or not events else 0


def main():
    options = arguments()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        own = pathlib.Path(folder)
        invent(own, options.invented, chance)
        return compare(options, [options.rules, own] if options.invented else [options.rules], chance)


sys.exit(main())
