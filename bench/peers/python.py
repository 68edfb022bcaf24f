# SPDX-License-Identifier: MIT
"""python.py LIBRARY WIRE.jsonl THRESHOLD

Finds pairs of stories with a library of Python, as its manual shows, with
shingles of 5 words; prints them as "a TAB b". run.py runs it.
"""
import contextlib
import itertools
import json
import re
import sys
import tempfile

WORD = re.compile(r"[^\W_]+(?:['’.,:&_-][^\W_]+)*")
WIDTH = 5
NUMBERS = 128


def stories(path):
    """(id, text) of each story."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            story = json.loads(line)
            yield story["id"], story["text"]


def shingles(text):
    words = WORD.findall(text.lower())
    return {
        " ".join(words[i : i + WIDTH]) for i in range(len(words) - WIDTH + 1)
    }


def by_datasketch(path, threshold):
    from datasketch import MinHash, MinHashLSH

    ids, sets = [], []
    for name, text in stories(path):
        ids.append(name)
        sets.append([shingle.encode() for shingle in shingles(text)])
    index = MinHashLSH(threshold=threshold, num_perm=NUMBERS)
    for name, sketch in zip(ids, MinHash.bulk(sets, num_perm=NUMBERS)):
        for other in index.query(sketch):
            yield other, name
        index.insert(name, sketch)


def by_rensa(path, threshold):
    from rensa import RMinHash, RMinHashLSH

    ids, sets = [], []
    for name, text in stories(path):
        ids.append(name)
        sets.append(list(shingles(text)))
    # Its own advice: as many bands as make the threshold the turning point.
    index = RMinHashLSH(threshold, NUMBERS, 16)
    for number, sketch in enumerate(
        RMinHash.from_token_sets(sets, NUMBERS, 42)
    ):
        for other in index.query(sketch):
            yield ids[other], ids[number]
        index.insert(number, sketch)


def by_gaoya(path, threshold):
    from gaoya.minhash import MinHashStringIndex

    ids, texts = zip(*stories(path))
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=threshold, num_bands=None,
        band_size=None, num_hashes=NUMBERS, analyzer="word", lowercase=True,
        ngram_range=(WIDTH, WIDTH),
    )
    numbers = list(range(len(ids)))
    index.par_bulk_insert_docs(numbers, list(texts))
    for number, others in enumerate(index.par_bulk_query(list(texts))):
        for other in others:
            if other < number:
                yield ids[other], ids[number]


def by_set_similarity_search(path, threshold):
    from SetSimilaritySearch import all_pairs

    ids, texts = zip(*stories(path))
    sets = [shingles(text) or {""} for text in texts]
    for a, b, _ in all_pairs(sets, similarity_func_name="jaccard",
                             similarity_threshold=threshold):
        yield ids[min(a, b)], ids[max(a, b)]


def by_text_dedup(path, threshold):
    """A pipeline for whole data sets; it answers with groups."""
    from text_dedup import minhash

    ids = [name for name, _ in stories(path)]
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.redirect_stdout(sys.stderr),
    ):
        minhash.main(
            ["--path", "json", "--data_files", path, "--split", "train",
             "--column", "text", "--ngram", str(WIDTH), "--min_length",
             str(WIDTH), "--threshold", str(threshold), "--num_perm",
             str(NUMBERS), "--num_proc", "1", "--cache_dir", f"{folder}/cache",
             "--output", f"{folder}/out"],
            standalone_mode=False,
        )
    groups = {}
    for number in list(minhash.uf.parent):
        groups.setdefault(minhash.uf.find(number), []).append(number)
    for group in groups.values():
        for a, b in itertools.combinations(sorted(group), 2):
            yield ids[a], ids[b]


def main():
    library, path, threshold = sys.argv[1:]
    for a, b in globals()[f"by_{library}"](path, float(threshold)):
        print(a, b, sep="\t")


main()
