"""Write the JSON Schema of exported conversations anew: ``python -m tests.write_conversation_schema``."""

from __future__ import annotations

import json
from pathlib import Path

from app.session.conversation_export.exported_conversation import json_schema

if __name__ == "__main__":
    path = Path(__file__).parents[1] / "docs" / "conversation.schema.json"
    path.write_text(json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
