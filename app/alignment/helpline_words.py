"""A service in the language of its reader: its name, the ways to reach it, its hours, languages and source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.alignment.help_words import HelplineWords, help_words
from app.domain.risk import Helpline

_NUMBER = re.compile(r"\+?\d[\d\s().–-]*\d")


@dataclass(frozen=True, slots=True)
class ReachWords:
    """One way to reach a service; ``number`` is what is copied: the only number, or the whole line."""

    line: str
    number: str
    copy_name: str


@dataclass(frozen=True, slots=True)
class SpokenHelpline:
    """A service in words; numbers are exactly those of the file."""

    name: str
    reach: tuple[ReachWords, ...]
    facts: str
    source: str

    def spoken(self) -> str:
        """Return one sentence for screen readers."""
        return f"{self.name}: {'; '.join(each.line for each in self.reach)}."


def helpline_in(helpline: Helpline, language: str) -> SpokenHelpline:
    """Return a service in ``en`` or ``zh``. Raises ``SupportFileError``."""
    words = help_words(language).helplines
    name = words.names.get(helpline.name, helpline.name)
    lines = [_translated(each, words) for each in helpline.reach]
    reach = tuple(
        ReachWords(line, number_in(line), words.copy_name.format(number=number_in(line), name=name))
        for line in lines
    )
    hours = words.hours.get(helpline.hours, helpline.hours)
    spoken = words.between.join(words.languages.get(each, each) for each in helpline.languages)
    facts = " · ".join(each for each in (hours, spoken) if each)
    return SpokenHelpline(name, reach, facts, _source(helpline, words))


def number_in(reach: str) -> str:
    """Return the only number in a line such as "Call or text 988", or the whole line where it is ambiguous."""
    numbers = _NUMBER.findall(reach)
    return numbers[0].strip() if len(numbers) == 1 else reach


def _translated(line: str, words: HelplineWords) -> str:
    for pattern in words.patterns:
        line = re.sub(pattern.match, pattern.words, line)
    return line


def _source(helpline: Helpline, words: HelplineWords) -> str:
    """Return where an entry can be checked, and when it last was."""
    if helpline.checked:
        return words.source_read.format(address=helpline.source, day=helpline.checked)
    return words.source_known.format(address=helpline.source)
