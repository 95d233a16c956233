"""The protocol of `src/validators.rs` for the package jsonschema."""

import json
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError


def take(request, validators):
    """The next schema, held against its meta-schema."""
    schema = json.loads(request["schema"].encode("latin-1"))
    validators.append(Draft202012Validator(schema))
    if request["formats"]:
        return {"complaint": "formats are annotations here"}
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as why:
        return {"complaint": f"{why.json_path}: {why.message}"}
    return {"complaint": None}


def judge(request, validators):
    """A body, which may be anything."""
    body = request["body"].encode("latin-1")
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {"held": None, "accepted": []}
    accepted = [validators[number].is_valid(value) for number in request["schemas"]]
    held = json.dumps(value, separators=(",", ":"))
    return {"held": held.encode() == body or held, "accepted": accepted}


def main():
    validators = []
    for line in sys.stdin.buffer:
        request = json.loads(line)
        answer = take(request, validators) if "schema" in request else judge(request, validators)
        print(json.dumps(answer), flush=True)


main()
