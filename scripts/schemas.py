"""Write the JSON Schemas of the front matter to `docs/redactie/schema/`, after a change in `model/schema.py`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from werkplaats.model.json_schema import json_schemas  # noqa: E402 - found only after the line above

FOLDER = ROOT / "docs" / "redactie" / "schema"


def main() -> None:
    """Write one file for each kind of page."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in json_schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"Geschreven: docs/redactie/schema/{name}")


if __name__ == "__main__":
    main()
