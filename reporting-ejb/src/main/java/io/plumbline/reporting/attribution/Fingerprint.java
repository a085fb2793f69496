package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Mix;

/** Of a set of events, in whatever order they come: two sums of well mixed bits. */
final class Fingerprint {

    private long first;
    private long second;

    void add(long high, long low, long micros, long what) {
        long mixed = Mix.of(Mix.of(Mix.of(Mix.of(high) ^ low) ^ micros) ^ what);
        first += mixed;
        second += Mix.of(mixed ^ 0x9e3779b97f4a7c15L);
    }

    @Override
    public String toString() {
        return String.format("%016x%016x", first, second);
    }
}
