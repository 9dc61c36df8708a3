"""Pairs of customer keys that the platform calls one person, against the simulator's truth."""

import csv
import hashlib
from itertools import combinations

import filrouge

KINDS = {"customer_key": "customer_key", "email": "email", "phone": "phone"}


def identifier(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}|shop|{value}".encode()).hexdigest()[:32]


def pairs(groups):
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def test_precision_and_recall_of_the_people_found(demo, lake, record_property):
    with open(demo / "shop" / "truth" / "identities.csv", newline="", encoding="utf-8") as lines:
        truth = [row for row in csv.DictReader(lines) if row["kind"] == "customer_key"]
    current = filrouge.table(lake, "identity/customer_identifiers")
    current = current[current["valid_to"].isna() & (current["kind"] == "customer_key")]
    customer_of = dict(zip(current["identifier"], current["customer_id"], strict=True))
    people, customers = {}, {}
    for row in truth:
        key = identifier("customer_key", row["value"])
        if key in customer_of:
            people.setdefault(row["person"], set()).add(key)
            customers.setdefault(customer_of[key], set()).add(key)
    true_pairs, found_pairs = pairs(people), pairs(customers)
    assert len(true_pairs) > 50
    precision = len(true_pairs & found_pairs) / max(1, len(found_pairs))
    recall = len(true_pairs & found_pairs) / len(true_pairs)
    record_property("precision", precision)
    record_property("recall", recall)
    print(f"identity: {len(true_pairs)} true pairs, precision {precision:.4f}, recall {recall:.4f}")
    assert precision >= 0.99
    assert recall >= 0.80
