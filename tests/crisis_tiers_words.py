"""The words of docs/crisis-tiers.md, whose figures ``tests.fit_crisis_tiers`` computes."""

OPENING = """# The two tiers of the crisis screen

A message is *sure* where a rule says so, where the sentence classifier's head for danger said outright reaches
`outright_from`, or its head for danger reaches `sure_from`; it is *possible* where the latter reaches `possible_from`,
and where a rule says so but the outright head's chance is below `doubted_below`. They stand in
`resources/evidence/crisis_tiers.yaml` ({outright}, {sure}, {possible} and {doubted} now). Sure: help stands across
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
DOUBTED_CURVE = """
## How `doubted_below` was chosen

A rule reads danger's words, and of the look-alikes that were sure nearly all were so by a rule, whose words meant
something else ("he beat me again, at chess"). Rules are not narrowed by such words: where the outright head nearly
rules danger out, and the rule's words are less than half of the message, so that there is something to read around
them, it is possible and not sure. What rules call immediate danger to life is never doubted, nothing is where the
classifier cannot tell, and nothing by heads that a counsellor fitted. It is the greatest hundredth below which, by
fits without the writer, at most 0.01 of the plain lines that rules find are doubted, and by the heads that ship none
of the team's labelled ones. **The rule gives {doubted}.** Shares of what rules find that stay sure:
"""
STRANGERS_SETS = """
## The two formerly unseen sets (tests/data/crisis_unseen_en.tsv, _zh.tsv, crisis_unseen_2_en.tsv, _2_zh.tsv)

By four writers (language models) who saw nothing of ours. Development data now: the heads that ship are fitted on them
and the thresholds are chosen on them. Here each set is scored by fits that saw nothing of it. When they were unseen, on
2026-11-30, the heads of that day with `possible_from` 0.35 found of the first set plain 95 of 120 surely, oblique 124
of 180 at all, and flagged 6 of 200 calm ones; of the second set plain 133 of 160, oblique 115 of 160, and 5 of 200.
"""
WRITERS = """
## Lines of nine further writers, each scored by a fit that saw no line of that writer

Development lines (`tests/alignment/data/crisis_oblique.tsv`, `crisis_writer_*.tsv`, `crisis_plain_*.tsv`; two files of
plain lines by writers to one brief are one fold). The rules were written on the first file, and mended on the last two,
`crisis_plain_2_*.tsv`; most of the calm lines are look-alikes, word for word.

