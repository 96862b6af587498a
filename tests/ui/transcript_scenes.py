"""Factories of conversations for the transcript's tests; calm words only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    MessageState,
    Role,
    now,
)
from app.domain.risk import CrisisKind, Helpline
from app.domain.support import Support

CONVERSATION = ConversationId("conversation-one")

RICH_REPLY = """\
## A small plan

Here is **one way** to think about it, with `inline code` and a [link](https://example.org/guide):

1. Sleep first, *then* decide.
2. Write down what worries you:
   - the rent
   - the exam
3. Talk to one person you trust.

> Nothing has to be solved tonight.

```python
def worries(notes: list[str]) -> dict[str, int]:
    \"\"\"Count how often each worry is named, so that the loudest one can be looked at first of all.\"\"\"
    counts: dict[str, int] = {}
    for note in notes:  # one line a worry
        counts[note.strip()] = counts.get(note.strip(), 0) + 1
    return counts
```

| Worry | When it comes | What helped last time |
|:------|:-------------:|-----------------:|
| Rent | at night | a list of the bills |
| Exam | in the morning, before breakfast | twenty minutes of revision with a friend |

---

That is enough for today.
"""

CHINESE_REPLY = (
    "## 慢慢来\n\n听起来你最近真的很累。先别急着解决所有的事情，"
    "我们可以一步一步来看：你今天睡了几个小时，吃过饭了吗，"
    "身边有没有一个可以说说话的人？把最担心的那件事写下来，往往就没有那么可怕了。\n\n"
    "- 先喝一杯水，休息十分钟\n- 给一位信任的朋友发一条消息\n- 明天再做决定也不迟\n\n"
    "> 今晚不需要解决所有问题。"
)


def message(
    text: str,
    role: Role = Role.ASSISTANT,
    *,
    id_: str = "",
    state: MessageState = MessageState.COMPLETE,
    folded: bool = False,
) -> Message:
    """Return one message, with its text as the default id."""
    return Message(MessageId(id_ or text), CONVERSATION, None, role, text, now(), state=state, folded=folded)


def question(text: str, id_: str = "") -> Message:
    """Return a message of the person."""
    return message(text, Role.USER, id_=id_)


def dialogue(turns: int) -> list[Message]:
    """Return a path of ``turns`` questions and replies."""
    path: list[Message] = []
    for turn in range(turns):
        path.append(question(f"Question {turn}: what could I try next?", f"q{turn}"))
        reply = f"Answer {turn}.\n\nTry **one** small thing, then rest:\n\n- a walk\n- a glass of water"
        path.append(message(reply, id_=f"a{turn}"))
    return path


def in_conversation(path: Sequence[Message], name: str) -> list[Message]:
    """Return the same messages in another conversation."""
    return [
        replace(each, conversation=ConversationId(name), id=MessageId(f"{name}-{each.id}")) for each in path
    ]


def support(*, quiet: bool = False) -> Support:
    """Return human-written support with three services."""
    words = (
        "If you are worried about someone, you can ask them directly how they are, and stay with them.\n\n"
        "These people can advise you."
        if quiet
        else "It sounds as if you are carrying something very heavy right now. "
        "**You do not have to carry it alone.**\n\n"
        "If you are in danger at this moment, please call the emergency number. "
        "You can also talk to someone who will listen, now:"
    )
    lines = (
        _line("Emergency services", "Day and night", "Call 999"),
        _line("Listening line", "Day and night, free", "Call 116 123", "Write to a listener by e-mail"),
        _line("Text line", "Day and night, free", "Text HELLO to 85258"),
    )
    return Support(words, lines[:2] if quiet else lines, "GB", quiet)


def _line(name: str, hours: str, *reach: str) -> Helpline:
    kinds = (CrisisKind.SUICIDAL_INTENT,)
    source = "https://example.org/helplines"
    return Helpline(name, "GB", reach, hours, ("English",), kinds, source, "2026-11-02")
