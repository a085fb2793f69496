package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTableTest {

    private static final List<String> CODES = List.of("AT", "DE", "FR", "US");

    private record Range(long first, long last, int country) {
    }

    /** Published by those who hold the addresses. */
    @ParameterizedTest
    @CsvSource({"193.0.6.139,NL", "81.2.69.142,GB", "5.9.1.1,DE", "1.1.1.1,AU", "200.160.2.3,BR", "133.11.0.1,JP", "2001:67c:2e8:22::c100:68b,NL", "2a01:4f8::1,DE", "2001:200::1,JP"})
    void the_table_that_comes_along_knows_where_well_known_addresses_are(String address, String country) {
        assertThat(new Places(Bundled.countries()).at(address)).isEqualTo(new Place(country, null, null));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "127.0.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "0.0.0.0", "fe80::1", "2001:db8::1", "::1"})
    void reserved_addresses_are_nowhere(String address) {
        assertThat(new Places(Bundled.countries()).at(address)).isEqualTo(Place.UNKNOWN);
    }

    @Test
    void every_country_of_the_table_is_one_and_most_of_them_are_in_it() {
        Set<String> known = Set.of(Locale.getISOCountries());
        Random random = new Random(7);
        Set<String> found = new java.util.HashSet<>();
        for (int i = 0; i < 300_000; i++) {
            Place place = Bundled.countries().at(new Network(0, 0xFFFF00000000L | random.nextInt() & 0xFFFFFFFFL, 128));
            if (place.country() != null) {
                found.add(place.country());
            }
        }
        assertThat(known).containsAll(found);
        assertThat(found).hasSizeGreaterThan(120).contains("US", "CN", "DE", "BR", "IN", "ZA");
    }

    @Test
    void what_is_packed_is_found_as_by_looking_through_all_of_it() throws IOException {
        long seed = System.nanoTime();
        System.out.println("CountryTableTest seed " + seed);
        Random random = new Random(seed);
        List<Range> four = ranges(random, 2_000, 1 << 12);
        List<Range> six = ranges(random, 2_000, 1L << 51);
        CountryTable table = CountryTable.read(new ByteArrayInputStream(packed(four, six)));
        assertThat(table.size()).isEqualTo(four.size() + six.size());
        for (int i = 0; i < 20_000; i++) {
            Range near = four.get(random.nextInt(four.size()));
            long address = near.first() - 2 + random.nextInt((int) (near.last() - near.first()) + 5) & 0xFFFFFFFFL;
            assertThat(table.at(new Network(0, 0xFFFF00000000L | address, 128)).country()).as("seed %d, %d", seed, address).isEqualTo(bySearching(four, address));
            Range far = six.get(random.nextInt(six.size()));
            long half = far.first() + random.nextInt(3) - 1;
            assertThat(table.at(new Network(half, random.nextLong(), 128)).country()).as("seed %d, %x", seed, half).isEqualTo(bySearching(six, half));
        }
    }

    private static String bySearching(List<Range> ranges, long address) {
        return ranges.stream().filter(range -> Long.compareUnsigned(address, range.first()) >= 0 && Long.compareUnsigned(address, range.last()) <= 0)
                .map(range -> CODES.get(range.country())).findFirst().orElse(null);
    }

    private static List<Range> ranges(Random random, int count, long step) {
        List<Range> ranges = new ArrayList<>();
        long next = 5;
        for (int i = 0; i < count; i++) {
            long first = next + (random.nextInt(3) == 0 ? 0 : random.nextLong(step));
            long last = first + random.nextLong(step);
            ranges.add(new Range(first, last, random.nextInt(CODES.size())));
            next = last + 1;
        }
        return ranges;
    }

    @SafeVarargs
    private static byte[] packed(List<Range>... families) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (List<Range> ranges : families) {
            number(all, CODES.size());
            all.writeBytes(String.join("", CODES).getBytes(StandardCharsets.US_ASCII));
            number(all, ranges.size());
            long next = 0;
            for (Range range : ranges) {
                number(all, range.first() - next);
                next = range.last() + 1;
            }
            ranges.forEach(range -> number(all, range.last() - range.first()));
            ranges.forEach(range -> all.write(range.country()));
        }
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(all.toByteArray());
        }
        return zipped.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long left = value;
        for (; Long.compareUnsigned(left, 0x7F) > 0; left >>>= 7) {
            out.write((int) (left & 0x7F | 0x80));
        }
        out.write((int) left);
    }
}
