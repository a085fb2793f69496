package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.tracking.api.SpoolFull;
import io.plumbline.tracking.store.Columns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final int SEGMENT = 8 * 1024;
    private static final Limits SMALL = new Limits(SEGMENT, 20L * SEGMENT, 100, 1 << 20);

    @TempDir
    private Path directory;

    private Journal open() throws IOException {
        return Journal.open(directory, SMALL, Disk.REAL);
    }

    @Test
    void every_kind_of_value_comes_back_as_it_went_in() throws Exception {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-11-22T01:02:03.456789Z");
        try (Journal journal = open()) {
            CountDownLatch written = new CountDownLatch(1);
            journal.append(Filer.CLICK, new Columns().with("text", "Zürich \uD83D\uDE00").with("long", Long.MIN_VALUE).with("int", -7).with("yes", true)
                    .with("no", false).with("id", id).with("at", at).with("none", null).with("empty", ""), failure -> written.countDown());
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();

            Entry entry = journal.next(10, 1).entries().get(0);

            assertThat(entry.names()).containsExactly("text", "long", "int", "yes", "no", "id", "at", "none", "empty");
            assertThat(entry.values()).containsExactly("Zürich \uD83D\uDE00", Long.MIN_VALUE, -7, true, false, id, at, null, "");
            assertThat(entry.get("a column of later")).isNull();
        }
    }

    @Test
    void records_come_back_in_order_over_many_files_and_files_that_are_done_with_go() throws Exception {
        int[] all = IntStream.range(0, 1_500).toArray();
        try (Journal journal = open()) {
            Told told = new Told();
            for (int from = 0; from < all.length; from += 50) {
                told.put(journal, Arrays.copyOfRange(all, from, from + 50));
            }
            assertThat(journal.segments()).isGreaterThan(5);
            assertThat(told.durable).as("everybody is told in order").isEqualTo(IntStream.of(all).boxed().toList());

            assertThat(Told.numbers(journal)).isEqualTo(told.durable);

            assertThat(journal.segments()).isEqualTo(1);
            assertThat(journal.progress().oldest()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void the_place_of_a_file_that_is_done_with_is_written_again_and_nothing_of_it_comes_back() throws Exception {
        for (int round = 0; round < 3; round++) {
            int first = round * 1_500;
            try (Journal journal = open()) {
                Told told = new Told();
                for (int from = first; from < first + 1_500; from += 50) {
                    told.put(journal, IntStream.range(from, from + 50).toArray());
                    assertThat(Told.numbers(journal)).containsExactlyElementsOf(IntStream.range(from, from + 50).boxed().toList());
                }
            }
            assertThat(used()).as("no more than are kept").hasSizeLessThanOrEqualTo(2);
            // As a crash leaves one: half zeros, half records of a time gone by.
            byte[] half = new byte[SEGMENT];
            Arrays.fill(half, SEGMENT / 2, SEGMENT, (byte) 7);
            Files.write(directory.resolve("0000000000aa.seg.used"), half);
            try (Journal journal = open()) {
                assertThat(Told.numbers(journal)).as("the last file's, which the database knows").allMatch(number -> number >= first);
                assertThat(journal.repaired()).isZero();
                assertThat(directory.resolve("0000000000aa.seg.used")).doesNotExist();
            }
        }
    }

    @Test
    void nothing_of_what_was_taken_stays_readable_in_a_file_that_is_kept() throws Exception {
        try (Journal journal = open()) {
            Told told = new Told();
            for (int from = 0; from < 1_500; from += 50) {
                told.put(journal, IntStream.range(from, from + 50).toArray());
            }
            Told.numbers(journal);

            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (used().size() < 2 || !used().stream().allMatch(JournalTest::isBlank)) {
                assertThat(System.nanoTime()).as("blank within 20 s").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isBlank(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length == SEGMENT && Arrays.equals(bytes, new byte[SEGMENT]);
        } catch (IOException gone) {
            return false;
        }
    }

    private List<Path> used() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".used")).toList();
        }
    }

    @Test
    void a_restart_finds_what_was_not_taken_off() throws Exception {
        try (Journal journal = open()) {
            new Told().put(journal, 1, 2, 3, 4, 5);
            Journal.Batch batch = journal.next(2, 1);
            journal.taken(batch);
        }
        try (Journal journal = open()) {
            assertThat(journal.progress().appended()).isEqualTo(5);
            new Told().put(journal, 6, 7);

            assertThat(Told.numbers(journal)).as("the database knows how far the file had come; the file itself does not").containsExactly(1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void of_a_record_torn_at_any_byte_nothing_comes_back_and_all_before_it_does() throws Exception {
        try (Journal journal = open()) {
            new Told().put(journal, 1, 2, 3);
        }
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        int start = lastRecord(whole);
        for (int length = start; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Journal journal = open()) {
                assertThat(Told.numbers(journal)).as("cut at byte " + length + " of " + whole.length).containsExactly(1, 2);
                assertThat(journal.repaired()).isZero();
            }
            clear();
            // As a file that was made in full size looks: zeros behind the tear.
            Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, length), SEGMENT));
            try (Journal journal = open()) {
                assertThat(Told.numbers(journal)).as("torn at byte " + length + " of " + whole.length).containsExactlyElementsOf(
                        Arrays.equals(Arrays.copyOf(Arrays.copyOf(whole, length), whole.length), whole) ? List.of(1, 2, 3) : List.of(1, 2));
            }
            clear();
        }
    }

    @Test
    void a_damaged_record_is_put_aside_and_those_behind_it_stay() throws Exception {
        try (Journal journal = open()) {
            new Told().put(journal, 1, 2, 3);
        }
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        int second = previousRecord(whole, lastRecord(whole));
        for (int at = second; at < lastRecord(whole); at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(file, damaged);
            try (Journal journal = open()) {
                assertThat(Told.numbers(journal)).as("byte " + at).containsExactly(1, 3);
                assertThat(journal.repaired()).isEqualTo(1);
            }
            try (Stream<Path> aside = Files.list(directory.resolve("quarantine"))) {
                assertThat(aside.findFirst().map(JournalTest::size)).contains((long) lastRecord(whole) - second);
            }
            clear();
        }
    }

    @Test
    void damage_to_the_names_of_the_columns_costs_no_record() throws Exception {
        try (Journal journal = Journal.open(directory, new Limits(1 << 20, 8L << 20, 2_000, 1 << 22), Disk.REAL)) {
            new Told().put(journal, IntStream.range(0, 1_200).toArray());
        }
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[Segment.HEADER + Segment.FRAME + 3] ^= 1;
        Files.write(file, bytes);
        try (Journal journal = open()) {
            assertThat(journal.repaired()).isEqualTo(1);
            assertThat(Told.numbers(journal)).isEqualTo(IntStream.range(0, 1_200).boxed().toList());
        }
    }

    @Test
    void a_full_journal_says_so_before_anything_is_acknowledged_and_takes_again_when_there_is_room() throws Exception {
        try (Journal journal = Journal.open(directory, new Limits(SEGMENT, 3L * SEGMENT, 100, 1 << 20), Disk.REAL)) {
            Told told = new Told();
            int number = 0;
            while (told.failed.isEmpty() && number < 10_000) {
                told.put(journal, number++);
            }
            assertThat(told.failed).as("one was refused").hasSize(1);
            assertThat(journal.blocked()).contains("limit");
            assertThat(journal.bytes()).isLessThanOrEqualTo(3L * SEGMENT);
            assertThatThrownBy(() -> journal.append(Filer.CLICK, Told.row(-1), failure -> { })).isInstanceOf(SpoolFull.class);

            assertThat(Told.numbers(journal)).isEqualTo(told.durable);

            putUntilTaken(journal, told, number);
            assertThat(journal.blocked()).isNull();
            assertThat(Told.numbers(journal)).containsExactly(number);
        }
    }

    @Test
    void a_disk_that_fails_loses_nothing_that_was_acknowledged_and_is_used_again_when_it_works() throws Exception {
        FailingDisk disk = new FailingDisk();
        Told told = new Told();
        try (Journal journal = Journal.open(directory, SMALL, disk)) {
            told.put(journal, 1, 2);
            for (FailingDisk.How how : FailingDisk.How.values()) {
                disk.fail(how);
                told.put(journal, 100 + how.ordinal());
                assertThat(journal.blocked()).as(how.name()).contains("No space left");
                disk.fail(null);
                putUntilTaken(journal, told, 200 + how.ordinal());
            }
            assertThat(told.failed).startsWith(100).contains(101);
        }
        try (Journal journal = open()) {
            assertThat(Told.numbers(journal)).isEqualTo(told.durable).contains(1, 2, 200, 201);
        }
    }

    @Test
    void a_disk_that_works_again_is_found_without_anybody_coming() throws Exception {
        FailingDisk disk = new FailingDisk();
        Told told = new Told();
        try (Journal journal = Journal.open(directory, SMALL, disk)) {
            told.put(journal, 1);
            disk.fail(FailingDisk.How.WRITE);
            told.put(journal, 2);
            assertThat(journal.blocked()).contains("No space left");
            disk.fail(null);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (journal.blocked() != null) {
                assertThat(System.nanoTime()).as("found within 20 s").isLessThan(end);
                Thread.onSpinWait();
            }
            told.put(journal, 3);
            assertThat(Told.numbers(journal)).isEqualTo(List.of(1, 3));
        }
    }

    @Test
    void two_servers_cannot_have_one_directory() throws Exception {
        try (Journal journal = open()) {
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
        }
        open().close();
    }

    @Test
    void more_than_may_wait_for_the_disk_is_turned_away() throws Exception {
        FailingDisk disk = new FailingDisk();
        CountDownLatch all = new CountDownLatch(10);
        Told told = new Told();
        try (Journal journal = Journal.open(directory, new Limits(SEGMENT, 20L * SEGMENT, 8, 1 << 20), disk)) {
            told.put(journal, 0);
            disk.hang();
            int taken = 0;
            while (taken < 10_000) {
                try {
                    journal.append(Filer.CLICK, Told.row(taken), told.hear(taken, all));
                    taken++;
                } catch (SpoolFull full) {
                    break;
                }
            }
            assertThat(taken).as("the one or those being written, and those that may wait").isBetween(8, 17);
            disk.goOn();
        }
        assertThat(told.failed).isEmpty();
    }

    private void putUntilTaken(Journal journal, Told told, int number) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!told.durable.contains(number)) {
            assertThat(System.nanoTime()).as("taken within 20 s").isLessThan(end);
            try {
                told.put(journal, number);
            } catch (SpoolFull notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".seg")).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private void clear() throws IOException {
        for (Path folder : List.of(directory, directory.resolve("quarantine"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return -1;
        }
    }

    private static int lastRecord(byte[] bytes) {
        return previousRecord(bytes, bytes.length);
    }

    private static int previousRecord(byte[] bytes, int before) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int at = Segment.HEADER;
        while (at + Segment.FRAME + in.getInt(at) < before) {
            at += Segment.FRAME + in.getInt(at);
        }
        return at;
    }
}
