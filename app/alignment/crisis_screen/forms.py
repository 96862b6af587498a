"""The small language in which expressions are written down, compiled to regular expressions of bounded length.

A form is a row of elements: a word, ``{list}``, a group ``(a b|c)``, ``_`` (any word), ``!(…)`` (not followed
by), ``&(…)`` (followed by). ``?`` after an element makes it optional, ``*`` allows it up to three times (for
``_``: up to four). Nothing repeats without a bound, so a match costs no more than the form is long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_PIECE = re.compile(r"\s+|\{[a-z_]+\}|[!&]\(|[()|?*_]|[^\s(){}|?*!&_]+|.")
_MOST_EXPANSIONS = 8  # depth of lists within lists


class FormError(ValueError):
    """A form is not written as the language wants it; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form as a regular expression, and the tokens with which a match can begin."""

    pattern: str
    firsts: frozenset[str]
    optional: bool = False  # may match nothing, so what follows may begin a match too


class FormCompiler:
    """Compiles the forms of one language. ``spaced`` says whether its tokens are words or characters."""

    def __init__(self, lists: Mapping[str, Sequence[str]], *, spaced: bool) -> None:
        self._lists = lists
        self._spaced = spaced
        self._known: dict[str, Compiled] = {}
        self.literals: set[str] = set()

    @cached_property
    def _any_word(self) -> str:
        return "(?:[^ .,]+ )" if self._spaced else "[^.,]"

    def compile(self, form: str) -> Compiled:
        """Answer the compiled form. Raises ``FormError``."""
        compiled = self._alternatives([form], 0)
        if compiled.optional or not compiled.firsts:
            raise FormError(f"the form {form!r} does not begin with a word")
        return compiled

    def _alternatives(self, forms: Sequence[str], depth: int) -> Compiled:
        if depth > _MOST_EXPANSIONS:
            raise FormError(f"lists refer to each other in a circle, near {forms[0]!r}")
        parsed = [_Reader(form, self, depth).read() for form in forms]
        ordered = sorted({each.pattern for each in parsed}, key=lambda pattern: (-len(pattern), pattern))
        return Compiled(
            f"(?:{'|'.join(ordered)})" if len(ordered) > 1 else ordered[0],
            frozenset().union(*(each.firsts for each in parsed)),
            any(each.optional for each in parsed),
        )

    def named(self, name: str, depth: int) -> Compiled:
        """Answer the compiled list. Raises ``FormError`` if there is none of that name."""
        if name not in self._known:
            if name not in self._lists:
                raise FormError(f"there is no list {{{name}}}")
            self._known[name] = self._alternatives(self._lists[name], depth + 1)
        return self._known[name]

    def literal(self, word: str) -> Compiled:
        """Answer one word, or one run of characters."""
        if self._spaced:
            self.literals.add(word)
            return Compiled(re.escape(word) + " ", frozenset({word}))
        return Compiled(re.escape(word), frozenset({word[0]}))

    def anything(self) -> Compiled:
        """Answer any one word but a break; it cannot begin a form."""
        return Compiled(self._any_word, frozenset())


class _Reader:
    """Reads one form from left to right."""

    def __init__(self, form: str, compiler: FormCompiler, depth: int) -> None:
        self._form = form
        self._pieces = [each for each in _PIECE.findall(form) if not each.isspace()]
        self._at = 0
        self._compiler = compiler
        self._depth = depth

    def read(self) -> Compiled:
        answer = self._choice()
        if self._at != len(self._pieces):
            raise FormError(f"unexpected {self._pieces[self._at]!r} in the form {self._form!r}")
        return answer

    def _choice(self) -> Compiled:
        branches = [self._row()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._row())
        if len(branches) == 1:
            return branches[0]
        return Compiled(
            f"(?:{'|'.join(each.pattern for each in branches)})",
            frozenset().union(*(each.firsts for each in branches)),
            any(each.optional for each in branches),
        )

    def _row(self) -> Compiled:
        patterns: list[str] = []
        firsts: frozenset[str] = frozenset()
        still_first = True
        while (piece := self._peek()) not in (None, "|", ")"):
            element = self._element(str(piece))
            patterns.append(element.pattern)
            if still_first:
                firsts |= element.firsts
                still_first = element.optional
        if not patterns:
            raise FormError(f"an empty alternative in the form {self._form!r}")
        return Compiled("".join(patterns), firsts, still_first)

    def _element(self, piece: str) -> Compiled:
        self._at += 1
        if piece in ("!(", "&("):
            inner = self._group()
            return Compiled(f"(?{'!' if piece == '!(' else '='}{inner.pattern})", frozenset(), True)
        if piece == "(":
            inner = self._group()
        elif piece == "_":
            inner = self._compiler.anything()
        elif piece.startswith("{") and piece.endswith("}"):
            inner = self._compiler.named(piece[1:-1], self._depth)
        elif piece in "(){}|?*!&":
            raise FormError(f"unexpected {piece!r} in the form {self._form!r}")
        else:
            inner = self._compiler.literal(piece)
        return self._repeated(inner, wild=piece == "_")

    def _repeated(self, inner: Compiled, *, wild: bool) -> Compiled:
        if self._peek() == "?":
            self._at += 1
            return Compiled(f"(?:{inner.pattern})?", inner.firsts, True)
        if self._peek() == "*":
            self._at += 1
            return Compiled(f"(?:{inner.pattern}){'{0,4}?' if wild else '{0,3}'}", inner.firsts, True)
        return inner

    def _group(self) -> Compiled:
        inner = self._choice()
        if self._peek() != ")":
            raise FormError(f"a bracket is not closed in the form {self._form!r}")
        self._at += 1
        return inner

    def _peek(self) -> str | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None
