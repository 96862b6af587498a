"""The words of docs/crisis-tiers.md, whose figures ``tests.fit_crisis_tiers`` computes."""

OPENING = """# The two tiers of the crisis screen

A message is *sure* where a rule says so, or where the sentence classifier's calibrated chance of danger reaches
`sure_from`; it is *possible* from `possible_from` on. Both stand in `resources/evidence/crisis_tiers.yaml` ({sure} and
{possible} now). Sure: help stands across the conversation and the reply is folded. Possible: one quiet line with the
way to help, nothing else. This page is written by `python -m tests.fit_crisis_tiers`.

Each figure is the share of lines that a rule or the classifier flags from that chance on; in brackets in a table, the
classifier alone. Its last row is the rules alone. A line in which rules see concern for somebody else is neither sure
nor possible: it gets help of its own. Goals: plain ≥ 0.95 sure, oblique ≥ 0.90 possible, calm ≤ 0.01 sure
and ≤ 0.08 possible, calibration error ≤ 0.05. Figures on public sets are in `benchmarks.md`.
"""
SECOND_UNSEEN = """
## The second unseen set (tests/data/crisis_unseen_2_en.tsv, crisis_unseen_2_zh.tsv)

By two further writers (language models) who saw nothing of ours; no line was read, no head or threshold chosen on it.
**Looked at once**, on 2026-11-30, with the heads that ship, settled before, and with a second round of heads: taught by
plain lines and by all writers, the first unseen set among them, with a head for danger said outright. Those found 141
plain lines surely (133 by the heads that ship) and 108 oblique ones at all (115); they flagged 6 calm ones (5); 3 of
distress were sure (1). Fewer oblique ones, so they did not land (`decisions/0014-sentence-classifier.md`). For this
page the figures of the heads that ship were computed again. **Missed: plain ones that are sure, and oblique ones.**
"""
UNSEEN = """
## The first unseen set (tests/data/crisis_unseen_en.tsv, crisis_unseen_zh.tsv)

By two writers (language models) who saw nothing of ours. **Unseen when first measured**, on 2026-11-30, with heads
and thresholds settled on the development lines below: plain sure 95 of 120 = 0.79, oblique sure or possible 124 of
180 = 0.69, distress 18 of 100, calm 6 of 200 = 0.03, calibration error 0.055. The figures below are of the second
look: between the two, public texts without danger were fitted on in the pieces in which they are read, because
moderation texts were flagged twice as often as before; thresholds stayed. A third look was at the heads before
phrases and writers' lines: oblique 77, calm 6, plain sure 95, calibration error 0.111. No threshold was chosen on
this set, and no line of it was read. The figures of the three looks count a line with concern for
somebody else as the classifier's. Later the same day heads that did not land were fitted on it: it is development data
now. **Missed: plain ones that are sure, and oblique ones.** Strangers say plain things in words that rules written on
our own lines do not know.
"""
DEVELOPMENT = """
## Lines of four writers, each scored by a fit that saw no line of that writer

Development lines (`tests/alignment/data/crisis_oblique.tsv`, `crisis_writer_*.tsv`): the rules were not written on the
three writers' files, the heads that ship were fitted on all of them. `possible_from` and `sure_from` were read off
this table: the first is where at most 0.08 of the calm lines in each language are flagged, the second where of all calm
lines none is flagged by the classifier alone. The calm lines are look-alikes, most of them word for word.
"""
TIERS = """
## Lines written for the tiers, on which no head was fitted (tests/data/crisis_tiers.tsv)

By the team's hand. Rules that flagged calm ones were mended after they were seen, so rules flatter here.
"""
LABELLED = """
## The labelled lines that the rules were written on (tests/alignment/data/crisis_labelled.tsv)

By a fit that saw three quarters of the others. The rules' figures say only that nothing got lost.
"""
