package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainerTest {

    @TempDir
    private Path directory;

    /** A database with the one property that matters: what it holds and how far it has come change together. */
    private static final class Kept implements Drainer.Sink {

        private final List<Integer> stored = new ArrayList<>();
        private final Map<UUID, Long> positions = new HashMap<>();
        private int refuseNumber = -1;
        private int away;
        private int most = 2_000;
        private int largest;
        private boolean dieAfterCommit;
        private boolean stopped;
        private Drainer filer;

        @Override
        public void file(UUID segment, List<Entry> entries, boolean careful) {
            if (stopped) {
                filer.stop();
                throw new IllegalStateException("Component is stopped");
            }
            largest = Math.max(largest, entries.size());
            if (away > 0) {
                away--;
                throw new IllegalStateException(new SQLTransientConnectionException("gone", "08006"));
            }
            List<Entry> left = entries.stream().filter(entry -> entry.sequence() > positions.getOrDefault(segment, 0L)).toList();
            if (left.stream().anyMatch(entry -> entry.get("number").equals(refuseNumber))) {
                throw new IllegalStateException(new SQLException("value too long", "22001"));
            }
            left.forEach(entry -> stored.add((Integer) entry.get("number")));
            left.forEach(entry -> positions.put(segment, entry.sequence()));
            if (dieAfterCommit) {
                dieAfterCommit = false;
                throw new StackOverflowError("the process dies here");
            }
        }

        @Override
        public void skip(UUID segment, long sequence) {
            if (stopped) {
                throw new IllegalStateException("Component is stopped");
            }
            positions.merge(segment, sequence, Math::max);
        }

        @Override
        public Drainer.Lane lane(Entry entry) {
            return entry.get("number").equals(7) ? Drainer.Lane.CALLS : Drainer.Lane.CLICKS;
        }

        @Override
        public int most() {
            return most;
        }
    }

    @Test
    void a_crash_between_the_commit_and_the_file_doubles_nothing() throws Exception {
        Kept database = new Kept();
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            new Told().put(journal, IntStream.range(0, 50).toArray());
            database.dieAfterCommit = true;
            try {
                new Drainer(journal, database, new DeadLetters(directory)).step();
            } catch (StackOverflowError died) {
                assertThat(database.stored).isNotEmpty();
            }
        }
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            Drainer drainer = new Drainer(journal, database, new DeadLetters(directory));
            while (drainer.step()) {
                assertThat(drainer.trouble()).isNull();
            }
        }
        assertThat(database.stored).as("in order, what is taken apart behind the others").isEqualTo(
                IntStream.concat(IntStream.range(0, 50).filter(n -> n != 7), IntStream.of(7)).boxed().toList());
    }

    @Test
    void no_more_go_together_than_the_database_takes_best() throws Exception {
        Kept database = new Kept();
        database.most = 9;
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            new Told().put(journal, IntStream.range(10, 60).toArray());
            Drainer drainer = new Drainer(journal, database, new DeadLetters(directory));
            while (drainer.step()) {
                assertThat(drainer.trouble()).isNull();
            }
        }
        assertThat(database.largest).isEqualTo(9);
        assertThat(database.stored).isEqualTo(IntStream.range(10, 60).boxed().toList());
    }

    @Test
    void a_record_the_database_will_not_have_is_put_aside_and_the_others_are_stored_in_order() throws Exception {
        Kept database = new Kept();
        database.refuseNumber = 13;
        DeadLetters dead = new DeadLetters(directory);
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            new Told().put(journal, IntStream.range(0, 20).toArray());
            new Drainer(journal, database, dead).step();
            assertThat(journal.progress().drained()).isEqualTo(20);
        }
        assertThat(database.stored).isEqualTo(IntStream.concat(IntStream.range(0, 20).filter(n -> n != 13 && n != 7), IntStream.of(7)).boxed().toList());
        assertThat(dead.count()).isEqualTo(1);
        assertThat(new DeadLetters(directory).count()).as("known after a restart too").isEqualTo(1);
    }

    @Test
    void a_record_that_was_put_aside_can_be_tried_again() throws Exception {
        Kept database = new Kept();
        database.refuseNumber = 1;
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            new Told().put(journal, 0, 1, 2);
            new Drainer(journal, database, new DeadLetters(directory)).step();
        }
        database.refuseNumber = -1;
        try (var files = java.nio.file.Files.list(directory.resolve("dead"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".seg")).toList()) {
                java.nio.file.Files.move(file, directory.resolve(file.getFileName()));
            }
        }
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            Drainer drainer = new Drainer(journal, database, new DeadLetters(directory));
            while (drainer.step()) {
                assertThat(drainer.trouble()).isNull();
            }
        }
        assertThat(database.stored).containsExactly(0, 2, 1);
    }

    @Test
    void a_server_that_stops_blames_no_record() throws Exception {
        Kept database = new Kept();
        DeadLetters dead = new DeadLetters(directory);
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            new Told().put(journal, 1, 2, 3);
            database.stopped = true;
            database.filer = new Drainer(journal, database, dead);
            database.filer.step();
            assertThat(journal.progress().drained()).isZero();
        }
        assertThat(dead.count()).isZero();
        assertThat(database.stored).isEmpty();
    }

    @Test
    void a_database_that_is_away_is_asked_again_and_nothing_is_put_aside() throws Exception {
        Kept database = new Kept();
        database.away = 5;
        DeadLetters dead = new DeadLetters(directory);
        try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
            new Told().put(journal, 1, 2, 3);
            new Drainer(journal, database, dead).step();
        }
        assertThat(database.stored).containsExactly(1, 2, 3);
        assertThat(dead.count()).isZero();
    }
}
