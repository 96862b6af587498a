"""``oyster eval``: all of its commands."""

from __future__ import annotations

from app.commands.evaluate import eval_app
from app.commands.evaluate_fetch import FETCH_HELP, fetch
from app.commands.evaluate_guidance import GUIDANCE_HELP, guidance
from app.commands.evaluate_judge import JUDGE_HELP, judge

__all__ = ["eval_app"]

eval_app.command(help=JUDGE_HELP)(judge)
eval_app.command(help=FETCH_HELP)(fetch)
eval_app.command(help=GUIDANCE_HELP)(guidance)
