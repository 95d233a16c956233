"""Judges OpenAPI documents: for each path that is given a line with the list of complaints, in JSON."""

import json
import sys

from openapi_spec_validator import OpenAPIV31SpecValidator


def complaints(path):
    """What the validator has against a document."""
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    errors = OpenAPIV31SpecValidator(document).iter_errors()
    return ["/".join(map(str, error.absolute_path)) + ": " + error.message for error in errors]


for path in sys.argv[1:]:
    print(json.dumps(complaints(path)))
