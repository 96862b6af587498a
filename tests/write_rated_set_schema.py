"""Write the JSON Schema of a line of a rated set anew: ``python -m tests.write_rated_set_schema``."""

from __future__ import annotations

import json
from pathlib import Path

from app.workspace.sets.rated_set import json_schema

if __name__ == "__main__":
    path = Path(__file__).parents[1] / "docs" / "rated-set.schema.json"
    path.write_text(json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
