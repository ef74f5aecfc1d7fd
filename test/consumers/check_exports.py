"""Reads every export as its real consumer does: `check_exports.py FOLDER`, where FOLDER holds one folder per format.

Prints one line for each check and ends with a count; the exit code says whether all of them passed.
"""

import hashlib
import json
import sys
from pathlib import Path

import datasets
import mlcroissant
import pandas
import pyarrow.parquet
from trl import data_utils

folder = Path(sys.argv[1])


def rows_of(name, file=None):
    text = (folder / name / (file or f"{name}.jsonl")).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def summary_of(name):
    return json.loads((folder / name / "export.json").read_text(encoding="utf-8"))


def check_parquet():
    path = folder / "parquet" / "utterances.parquet"
    table = pyarrow.parquet.read_table(path)
    frame = pandas.read_parquet(path)
    assert len(frame) == table.num_rows == summary_of("parquet")["rows"] > 0
    assert str(table.schema.field("time_ms").type) == "int64"
    assert str(table.schema.field("withdrawn").type) == "bool"
    assert frame["goal_before"].map(json.loads).map(type).eq(list).all()
    assert frame["types"].map(json.loads).map(len).ge(1).all()
    assert set(frame["verdict"]) - {"", "proved", "progress", "failed"} == set()


def check_jsonl():
    frame = pandas.read_json(folder / "jsonl" / "episodes.jsonl", lines=True)
    assert len(frame) == summary_of("jsonl")["rows"] > 0
    assert frame["schemaVersion"].nunique() == 1


def check_hugging_face():
    cache = str(folder / "cache")
    totals = {}
    for kind, path in (("parquet", folder / "hf"), ("jsonl", folder / "hf" / "jsonl")):
        loaded = datasets.load_dataset(str(path), cache_dir=cache)
        assert set(loaded) <= {"train", "validation", "test"} and "train" in loaded
        totals[kind] = sum(split.num_rows for split in loaded.values())
        theorems = [set(zip(split["file"], split["declaration"])) for split in loaded.values()]
        assert sum(map(len, theorems)) == len(set().union(*theorems)), "a theorem stands in two splits"
        assert loaded["train"].features["time_ms"].dtype == "int64"
        assert loaded["train"].features["withdrawn"].dtype == "bool"
    assert totals["parquet"] == totals["jsonl"] == summary_of("hf")["rows"]


def check_croissant():
    dataset = mlcroissant.Dataset(jsonld=folder / "croissant" / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.report()
    records = list(dataset.records(record_set="utterances"))
    assert len(records) == summary_of("croissant")["rows"] > 0


def check_in_toto():
    statement = json.loads((folder / "in-toto" / "statement.json").read_text(encoding="utf-8"))
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    for subject in statement["subject"]:
        content = (folder / "in-toto" / subject["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == subject["digest"]["sha256"]


def loaded(name):
    file = str(folder / name / f"{name}.jsonl")
    return datasets.load_dataset("json", data_files=file, split="train", cache_dir=str(folder / "cache"))


def check_trl_preference():
    dataset = loaded("trl-preference")
    assert set(dataset.column_names) == {"prompt", "chosen", "rejected"} and len(dataset) > 0
    assert not data_utils.is_conversational(dataset[0])
    unpaired = data_utils.unpair_preference_dataset(dataset)
    assert set(unpaired.column_names) == {"prompt", "completion", "label"}
    assert len(unpaired) == 2 * len(dataset)


def check_trl_unpaired():
    dataset = loaded("trl-unpaired")
    assert set(dataset.column_names) == {"prompt", "completion", "label"}
    assert dataset.features["label"].dtype == "bool" and len(set(dataset["label"])) == 2


def check_trl_stepwise():
    dataset = loaded("trl-stepwise")
    assert set(dataset.column_names) == {"prompt", "completions", "labels"} and len(dataset) > 0
    for row in dataset:
        assert len(row["completions"]) == len(row["labels"]) > 0
        assert all(isinstance(label, bool) for label in row["labels"])


def check_chat():
    dataset = loaded("chat")
    assert all(data_utils.is_conversational(row) for row in dataset) and len(dataset) > 0
    for row in rows_of("chat"):
        assert [message["role"] for message in row["messages"]] == ["system", "user", "assistant"]


def check_chat_preference():
    for row in rows_of("chat-preference"):
        chosen, rejected = row["preferred_output"], row["non_preferred_output"]
        assert data_utils.is_conversational({"prompt": row["input"]["messages"], "chosen": chosen, "rejected": rejected})
    assert rows_of("chat-preference")


def check_lean_rows():
    for row in rows_of("ntp"):
        assert set(row) == {"state", "nextTactic", "srcUpToTactic", "declUpToTactic", "decl", "declId"}
        assert row["srcUpToTactic"].endswith(row["declUpToTactic"])
    for row in rows_of("leandojo"):
        assert row["traced_tactics"] and len(row["start"]) == len(row["end"]) == 2
    assert rows_of("ntp") and rows_of("leandojo")


def check_graded_rows():
    for row in rows_of("processbench"):
        assert -1 <= row["label"] < len(row["steps"])
    for row in rows_of("prm800k"):
        ratings = [item["rating"] for step in row["label"]["steps"] for item in step["completions"]]
        assert ratings and set(ratings) <= {-1, 0, 1}
    for row in rows_of("crowdmath"):
        numbers = [post["post_number"] for post in row["posts"]]
        assert numbers == list(range(1, len(numbers) + 1))


checks = [check for name, check in sorted(globals().items()) if name.startswith("check_")]
failed = 0
for check in checks:
    try:
        check()
        print(f"ok      {check.__name__}", flush=True)
    except Exception as error:  # Every consumer's own complaint is a failed check.
        failed += 1
        print(f"FAILED  {check.__name__}: {type(error).__name__}: {error}", flush=True)
print(f"{len(checks) - failed} of {len(checks)} checks passed")
sys.exit(1 if failed else 0)
