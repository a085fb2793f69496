package io.plumbline.tracking.traffic;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Which country an address is in, from the table that comes with the product: sorted ranges, about ten megabytes of memory. How it
 * is made and packed: {@code src/lists/countries.py}.
 */
final class CountryTable {

    /** Ranges of one family, in the order of unsigned numbers. */
    private record Ranges(long[] first, long[] last, byte[] country, Place[] places) {

        Place at(long address) {
            int found = Arrays.binarySearch(first, address ^ Long.MIN_VALUE);
            int place = found >= 0 ? found : -found - 2;
            return place < 0 || (address ^ Long.MIN_VALUE) > last[place] ? Place.UNKNOWN : places[country[place] & 0xFF];
        }
    }

    private final Ranges four;
    private final Ranges six;

    private CountryTable(Ranges four, Ranges six) {
        this.four = four;
        this.six = six;
    }

    static CountryTable read(InputStream zipped) {
        try (GZIPInputStream in = new GZIPInputStream(zipped)) {
            DataInputStream all = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
            return new CountryTable(ranges(all), ranges(all));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Place at(Network address) {
        return address.isV4() ? four.at(address.low() & 0xFFFFFFFFL) : six.at(address.high());
    }

    int size() {
        return four.first.length + six.first.length;
    }

    private static Ranges ranges(DataInputStream in) throws IOException {
        Place[] places = new Place[(int) number(in)];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Place(new String(in.readNBytes(2), StandardCharsets.US_ASCII), null, null);
        }
        int count = (int) number(in);
        long[] first = new long[count];
        long[] last = new long[count];
        for (int i = 0; i < count; i++) {
            first[i] = number(in);
        }
        long next = 0;
        for (int i = 0; i < count; i++) {
            // Signs are turned, so that the order of numbers is the order of addresses.
            long start = next + first[i];
            first[i] = start ^ Long.MIN_VALUE;
            long end = start + number(in);
            last[i] = end ^ Long.MIN_VALUE;
            next = end + 1;
        }
        return new Ranges(first, last, in.readNBytes(count), places);
    }

    private static long number(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            value |= (part & 0x7FL) << shift;
            if (part < 0x80) {
                return value;
            }
        }
    }
}
