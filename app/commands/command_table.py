"""The commands of the program, each with its line of help; what a command needs is imported when it is called."""

from __future__ import annotations

from dataclasses import dataclass

from app.translation import tr


@dataclass(frozen=True, slots=True)
class Entry:
    """A command, or a group of them. ``place`` is the module in ``app.commands`` and the name there."""

    name: str
    place: str
    help: str


COMMANDS = (
    Entry(
        "models",
        "models_group:models_app",
        tr("Model files: list, get, add, verify, remove."),
    ),
    Entry(
        "demo",
        "demonstration_group:demo_app",
        tr(
            "Show Oyster at an event: full screen, nothing kept, ended by its passphrase only. One that was begun "
            "goes on."
        ),
    ),
    Entry(
        "audit",
        "audit:audit_app",
        tr("Verify the records of turns, each of which is chained to the one before by its hash."),
    ),
    Entry(
        "eval",
        "evaluate_group:eval_app",
        tr("Evaluations of a model: list, run, report, compare."),
    ),
    Entry(
        "chat",
        "chat:chat",
        tr("Talk in the terminal."),
    ),
    Entry(
        "screen",
        "crisis_screen:screen_command",
        tr("Read lines from standard input and say of each whether its writer is in danger now."),
    ),
    Entry(
        "assess",
        "assess:assess_command",
        tr(
            "Read messages from standard input, one a line, turns of one conversation apart by tabs; "
            "assess the last one."
        ),
    ),
    Entry(
        "self-test",
        "assess:self_test_command",
        tr("Have a model take its self-test now, and say what it can judge."),
    ),
    Entry(
        "fit",
        "fit:fit",
        tr(
            "Fit the sentence classifier, or with --judge a model's judgements, to the labels of a rated set, and say "
            "what is gained; without a file, what is in force."
        ),
    ),
    Entry(
        "explain",
        "explain:explain",
        tr("Print readably what was computed of a kept turn."),
    ),
    Entry(
        "replay",
        "explain:replay_command",
        tr("Compute a kept turn's choice again from its record, and say whether every digit is the same."),
    ),
    Entry(
        "export",
        "export:export",
        tr(
            "Write a conversation with its record (what was seen, chosen and why) as .json, .md, .html or .pdf; "
            "without a name, list the conversations."
        ),
    ),
    Entry(
        "import",
        "import_conversations:import_conversations",
        tr(
            "Take in the conversations of an export of ChatGPT (conversations.json or the archive), Open WebUI, "
            "LM Studio, Jan (a thread's folder) or Oyster, with every branch."
        ),
    ),
    Entry(
        "backup",
        "backup:backup",
        tr(
            "Write everything but model files into one encrypted archive in a folder, and compare it "
            "with what was put in."
        ),
    ),
    Entry(
        "restore",
        "backup:restore",
        tr("Restore a backup into a data folder where nothing is kept yet; nothing is ever overwritten."),
    ),
    Entry(
        "doctor",
        "doctor:doctor",
        tr("Say what this machine offers and what is wrong; ends with 1 where something is."),
    ),
    Entry(
        "delete-everything",
        "delete_everything:delete_everything_command",
        tr("Delete conversations, plan, key, settings, evaluations and logs from this computer, for good."),
    ),
    Entry(
        "connections",
        "connections:connections",
        tr("List every connection that the program ever made: when, where to, why, and how many bytes."),
    ),
    Entry(
        "server",
        "server:server_command",
        tr("Name a server elsewhere whose model answers, and try it; --off names none any more."),
    ),
    Entry(
        "update",
        "update:update",
        tr("Look for a newer version now; nothing is installed, and nobody is asked at other times."),
    ),
    Entry(
        "licences",
        "licences:licences_command",
        tr("List the packages that the program is made of with their licences, or print one's text."),
    ),
)
