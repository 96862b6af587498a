"""Where words in the code are read by a person and where nobody reads them: what the search goes by."""

from __future__ import annotations

import re

EXCLUDED = (
    "app/diagnostics/",  # the log and the report, which are in English for whoever mends the program
    "app/storage/migrations/",
    "app/language.py",
    "app/locations.py",
)
HEADINGS_IN = (
    "app/ui/",
    "app/commands/",
    "app/evaluation/report/",
    "app/evaluation/metric_definitions.py",
    "app/evaluation/tasks/__init__.py",
)
"""Where a capitalised word by itself is a heading or a button."""

KEYED = {"tr": 1, "tr_count": 2}
"""How many of their first arguments are sentences."""

_FIRST = """
    QLabel QPushButton QToolButton QAction QCheckBox QRadioButton QGroupBox setText setToolTip setAccessibleName
    setAccessibleDescription setPlaceholderText setWindowTitle setTitle addAction addButton setStatusTip setWhatsThis
    CheckBox ComboBox label Words Badge button Section echo print say ask_secretly agrees
"""
SHOWING = {
    **dict.fromkeys(_FIRST.split(), (0,)),
    **dict.fromkeys(("IconButton", "addTab", "show_words", "show_tooltip"), (1,)),
    "addRow": (0, 1),
}
"""Which arguments are shown: there any word counts."""

_TEXT_WORK = """
    compile match search sub fullmatch finditer split rsplit partition startswith endswith removeprefix removesuffix
    replace strip find encode
"""
_NAMES = """
    setattr hasattr setStyleSheet setObjectName setProperty property TypeVar NewType add_typer ChildProcess Thread
"""
_OTHER_READERS = "record execute exec_driver_sql damaged _damaged"
NOT_SHOWN_BY = frozenset((_TEXT_WORK + _NAMES + _OTHER_READERS).split())
"""What these get is a pattern, a name, a statement in another language or words for a report."""

LOOKED_UP_IN = frozenset({"get", "getattr"})
"""The first argument of these is a name."""

DETAIL_FROM = {"Refusal": 2}
"""Calls beside the errors' own whose arguments from this one on are a detail for a report."""

NOT_SHOWN_AS = frozenset({"detail", "metavar", "pattern", "family", "families", "tokenize"})
"""Values of these keywords."""

STYLE = re.compile(
    r"(?:^|[\s{;\"])(?:color|padding|margin|white-space|background|border|font|text-align)[a-z-]*: "
    r"|^</?[a-z{]|^(?:SELECT|PRAGMA|BEGIN|INSERT|UPDATE|CREATE|ALTER|DELETE)\b"
)
"""Style sheets, markup and SQL."""

MARKUP = re.compile(r"\[/?[a-z]+\]")
"""Of the terminal; what is left without it counts."""

WORDS = re.compile(
    r"[A-Za-z’']{2,}[^A-Za-z]*\s[^A-Za-z]*[A-Za-z]"
    r"|[A-Za-z][^A-Za-z]*\s[^A-Za-z]*[A-Za-z’']{2,}"
    r"|[0-9]\s+[a-z]{2,}"
    r"|^[^\x00-\x7f] [A-Za-z]{2,}$"
    r"|^[a-z]{2,} (?:[0-9]+ ?%|\([^\x00-\x7f]\))$"
)
"""Two words, one of them longer than a letter, a number of things, a word with a share, a Greek letter or a sign."""

WORD_WITH_VALUE = re.compile(r"[A-Za-z]{2,}")
CAPITALISED = re.compile(r"[A-Z][a-z]{2,}[….:?!]?")
FRAGMENT = re.compile(r"^[\s,;·]|\s$")
