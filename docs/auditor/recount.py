#!/usr/bin/env python3
"""Adds up the exported ledger, by nothing but the export, and compares.

  recount.py ledger.csv                                  prints debits, credits and balance of every account
  recount.py ledger.csv --control ledger-control.csv     ... and checks lines, totals and the file's SHA-256
  recount.py ledger.csv --trial trial-balance.json       ... and compares with GET /api/v1/ledger/trial-balance

The export must begin with the first posting: GET /api/v1/ledger/export?from=2000-01-01&to=DAY, and DAY is the trial balance's date.
Exit code 1 when anything differs. Python 3.8 or newer, nothing else.
"""
import argparse
import csv
import hashlib
import json
import sys
from collections import defaultdict
from decimal import Decimal

# On these accounts a balance is debits minus credits; on all others credits minus debits.
DEBIT_GROWS = {"commission-cost", "media-cost", "advertiser-payable", "bank", "input-tax", "fx-difference", "currency-exchange"}


def read(path):
    """Sums by (kind, owner, currency), lines and totals by currency, and what is wrong with single lines."""
    sums = defaultdict(lambda: [Decimal(0), Decimal(0)])
    totals = defaultdict(lambda: [0, Decimal(0)])
    faults, seen, references = [], set(), set()
    with open(path, encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            amount = Decimal(row["amount"])
            debit = (row["debit_kind"], row["debit_owner"], row["currency"])
            credit = (row["credit_kind"], row["credit_owner"], row["currency"])
            if amount <= 0 or debit == credit:
                faults.append(f"line {number}: {amount} from {debit} to {credit}")
            if row["posting_id"] in seen or row["reference"] in references:
                faults.append(f"line {number}: posting or reference {row['reference']} is there twice")
            if row["event_date"] > row["accounting_date"]:
                faults.append(f"line {number}: accounted on {row['accounting_date']}, before it happened on {row['event_date']}")
            seen.add(row["posting_id"])
            references.add(row["reference"])
            sums[debit][0] += amount
            sums[credit][1] += amount
            totals[row["currency"]][0] += 1
            totals[row["currency"]][1] += amount
    return sums, totals, faults


def balance(kind, debits, credits):
    return debits - credits if kind in DEBIT_GROWS else credits - debits


def against_control(path, ledger, totals):
    faults, told = [], {}
    with open(ledger, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["file_sha256"] != digest:
                faults.append(f"control: SHA-256 is {digest}, should be {row['file_sha256']}")
            if row["currency"]:
                told[row["currency"]] = [int(row["postings"]), Decimal(row["total"])]
    if told != dict(totals):
        faults.append(f"control: the file holds {dict(totals)}, should hold {told}")
    return faults


def against_trial(path, sums):
    with open(path, encoding="utf-8") as file:
        told = json.load(file)
    theirs = {(row["kind"], row["owner"], row["currency"]):
              [Decimal(row["debits"]["amount"]), Decimal(row["credits"]["amount"]), Decimal(row["balance"]["amount"])] for row in told["rows"]}
    ours = {key: [debits, credits, balance(key[0], debits, credits)] for key, (debits, credits) in sums.items()}
    return [f"{key}: counted {ours.get(key)}, trial balance {theirs.get(key)}" for key in sorted(set(ours) | set(theirs)) if ours.get(key) != theirs.get(key)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("ledger")
    arguments.add_argument("--control")
    arguments.add_argument("--trial")
    asked = arguments.parse_args()

    sums, totals, faults = read(asked.ledger)
    for (kind, owner, currency), (debits, credits) in sorted(sums.items()):
        print(f"{kind:20} {owner:36} {currency} {debits:>16} {credits:>16} {balance(kind, debits, credits):>16}")
    for currency in sorted(totals):
        of = [side for (_, _, c), side in sums.items() if c == currency]
        debits, credits = sum(side[0] for side in of), sum(side[1] for side in of)
        print(f"{'total':20} {totals[currency][0]:>27} postings {currency} {debits:>16} {credits:>16}")
        if debits != credits:
            faults.append(f"{currency}: debits {debits}, credits {credits}")
    if asked.control:
        faults += against_control(asked.control, asked.ledger, totals)
    if asked.trial:
        faults += against_trial(asked.trial, sums)
    for fault in faults:
        print(fault, file=sys.stderr)
    print("differs" if faults else "agrees", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
