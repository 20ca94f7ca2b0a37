"""Writes an OpenAPI document in YAML as JSON: to_json.py openapi.yaml openapi.json (needs PyYAML)."""

import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Times stay text: JSON has none."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    document = yaml.load(file, Loader)
with open(target, "w", encoding="utf-8") as file:
    json.dump(document, file, ensure_ascii=False, separators=(",", ":"))