**The last two, when nobody had read them yet** (2026-12-01, the heads of the day before; 580 plain lines, 120 of
distress, 440 look-alikes, one in three in the very words of danger): plain sure 466 = 0.803 (95 % interval 0.769 to
0.834), sure or possible 558 = 0.962; distress sure 7; look-alikes sure 45 = 0.102 (0.077 to 0.134), 39 of them by a
rule, sure or possible 103. Of the 114 plain lines that were not sure 51 were of bodies in danger ("my baby is not
breathing"), which rules find since.
"""
TIERS = """
## Lines written for the tiers, on which no head was fitted (tests/data/crisis_tiers.tsv)

By the team's hand. Rules that flagged calm ones were mended after they were seen, so rules flatter here.
"""
LABELLED = """
## The labelled lines that the rules were written on (tests/alignment/data/crisis_labelled.tsv)

By a fit that saw seven eighths of the others. The rules' figures say only that nothing got lost.
"""
SHORT = """
## Short everyday messages, on which no head was fitted (tests/data/everyday_short.tsv)

By the team's hand: "ok", "go on", "see you next week". No set above has lines of a few words. The heads that were tried
on the third unseen set made 52 of these 166 possible and 2 sure, the ones before them, at 0.35, 19 and 1, and of 60
conversations of eight such messages 11 became sure over the turns. Since then 559 short everyday messages and 40 short
ones in danger are fitted on (`tests/alignment/data/crisis_short.tsv`).
"""
FOURTH_UNSEEN = """
## The fourth unseen set (tests/data/crisis_unseen_4_en.tsv, crisis_unseen_4_zh.tsv)

By two further writers (language models) who saw nothing of ours; no line was read. **Looked at once**, on 2026-12-01,
with the heads, rules and thresholds that ship settled and committed before. `python -m tests.fit_crisis_tiers
--unseen-set 4` prints the figures, and whoever runs it says so here.

- plain: sure 184/200 = 0.920 (95 % interval 0.874 to 0.950), sure or possible 197/200 = 0.985 (0.957 to 0.995)
- oblique: sure 55/160 = 0.344 (0.275 to 0.420), sure or possible 153/160 = 0.956 (0.912 to 0.979)
- distress: sure 1/80 = 0.013 (0.002 to 0.067), sure or possible 23/80 = 0.287 (0.200 to 0.395)
- calm, ordinary: sure 0/160 (0.000 to 0.023), sure or possible 14/160 = 0.087 (0.053 to 0.142)
- look-alikes, danger's words of something else: sure 3/240 = 0.013 (0.004 to 0.036), sure or possible 17/240 = 0.071
  (0.045 to 0.110)
- calm and look-alikes together: sure 3/400 = 0.007 (0.003 to 0.022), sure or possible 31/400 = 0.077 (0.055 to 0.108)
- the danger head's calibration error: 0.055

**Met: oblique lines (0.90), calm ones and look-alikes that are sure (0.01) and that are possible (0.08; ordinary calm
ones alone are 0.087, in Chinese about one in seven). Missed: plain lines that are surely found (0.95; the interval ends
there), and the calibration error (0.05) by little.** Rules alone find 0.82 of the plain lines. All three sure
look-alikes are so by a rule, none by the head alone; no line in danger is doubted. Of the 840
lines 3 stand word for word (but for capitals) among those that were fitted on.
"""
THIRD_UNSEEN = """
## The third unseen set (tests/data/crisis_unseen_3_en.tsv, crisis_unseen_3_zh.tsv)

By two further writers (language models) who saw nothing of ours; no line was read. **Looked at twice.** The second
time, on 2026-12-01, with what ships, in the hour in which the fourth set was looked at, nothing changed between and
nothing after:

- plain: sure 149/160 = 0.931 (95 % interval 0.881 to 0.961), sure or possible 154/160 = 0.963 (0.921 to 0.983)
- oblique: sure 60/160 = 0.375 (0.304 to 0.452), sure or possible 148/160 = 0.925 (0.873 to 0.957)
- distress: sure 1/80 = 0.013 (0.002 to 0.067), sure or possible 16/80 = 0.200 (0.127 to 0.300)
- calm, ordinary: sure or possible 0/120 (0.000 to 0.031)
- look-alikes: sure 2/120 = 0.017 (0.005 to 0.059), sure or possible 10/120 = 0.083 (0.046 to 0.147)
- calm and look-alikes together: sure 2/240 = 0.008 (0.002 to 0.030), sure or possible 10/240 = 0.042 (0.023 to 0.075)
- the danger head's calibration error: 0.057

The first time, on 2026-11-30, with the heads of that day (`possible_from` 0.15, `outright_from` 0.73; after that look
short everyday messages were fitted on too, because "ok" and "stop" were taken for possible danger, below; nothing of
the set led to that):

- plain: sure 150/160 = 0.938 (0.889 to 0.966), sure or possible 154/160 = 0.963 (0.921 to 0.983)
- oblique: sure 83/160 = 0.519 (0.442 to 0.595), sure or possible 154/160 = 0.963 (0.921 to 0.983)
- distress: sure 2/80 = 0.025 (0.007 to 0.087), sure or possible 17/80 = 0.212 (0.137 to 0.314)
- look-alikes: sure 5/120 = 0.042 (0.018 to 0.094), four by a rule, sure or possible 11/120 = 0.092 (0.052 to 0.157)
- calm and look-alikes together: sure 5/240 = 0.021 (0.009 to 0.048), sure or possible 11/240 = 0.046 (0.026 to 0.080)

Of the 640 lines 2 stood word for word among those that were fitted on then. Of conversations of eight of its ordinary
lines (twenty a language, drawn by seed) none had a turn that is possible or sure; with look-alikes among them none
became sure over the turns, and 7 of 40 were so by a rule in one turn or more (the first time; not tried again).
"""
