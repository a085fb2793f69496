package io.plumbline.campaign.creative;

import io.plumbline.shared.Invalid;
import java.nio.charset.StandardCharsets;

/** A file, read with bounds: what lies beyond its end is a file cut off, not a bug. */
record Bytes(byte[] all) {

    int length() {
        return all.length;
    }

    int at(long position) {
        if (position < 0 || position >= all.length) {
            throw corrupt("it ends too early");
        }
        return all[(int) position] & 0xFF;
    }

    int big16(long at) {
        return at(at) << 8 | at(at + 1);
    }

    long big32(long at) {
        return (long) big16(at) << 16 | big16(at + 2);
    }

    long big64(long at) {
        return big32(at) << 32 | big32(at + 4);
    }

    int little16(long at) {
        return at(at) | at(at + 1) << 8;
    }

    int little24(long at) {
        return little16(at) | at(at + 2) << 16;
    }

    long little32(long at) {
        return little16(at) | (long) little16(at + 2) << 16;
    }

    /** Characters of one byte each, as formats name their parts. */
    String name(long at, int length) {
        at(at + length - 1);
        return new String(all, (int) at, length, StandardCharsets.ISO_8859_1);
    }

    boolean says(long at, String text) {
        return at + text.length() <= all.length && name(at, text.length()).equals(text);
    }

    boolean begins(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= all.length || (all[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    static Invalid corrupt(String how) {
        return new Invalid("file", "file-corrupt", "This file is damaged: " + how + ".");
    }
}
