#!/usr/bin/env python3
"""Makes src/main/resources/lists/countries.bin.gz of the two text files of the IPFire Location database as Tor distributes it
(Debian package tor-geoipdb): countries.py geoip geoip6 OUT. What it is and under which licence: countries.LICENSE beside the result.

Layout, inside gzip: for IPv4, then for IPv6 (upper 64 bits of an address): number of countries and their codes, number of ranges,
then all gaps before a range, all lengths of ranges less one, and the countries of the ranges (a byte each). Numbers are varints.
"""
import gzip
import ipaddress
import sys

# Withdrawn, reserved or made up for routing: no visitor is "in" them.
NO_COUNTRIES = {"??", "XX", "ZZ", "AP", "EU", "A1", "A2", "A3", "T1", "AB", "AN", "CS", "OS", "SU", "UN"}
SAME = {"UK": "GB"}


def rows(path, number):
    with open(path, encoding="ascii") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                first, last, country = line.strip().split(",")
                yield number(first), number(last), SAME.get(country, country)


def merged(ranges):
    whole = []
    for first, last, country in ranges:
        if country in NO_COUNTRIES:
            continue
        if whole and first <= whole[-1][1]:
            first = whole[-1][1] + 1
        if first > last:
            continue
        if whole and whole[-1][2] == country and whole[-1][1] + 1 == first:
            whole[-1][1] = last
        else:
            whole.append([first, last, country])
    return whole


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return out


def packed(ranges):
    codes = sorted({country for _, _, country in ranges})
    gaps, lengths, countries, before = bytearray(), bytearray(), bytearray(), -1
    for first, last, country in ranges:
        gaps += varint(first - before - 1)
        lengths += varint(last - first)
        countries.append(codes.index(country))
        before = last
    return varint(len(codes)) + "".join(codes).encode() + varint(len(ranges)) + gaps + lengths + countries


def upper(text):
    return int(ipaddress.IPv6Address(text)) >> 64


four, six, out = sys.argv[1:]
table = packed(merged(rows(four, int))) + packed(merged(rows(six, upper)))
with open(out, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
    zipped.write(table)
