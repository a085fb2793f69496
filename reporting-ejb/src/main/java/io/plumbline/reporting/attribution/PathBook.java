package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Mix;
import java.util.Arrays;

/** Journeys by their path: how often each distinct one converted, for how much, and how often it led nowhere. */
final class PathBook {

    private static final double FULL = 0.6;

    private int[] pool = new int[1024];
    private int used;
    private int[] ends = new int[256];
    private long[] conversions = new long[256];
    private long[] values = new long[256];
    private long[] nulls = new long[256];
    private int[] slots = empty(1024);
    private int size;

    /** @param valueMinor of all these conversions together */
    void add(int[] steps, int length, long ofConversions, long valueMinor, long ofNulls) {
        int path = find(steps, length);
        conversions[path] = Math.addExact(conversions[path], ofConversions);
        values[path] = Math.addExact(values[path], valueMinor);
        nulls[path] = Math.addExact(nulls[path], ofNulls);
    }

    int size() {
        return size;
    }

    int length(int path) {
        return ends[path] - start(path);
    }

    int step(int path, int position) {
        return pool[start(path) + position];
    }

    /** Copies the path to the beginning of {@code into}, which is made larger when it must. */
    int[] copy(int path, int[] into) {
        int length = length(path);
        int[] target = into.length >= length ? into : new int[Math.max(length, into.length * 2)];
        System.arraycopy(pool, start(path), target, 0, length);
        return target;
    }

    long conversions(int path) {
        return conversions[path];
    }

    long valueMinor(int path) {
        return values[path];
    }

    long nulls(int path) {
        return nulls[path];
    }

    private int start(int path) {
        return path == 0 ? 0 : ends[path - 1];
    }

    private int find(int[] steps, int length) {
        int slot = slot(hash(steps, 0, length), steps, length);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        slots[slot] = size;
        append(steps, length);
        if (size > slots.length * FULL) {
            grow();
        }
        return size - 1;
    }

    private void append(int[] steps, int length) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            conversions = Arrays.copyOf(conversions, size * 2);
            values = Arrays.copyOf(values, size * 2);
            nulls = Arrays.copyOf(nulls, size * 2);
        }
        if (used + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(used + length, (int) Math.min(Integer.MAX_VALUE - 8L, pool.length * 2L)));
        }
        System.arraycopy(steps, 0, pool, used, length);
        used += length;
        ends[size] = used;
        size++;
    }

    private void grow() {
        slots = empty(slots.length * 2);
        int mask = slots.length - 1;
        for (int path = 0; path < size; path++) {
            int slot = (int) hash(pool, start(path), length(path)) & mask;
            while (slots[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = path;
        }
    }

    private int slot(long hash, int[] steps, int length) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] >= 0 && !same(slots[slot], steps, length)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean same(int path, int[] steps, int length) {
        return Arrays.equals(pool, start(path), ends[path], steps, 0, length);
    }

    private static long hash(int[] steps, int from, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = Mix.of(hash * 31 + steps[from + i]);
        }
        return hash;
    }

    private static int[] empty(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }
}
