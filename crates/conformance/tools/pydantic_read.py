"""Reads deliveries by what datamodel-code-generator made, and answers each line with a line, both JSON.

`{"name": …, "root": …, "body": …}` asks the module of that name; the answer is `{"type": …}` or `{"refused": …}`.
`root` is the class of all events. Argument: the folder of the modules.
"""

import importlib
import json
import sys

sys.path.insert(0, sys.argv[1])


def read(name: str, root: str, body: str) -> dict[str, str]:
    try:
        union = getattr(importlib.import_module(name), root)
        return {"type": type(union.model_validate_json(body).root).__name__}
    except Exception as why:  # Whatever it is, the delivery was not read.
        return {"refused": f"{type(why).__name__}: {why}"}


for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(read(question["name"], question["root"], question["body"])), flush=True)
