package io.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * {@code ./plumbline chaos}: server and database die, the database hangs or is slow, or the disk of the spool is full, under load, again and again, and nothing that was acknowledged is lost,
 * doubled or counted wrongly. Too long for every test run, which has its short sister {@link CrashIT}.
 */
class Chaos {

    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 20);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final int CLICKS_BEFORE = 400;
    private static final int CONVERSIONS_BEFORE = 10;
    private static final int CLICKS_MEANWHILE = 200;
    private static final int MOST_MILLIS_MORE = 1500;
    private static final Duration TOLD = Duration.ofMinutes(1);
    private static final int SLOW_MILLIS = 150;
    /** Room for two files of the spool and a little more. */
    private static final int DISK_MEGABYTES = 40;
    private static final String ROW = "chaos | %5s | %-11s | %8s | %9s | %8s | %8s | %9s | %9s | %11s | %s%n";

    private enum Blow {
        SERVER, DATABASE, BOTH, FREEZE, SLOW, DISK;

        /** Whether clicks must go on being answered meanwhile. */
        boolean leavesTheServer() {
            return this == DATABASE || this == FREEZE || this == SLOW;
        }

        String told() {
            return name().toLowerCase();
        }
    }

    @Test
    void whatever_is_killed_under_load_what_was_acknowledged_is_stored_once_and_every_figure_adds_up() throws InterruptedException {
        var random = new Random(SEED);
        var wrong = new ArrayList<String>();
        System.out.printf("chaos | seed %d, %d rounds%n", SEED, ROUNDS);
        System.out.printf(ROW, "round", "killed", "clicks", "in outage", "stored", "sales", "stored", "no answer", "drained, ms", "result");
        try (MortalPostgres postgres = MortalPostgres.started(); Scene scene = Scene.on(postgres)) {
            Server server = scene.server();
            List<Blow> blows = Arrays.stream(Blow.values()).filter(blow -> blow != Blow.DISK || scene.disk().isPresent()).toList();
            if (scene.disk().isEmpty()) {
                System.out.printf("chaos | no full disk: only root may mount a small one%n");
            }
            Deal deal = Deal.on(server);
            try (var callers = new Callers(deal)) {
                for (int round = 1; round <= ROUNDS; round++) {
                    Blow blow = blows.get(random.nextInt(blows.size()));
                    callers.start();
                    callers.until(CLICKS_BEFORE, CONVERSIONS_BEFORE);
                    pause(random.nextInt(MOST_MILLIS_MORE));
                    int meanwhile = strike(blow, random, scene, callers);
                    callers.until(CLICKS_BEFORE, CONVERSIONS_BEFORE);
                    callers.stop();
                    Reckoning found = Reckoning.of(deal, callers);
                    System.out.printf(ROW, round, blow.told(), callers.clicks().size(), blow.leavesTheServer() ? meanwhile : "-", found.clicks(), callers.conversions().size(),
                            found.conversions(), callers.unanswered(), found.drainedAfterMillis(), found.differences().isEmpty() ? "ok" : found.differences());
                    wrong.addAll(found.differences());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** How many clicks were answered between the trouble's beginning and its end. */
    private static int strike(Blow blow, Random random, Scene scene, Callers callers) throws InterruptedException {
        MortalPostgres postgres = scene.postgres();
        Server server = scene.server();
        int before = callers.clicks().size();
        if (blow == Blow.FREEZE) {
            postgres.freeze();
            callers.until(CLICKS_MEANWHILE, 0);
            pause(2 * MOST_MILLIS_MORE);
            int answered = callers.clicks().size() - before;
            postgres.thaw();
            return answered;
        }
        if (blow == Blow.SLOW) {
            scene.wire().slow(SLOW_MILLIS);
            callers.until(CLICKS_MEANWHILE, 0);
            pause(2 * MOST_MILLIS_MORE);
            int answered = callers.clicks().size() - before;
            scene.wire().slow(0);
            return answered;
        }
        if (blow == Blow.DISK) {
            fillDisk(scene, callers);
            return 0;
        }
        List<Runnable> kills = new ArrayList<>();
        if (blow != Blow.DATABASE) {
            kills.add(server::kill9);
        }
        if (blow != Blow.SERVER) {
            kills.add(random.nextBoolean() ? 0 : kills.size(), postgres::kill9);
        }
        for (Runnable kill : kills) {
            kill.run();
            pause(random.nextInt(MOST_MILLIS_MORE));
        }
        if (blow == Blow.DATABASE) {
            callers.until(CLICKS_MEANWHILE, CONVERSIONS_BEFORE);
        }
        int meanwhile = callers.clicks().size() - before;
        if (blow != Blow.SERVER) {
            postgres.start();
        }
        if (blow != Blow.DATABASE) {
            server.start();
        }
        return meanwhile;
    }

    /** The database hangs too, or the drainer would make room as fast as the callers take it. */
    private static void fillDisk(Scene scene, Callers callers) throws InterruptedException {
        SmallDisk disk = scene.disk().orElseThrow();
        scene.postgres().freeze();
        disk.fill();
        assertThat(callers.untilTurnedAway()).as("a full disk says when to come again").isTrue();
        Poll.until(TOLD, scene.server()::ready, ready -> !ready);
        pause(MOST_MILLIS_MORE);
        disk.free();
        scene.postgres().thaw();
        Poll.until(TOLD, scene.server()::ready, ready -> ready);
    }

    /** A server whose wire to its database can be slow and whose spool can run out of disk. */
    private record Scene(MortalPostgres postgres, SlowWire wire, Optional<SmallDisk> disk, Server server) implements AutoCloseable {

        static Scene on(MortalPostgres postgres) {
            String url = postgres.newDatabase();
            SlowWire wire = SlowWire.to(url);
            Server server = Server.unstartedOn(wire.instead(url));
            Optional<SmallDisk> disk = SmallDisk.at(server.data().resolve("spool"), DISK_MEGABYTES);
            server.start();
            return new Scene(postgres, wire, disk, server);
        }

        @Override
        public void close() {
            server.close();
            wire.close();
            disk.ifPresent(SmallDisk::close);
        }
    }

    private static void pause(int millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
