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
of calm lines are flagged: nine of strangers (the four formerly unseen sets, in which more than every second calm line
has words of danger) to one look-alike by a writer of development lines, most of which copy a line of danger word for
word. **The rule gives {possible}.** It was 0.35, where at most 0.08 of the look-alikes alone are flagged. *Possible*
costs a person one quiet line; a miss may cost a life. Rules and danger head:
"""
OUTRIGHT_CURVE = """
## How `outright_from` was chosen

Likewise by fits without the writer: the least hundredth from which rules and the outright head together make at most
0.01 of the strangers' calm lines sure, and the head by itself at most 0.01 of all writers' calm lines (0.005 until
2026-12-01; most of these are look-alikes, so this bound alone decided, and strangers' lines had room). **The rule
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
## The four formerly unseen sets (tests/data/crisis_unseen_en.tsv, _2_, _3_, _4_ and the Chinese of each)

By eight writers (language models) who saw nothing of ours. Development data now: the heads that ship are fitted on them
and the thresholds are chosen on them; of the last two nobody has read a line even so. Here each set is scored by fits
that saw nothing of it. When they were unseen, with the heads of each day ("at all" is sure or possible):

| set, looked at | plain, sure | oblique, at all | calm and look-alikes, sure | ... at all | calibration error |
| --- | --- | --- | --- | --- | --- |
| first, 2026-11-30 (`possible_from` 0.35) | 95/120 = 0.79 | 124/180 = 0.69 | | 6/200 = 0.03 | 0.055 |
| second, 2026-11-30 (0.35) | 133/160 = 0.83 | 115/160 = 0.72 | | 5/200 = 0.025 | 0.053 |
| third, 2026-11-30 (0.15) | 150/160 = 0.938 | 154/160 = 0.963 | 5/240 = 0.021 | 11/240 = 0.046 | |
| third again, 2026-12-01 (0.14) | 149/160 = 0.931 | 148/160 = 0.925 | 2/240 = 0.008 | 10/240 = 0.042 | 0.057 |
| fourth, 2026-12-01 (0.14) | 184/200 = 0.920 | 153/160 = 0.956 | 3/400 = 0.0075 | 31/400 = 0.077 | 0.055 |

By fits that did not see them, with the rules of now:
"""
WRITERS = """
## Lines of thirteen further writers, each scored by a fit that saw no line of that writer

Development lines (`tests/alignment/data/crisis_oblique.tsv`, `crisis_writer_*.tsv`, `crisis_plain_*.tsv`; two files of
plain lines by writers to one brief are one fold). The rules were written on the first file, and mended on the last six,
`crisis_plain_2_*.tsv` to `crisis_plain_4_*.tsv`; most of the calm lines are look-alikes, word for word.

**Files when nobody had read them yet** (2026-12-01, with the heads and rules of the day before each):

| file | plain, sure | plain, sure or possible | distress, sure | calm, sure | calm, sure or possible |
| --- | --- | --- | --- | --- | --- |
| `crisis_plain_2_*` | 466/580 = 0.803 (0.769 to 0.834) | 558/580 = 0.962 | 7/120 | 45/440 = 0.102 | 103/440 |
| `crisis_plain_3_*` | 469/600 = 0.782 (0.747 to 0.813) | 559/600 = 0.932 | 6/120 | 4/560 = 0.007 | 34/560 = 0.061 |
| `crisis_plain_4_*` | 441/600 = 0.735 (0.698 to 0.769) | 558/600 = 0.930 | 5/120 | 18/560 = 0.032 | 61/560 = 0.109 |

What was missed was above all bodies and places in danger: of the 240 such lines of the last four files rules found 78
and rules and heads 127. Rules find 164 of them since (two signs near each other, `two-signs` in the vocabulary).
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
FIFTH_UNSEEN = """
## The fifth unseen set (tests/data/crisis_unseen_5_en.tsv, crisis_unseen_5_zh.tsv)

By two further writers (language models) who saw nothing of ours; no line was read. **Looked at once**, on 2026-12-01,
with the heads, rules and thresholds that ship settled and committed before, and nothing changed after. `python -m
tests.fit_crisis_tiers --unseen-set` prints the figures, and whoever runs it says so here.

- plain: sure 285/300 = 0.950 (95 % interval 0.919 to 0.969), sure or possible 294/300 = 0.980 (0.957 to 0.991)
- oblique: sure 89/160 = 0.556 (0.479 to 0.631), sure or possible 153/160 = 0.956 (0.912 to 0.979)
- distress: sure 2/80 = 0.025 (0.007 to 0.087), sure or possible 23/80 = 0.287 (0.200 to 0.395)
- calm, ordinary: sure 0/200 (0.000 to 0.019), sure or possible 10/200 = 0.050 (0.027 to 0.090)
- look-alikes, danger's words of something else: sure 4/300 = 0.013 (0.005 to 0.034), sure or possible 24/300 = 0.080
  (0.054 to 0.116)
- calm and look-alikes together: sure 4/500 = 0.008 (0.003 to 0.020), sure or possible 34/500 = 0.068 (0.049 to 0.094)
- the danger head's calibration error: 0.034

**All five goals are met by the point estimates; the interval of the plain lines reaches down to 0.92.** On lines whose
writers were asked to make them as different as people are (`crisis_plain_3_*`, `crisis_plain_4_*`, below) plain danger
was found less surely before these files were fitted on. Rules alone find 0.83 of the plain lines. All four sure
look-alikes are so by a rule, none by the head alone; no line in danger is doubted. Of the 1,040 lines 10 stand word
for word (but for capitals and points) among those that were fitted on.
"""
