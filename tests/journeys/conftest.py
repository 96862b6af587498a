"""Qt for tests: real widgets, drawn offscreen where no other platform is asked for."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
