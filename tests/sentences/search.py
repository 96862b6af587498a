"""Finds texts in the code that a person may read and that are not entries of the catalogue.

Denied by default: every literal of two words counts as a sentence, in window and commands a capitalised word as well,
unless it stands where no person reads it. Where that is, is said by ``places.py``; single exceptions are in
``not_sentences.tsv``, each with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.sentences.places import (
    CAPITALISED,
    DETAIL_FROM,
    EXCLUDED,
    FRAGMENT,
    HEADINGS_IN,
    KEYED,
    LOOKED_UP_IN,
    MARKUP,
    NOT_SHOWN_AS,
    NOT_SHOWN_BY,
    SHOWING,
    STYLE,
    WORD_WITH_VALUE,
    WORDS,
)

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"


@dataclass(frozen=True)
class Finding:
    """A text that is not keyed: its file, line, words (values as ``{}``) and what is wrong."""

    path: str
    line: int
    words: str
    fault: str
    node: ast.expr
    of_error: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.fault}: {self.words!r}"


def searched_files() -> list[Path]:
    """Return the program's files in which a person's sentences may stand."""
    found = sorted(APP.rglob("*.py"))
    return [each for each in found if not each.relative_to(ROOT).as_posix().startswith(EXCLUDED)]


@dataclass(frozen=True)
class ErrorTypes:
    """The names of ``OysterError`` and its kin; ``plain`` ones take a sentence and then a detail for a report."""

    every: frozenset[str]
    plain: frozenset[str]


def unkeyed(path: Path, errors: ErrorTypes, root: Path = ROOT) -> list[Finding]:
    """Return what a file says without a key, and where a keyed sentence is glued to something."""
    name = path.relative_to(root).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return list(_Search(name, tree, errors).findings())


def error_types(files: list[Path]) -> ErrorTypes:
    """Return the program's own errors, found by their bases."""
    classes = [
        node
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    known = {"OysterError"}
    while more := {each.name for each in classes if known & _bases(each)} - known:
        known |= more
    own = {each.name for each in classes if each.name != "OysterError" and _has_own_arguments(each)}
    return ErrorTypes(frozenset(known), frozenset(known - own))


def template_of(node: ast.expr) -> str:
    """Return a literal's text, with ``{}`` for each value of an f-string."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    assert isinstance(node, ast.JoinedStr)
    return "".join(
        each.value if isinstance(each, ast.Constant) and isinstance(each.value, str) else "{}"
        for each in node.values
    )


class _Search:
    def __init__(self, name: str, tree: ast.Module, errors: ErrorTypes) -> None:
        self._name, self._errors = name, errors
        self._tree = tree
        self._above: dict[ast.AST, ast.AST] = {
            below: above for above in ast.walk(tree) for below in ast.iter_child_nodes(above)
        }

    def findings(self) -> Iterator[Finding]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and _called(node) in KEYED:
                yield from self._faults_of_key(node)
            elif isinstance(node, ast.Call) and _shows_its_docstring(node):
                yield Finding(self._name, node.lineno, ast.unparse(node), "the help is a docstring", node)
            elif isinstance(node, ast.JoinedStr) or (
                isinstance(node, ast.Constant) and isinstance(node.value, str)
            ):
                words = template_of(node)
                if self._reads_like_a_sentence(node, words) and not self._stands_where_nobody_reads(node):
                    yield Finding(self._name, node.lineno, words, "no key", node, self._is_of_an_error(node))

    def _faults_of_key(self, call: ast.Call) -> Iterator[Finding]:
        for sentence in call.args[: KEYED[_called(call)]]:
            if not (isinstance(sentence, ast.Constant) and isinstance(sentence.value, str)):
                yield Finding(
                    self._name, call.lineno, ast.unparse(sentence), "the key is not a literal", call
                )
            elif FRAGMENT.search(sentence.value):
                yield Finding(self._name, call.lineno, sentence.value, "a key is a piece of a sentence", call)
        above = self._above.get(call)
        while isinstance(above, ast.IfExp | ast.BoolOp):
            above = self._above.get(above)
        if isinstance(above, ast.BinOp) and isinstance(above.op, ast.Add | ast.Mod):
            yield Finding(
                self._name, call.lineno, ast.unparse(call), "a keyed sentence is glued with an operator", call
            )
        if isinstance(above, ast.FormattedValue):
            yield Finding(
                self._name, call.lineno, ast.unparse(call), "a keyed sentence is glued in an f-string", call
            )

    def _reads_like_a_sentence(self, node: ast.expr, words: str) -> bool:
        if isinstance(node, ast.Constant) and isinstance(self._above.get(node), ast.JoinedStr):
            return False  # a part of what was looked at as a whole
        if STYLE.search(words):
            return False
        words = MARKUP.sub("", words)
        if WORDS.search(words) or self._joins_words(node, words):
            return True
        if isinstance(node, ast.JoinedStr) and " " in words and WORD_WITH_VALUE.search(words):
            return True
        if self._is_shown_at_once(node):
            return bool(WORD_WITH_VALUE.search(words))
        return self._name.startswith(HEADINGS_IN) and bool(CAPITALISED.fullmatch(words))

    def _joins_words(self, node: ast.AST, words: str) -> bool:
        above = self._above.get(node)
        return isinstance(above, ast.Attribute) and above.attr == "join" and any(map(str.isalpha, words))

    def _is_shown_at_once(self, node: ast.AST) -> bool:
        above = self._above.get(node)
        if isinstance(above, ast.IfExp) and node is not above.test:
            return self._is_shown_at_once(above)
        if not isinstance(above, ast.Call) or node not in above.args:
            return False
        return above.args.index(node) in SHOWING.get(_called(above), ())

    def _stands_where_nobody_reads(self, node: ast.AST) -> bool:
        above = self._above.get(node)
        while above is not None:
            if self._hides(above, node):
                return True
            if isinstance(above, ast.stmt):
                return False
            node, above = above, self._above.get(above)
        return False

    def _hides(self, above: ast.AST, node: ast.AST) -> bool:
        if isinstance(above, ast.Call):
            return self._call_hides(above, node)
        if isinstance(above, ast.Dict):
            return node in above.keys
        if isinstance(above, ast.IfExp):
            return node is above.test
        if isinstance(above, ast.Subscript):
            return node is above.slice and not _is_annotation_with_help(above)
        if isinstance(above, ast.ClassDef):
            return True
        if isinstance(above, ast.Assign):
            return self._is_plain_enum_member(above, node) or _target(above) in ("__all__", "__slots__")
        if isinstance(above, ast.keyword):
            return above.arg in NOT_SHOWN_AS
        if isinstance(above, ast.Expr):
            return isinstance(node, ast.Constant)  # a docstring
        return isinstance(above, ast.Compare | ast.Assert | ast.MatchValue)

    def _call_hides(self, call: ast.Call, node: ast.AST) -> bool:
        name = _called(call)
        if node is call.func:
            return False
        if name in KEYED:
            return node in call.args[: KEYED[name]]
        if name in self._errors.plain or (name == "super().__init__" and self._is_in_an_error(call)):
            return node in call.args[1:]
        if name in LOOKED_UP_IN:
            return node is call.args[0]
        if name in self._errors.every:
            return False
        if name in DETAIL_FROM:
            return node in call.args[DETAIL_FROM[name] :]
        if name.endswith("Error"):
            return True  # an error that is not the program's own has words for programmers
        return name in NOT_SHOWN_BY

    def _is_of_an_error(self, node: ast.AST) -> bool:
        above = self._above.get(node)
        while isinstance(above, ast.expr):
            if isinstance(above, ast.Call) and _called(above) in self._errors.every:
                return True
            above = self._above.get(above)
        return False

    def _is_in_an_error(self, node: ast.AST) -> bool:
        above = self._above.get(node)
        while above is not None and not isinstance(above, ast.ClassDef):
            above = self._above.get(above)
        return isinstance(above, ast.ClassDef) and above.name in self._errors.every

    def _is_plain_enum_member(self, assign: ast.Assign, node: ast.AST) -> bool:
        owner = self._above.get(assign)
        bases = _bases(owner) if isinstance(owner, ast.ClassDef) else set()
        return bool(bases & {"Enum", "StrEnum"}) and isinstance(node, ast.Constant)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        if call.func.attr == "__init__" and isinstance(owner, ast.Call):
            return "super().__init__"
        return call.func.attr
    return ""


def _shows_its_docstring(call: ast.Call) -> bool:
    """True for the registration of a command that has no help of its own: its docstring is shown."""
    return _called(call) == "command" and not any(each.arg == "help" for each in call.keywords)


def _bases(owner: ast.ClassDef) -> set[str]:
    return {ast.unparse(each) for each in owner.bases}


def _has_own_arguments(owner: ast.ClassDef) -> bool:
    return any(isinstance(each, ast.FunctionDef) and each.name == "__init__" for each in owner.body)


def _target(assign: ast.Assign) -> str:
    return ast.unparse(assign.targets[0])


def _is_annotation_with_help(subscript: ast.Subscript) -> bool:
    return ast.unparse(subscript.value) == "Annotated"
