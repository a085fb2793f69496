package io.plumbline.reporting.known;

import java.util.Arrays;

/** Numbers persons from 0; two longs are a person. */
public final class Persons {

    private static final double FULL = 0.6;

    private long[] highs;
    private long[] lows;
    private int[] slots;
    private int size;

    public Persons(int expected) {
        int room = Math.max(16, expected);
        highs = new long[room];
        lows = new long[room];
        slots = empty(Integer.highestOneBit((int) (room / FULL)) * 2);
    }

    public int number(long high, long low) {
        int slot = slot(high, low);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (size == highs.length) {
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
        }
        highs[size] = high;
        lows[size] = low;
        slots[slot] = size++;
        if (size > slots.length * FULL) {
            slots = empty(slots.length * 2);
            for (int i = 0; i < size; i++) {
                slots[slot(highs[i], lows[i])] = i;
            }
        }
        return size - 1;
    }

    /** @return -1 when unknown */
    public int find(long high, long low) {
        return size == 0 ? -1 : slots[slot(high, low)];
    }

    public int size() {
        return size;
    }

    private int slot(long high, long low) {
        int mask = slots.length - 1;
        int slot = (int) Mix.of(high * 31 + low) & mask;
        while (slots[slot] >= 0 && (lows[slots[slot]] != low || highs[slots[slot]] != high)) {
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
