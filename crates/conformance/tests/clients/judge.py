"""Reads deliveries with generated modules, and tells of each what became of it.

Each line is `{"module": …, "header": …, "body": …}`; in the body each character is a byte, and the header is null where no
header tells what the body is. The answer is a line with `held`, the body
as Python holds it, and `event`, the class that it was read as; null where there is none. `kept` tells whether the event
goes out as it came, as data and as text.
"""

import importlib
import json
import sys
import typing

import pydantic_core


def is_same(one: typing.Any, other: typing.Any) -> bool:
    """As JSON has it: a boolean is no number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def judge(module: typing.Any, header: str | None, body: bytes) -> dict[str, object]:
    try:
        held = pydantic_core.from_json(body, allow_inf_nan=False)
    except ValueError:
        return {"held": None, "event": None, "kept": False}
    answer: dict[str, object] = {"held": json.dumps(held), "event": None, "kept": False}
    try:
        event = module.parse_event(body) if header is None else module.parse_event(header, body)
    except ValueError:
        return answer
    data = event.model_dump(by_alias=True, exclude_unset=True)
    text = event.model_dump_json(by_alias=True, exclude_unset=True)
    answer["event"] = type(event).__name__
    answer["kept"] = is_same(data, held) and is_same(json.loads(text), held)
    return answer


def main(folder: str) -> None:
    sys.path.insert(0, folder)
    for line in sys.stdin:
        question = json.loads(line)
        body = question["body"].encode("latin-1")
        answer = judge(importlib.import_module(question["module"]), question["header"], body)
        sys.stdout.write(json.dumps(answer) + "\n")


main(sys.argv[1])
