# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor of the tag rows, made anew, and how surely ours is above it.

The floor is a bag of words: one and two words (a Chinese character is a word), stretches of two to five characters in
words, each weighed by its rarity; a linear line for every tag. The paired bootstrap (Efron & Tibshirani 1993) draws
conversations, or queries that stand alone, again and again and takes the difference in micro F1 each time.
"""
import csv
import random

DRAWS = 2000
SEED = 20240601
WORD = r"(?u)[\u3400-\u4dbf\u4e00-\u9fff]|\b[a-zA-Z0-9]+\b"


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        row["labels"] = set() if row["labels"] == "NONE" else set(row["labels"].split("|"))
    return rows


def read_threshold(data, row):
    """Where the published floor of the row drew its line."""
    with open(data / "baselines.tsv", encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file, delimiter="\t"):
            if one["task"] == "dev/" + row and one["system"] == "tfidf_svm":
                return float(one["threshold"])
    return None


def predict(train, test, threshold):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import FeatureUnion
    from sklearn.preprocessing import MultiLabelBinarizer
    from sklearn.svm import LinearSVC

    blocks = FeatureUnion([
        ("words", TfidfVectorizer(token_pattern=WORD, ngram_range=(1, 2), sublinear_tf=True)),
        ("stretches", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
    ])
    tags = MultiLabelBinarizer()
    lines = OneVsRestClassifier(LinearSVC(C=1)).fit(blocks.fit_transform([row["text"] for row in train]),
                                                    tags.fit_transform([row["labels"] for row in train]))
    scores = lines.decision_function(blocks.transform([row["text"] for row in test]))
    return [{tag for tag, score in zip(tags.classes_, row) if score >= threshold} for row in scores]


def read_predictions(path, test, threshold):
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            query, label, score = line.rstrip("\n").split("\t")
            if float(score) >= threshold:
                found.setdefault(query, set()).add(label)
    return [found.get(row["id"], set()) for row in test]


def count(test, ours, floor):
    """By conversation or lone query: right and predicted of both, and what was to find."""
    groups = {}
    for row, mine, theirs in zip(test, ours, floor):
        name = row["id"] if row["conv"] == "-" else row["conv"]
        sums = groups.setdefault(name, [0] * 5)
        for i, n in enumerate((len(mine & row["labels"]), len(mine), len(theirs & row["labels"]), len(theirs),
                               len(row["labels"]))):
            sums[i] += n
    return list(groups.values())


def difference(groups):
    right, said, floor_right, floor_said, wanted = (sum(column) for column in zip(*groups))
    return 200 * right / (said + wanted) - 200 * floor_right / (floor_said + wanted)


def interval(data, row, folder, train, test, predictions, threshold):
    """Ours less the floor in points of micro F1, with 95 of 100 draws; None: there is no such floor or no sklearn."""
    line = read_threshold(data, row)
    if line is None:
        return None
    gold = read_table(data / folder / (test + ".tsv"))
    try:
        floor = predict(read_table(data / folder / (train + ".tsv")), gold, line)
    except ImportError:
        return None
    groups = count(gold, read_predictions(predictions, gold, threshold), floor)
    dice = random.Random(SEED)
    drawn = sorted(difference(dice.choices(groups, k=len(groups))) for _ in range(DRAWS))
    return difference(groups), drawn[DRAWS * 25 // 1000], drawn[DRAWS * 975 // 1000]
