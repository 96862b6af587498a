"""Which files of tests a process gets, and in which order: the longest first, so that all processes end together."""

from __future__ import annotations

from pathlib import PurePath

from xdist.scheduler.loadfile import LoadFileScheduling

_WITH_PYTORCH = (
    "test_conversion.py",
    "test_shapes.py",
    "test_model_build.py",
    "test_token_kept.py",
    "test_getting_oy1.py",
    "test_drafted_steps.py",
    "test_memory_prediction.py",
)
_LONGEST = (
    "test_red_team_engines.py",
    *_WITH_PYTORCH,
    "test_every_page.py",
    "test_unexpected_end.py",
    "test_oyster.py",
    "test_model_build_killed.py",
    "test_reasoning_control.py",
    "test_quantisation.py",
    "test_first_light.py",
    "test_random_walk.py",
    "test_weighing.py",
)


def place_in_order(file: str) -> int:
    """Return a number to sort files by."""
    name = PurePath(file).name
    return _LONGEST.index(name) if name in _LONGEST else len(_LONGEST)


class OneFileAProcess(LoadFileScheduling):
    """Gives each process a file at a time; those that need PyTorch, which takes long to load, all to one."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "with PyTorch" if PurePath(file).name in _WITH_PYTORCH else file
