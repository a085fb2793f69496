package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Mix;
import java.util.Arrays;

/** Numbers long values from 0 in the order they are first seen. */
final class LongIndex {

    private static final double FULL = 0.6;

    private long[] values = new long[64];
    private int[] slots = empty(256);
    private int size;

    int add(long value) {
        int slot = slot(value);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size] = value;
        slots[slot] = size;
        size++;
        if (size > slots.length * FULL) {
            slots = empty(slots.length * 2);
            for (int i = 0; i < size; i++) {
                slots[slot(values[i])] = i;
            }
        }
        return size - 1;
    }

    int size() {
        return size;
    }

    long value(int index) {
        return values[index];
    }

    private int slot(long value) {
        int mask = slots.length - 1;
        int slot = (int) Mix.of(value) & mask;
        while (slots[slot] >= 0 && values[slots[slot]] != value) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int[] empty(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }
}
