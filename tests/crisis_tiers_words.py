"""The words of docs/crisis-tiers.md, whose figures ``tests.fit_crisis_tiers`` computes."""

OPENING = """# The two tiers of the crisis screen

A message is *sure* where a rule says so, where the sentence classifier's head for danger said outright reaches
`outright_from`, or its head for danger reaches `sure_from`; it is *possible* where the latter reaches `possible_from`.
They stand in `resources/evidence/crisis_tiers.yaml` ({outright}, {sure} and {possible} now). Sure: help stands across
the conversation and the reply is folded. Possible: one quiet line with the way to help, nothing else. This page is
written by `python -m tests.fit_crisis_tiers`.

In a table each figure is the share of lines that a rule or the danger head flags from that chance on; in brackets the
head alone; the last row is the rules alone. A line in which rules see concern for somebody else is neither sure nor
possible: it gets help of its own. Goals on unseen texts: plain ≥ 0.95 sure, oblique ≥ 0.90 possible, calm ≤ 0.01
sure and ≤ 0.08 possible, calibration error ≤ 0.05. Figures on public sets are in `benchmarks.md`.
"""
CHOICE = """
## How `possible_from` was chosen

On lines that were scored by fits without their writers. It is the least hundredth from which at most 0.08 of a mix
of calm lines are flagged: nine of strangers (the two formerly unseen sets, in which about every second calm line has
words of danger) to one look-alike by a writer of development lines, most of which copy a line of danger word for
word. **The rule gives {possible}.** It was 0.35, where at most 0.08 of the look-alikes alone are flagged. *Possible*
costs a person one quiet line; a miss may cost a life. Rules and danger head:
"""
OUTRIGHT_CURVE = """
## How `outright_from` was chosen

Likewise by fits without the writer: the least hundredth from which rules and the outright head together make at most
0.01 of the strangers' calm lines sure, and the head by itself at most 0.005 of all writers' calm lines. **The rule
gives {outright}.** "Head alone" is what no rule flags. The team's calm lines are left out of the rule: they were
written against the rules, with danger's own words denied, past or quoted, and each fit saw seven eighths of the others.
`sure_from` was read off the curve of an earlier danger head, and stayed.
"""
STRANGERS_SETS = """
## The two formerly unseen sets (tests/data/crisis_unseen_en.tsv, _zh.tsv, crisis_unseen_2_en.tsv, _2_zh.tsv)

By four writers (language models) who saw nothing of ours. Development data now: the heads that ship are fitted on them
and the thresholds are chosen on them. Here each set is scored by fits that saw nothing of it. When they were unseen, on
2026-11-30, the heads of that day with `possible_from` 0.35 found of the first set plain 95 of 120 surely, oblique 124
of 180 at all, and flagged 6 of 200 calm ones; of the second set plain 133 of 160, oblique 115 of 160, and 5 of 200.
"""
WRITERS = """
## Lines of seven further writers, each scored by a fit that saw no line of that writer

Development lines (`tests/alignment/data/crisis_oblique.tsv`, `crisis_writer_*.tsv`, `crisis_plain_*.tsv`; the two files
of plain lines are one fold). The rules were written on the first file alone. The calm lines are look-alikes, most of
them word for word.
"""
TIERS = """
## Lines written for the tiers, on which no head was fitted (tests/data/crisis_tiers.tsv)

By the team's hand. Rules that flagged calm ones were mended after they were seen, so rules flatter here.
"""
LABELLED = """
## The labelled lines that the rules were written on (tests/alignment/data/crisis_labelled.tsv)

By a fit that saw seven eighths of the others. The rules' figures say only that nothing got lost.
"""
THIRD_UNSEEN = """
## The third unseen set (tests/data/crisis_unseen_3_en.tsv, crisis_unseen_3_zh.tsv)

By two further writers (language models) who saw nothing of ours; no line was read. **Looked at once**, on 2026-11-30,
with the heads and thresholds that ship, settled and committed before; nothing was changed after it, and for this page
the same figures were computed again. Of its {lines} lines {known} stand word for word among those that are fitted on.
Its calm lines are ordinary ones, its look-alikes say danger's words of something else. **Met: oblique lines, and calm
ones that are possible. Missed: plain lines that are surely found, and calm ones that are sure where look-alikes count
too.** Four of the five look-alikes that are sure are so by a rule. The set is plainer than the two before: rules alone
find 0.86 of its plain lines (there 0.79) and 0.11 of its oblique ones (there 0.03), so it does not show how much of
the gain is the heads'. The heads before this round were not tried on it. Of conversations of eight of its ordinary
lines (twenty a language, drawn by seed) none had a turn that is possible or sure; with look-alikes among them none
became sure over the turns, and 7 of 40 were so by a rule in one turn or more.
"""
