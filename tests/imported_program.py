"""The program imported, and its crisis rules read, once: what the processes of ``forked_program`` begin with."""

from __future__ import annotations

import app.commands.chat
import app.commands.demonstration
import app.commands.model_option
import app.commands.root
import app.commands.window
import app.session.session
import app.ui.application  # noqa: F401 - all imported by the program's own start when they are asked for
from app.alignment.crisis_screen.screen import read_rules_ahead

read_rules_ahead()
