"""Write the JSON Schemas of the front matter and its snippets for VS Code, after a change in `model/schema.py`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from werkplaats.model.json_schema import json_schemas  # noqa: E402 - found only after the line above
from werkplaats.model.snippets import field_snippets  # noqa: E402

FOLDER = ROOT / "docs" / "redactie" / "schema"
SNIPPETS = ROOT / ".vscode" / "kop.code-snippets"


def main() -> None:
    """Write a schema for each kind of page, and all snippets."""
    FOLDER.mkdir(exist_ok=True)
    files: dict[Path, object] = {FOLDER / name: schema for name, schema in json_schemas().items()}
    for path, data in {**files, SNIPPETS: field_snippets()}.items():
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"Geschreven: {path.relative_to(ROOT).as_posix()}")


if __name__ == "__main__":
    main()
