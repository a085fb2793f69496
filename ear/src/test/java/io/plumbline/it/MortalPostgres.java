package io.plumbline.it;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL that a test may kill; that of {@link Postgres} has to live. It forces every commit to disk, as in production. */
final class MortalPostgres implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Path room;
    private final int port = Server.freePort();
    private Process process;

    private MortalPostgres(Path room) {
        this.room = room;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill9));
    }

    static MortalPostgres started() {
        try {
            var postgres = new MortalPostgres(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "mortal-postgres-"));
            Process made = postgres.run("initdb", "-A", "trust", "-U", Postgres.USER, "-E", "UTF8", "-D", postgres.data().toString());
            if (!made.waitFor(START.toSeconds(), TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new IllegalStateException("PostgreSQL made no place for itself, see " + postgres.room);
            }
            postgres.start();
            return postgres;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    String newDatabase() {
        try (var connection = DriverManager.getConnection(url("postgres"), Postgres.USER, ""); var statement = connection.createStatement()) {
            statement.execute("create database plumbline");
            return url("plumbline");
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL made no database", refused);
        }
    }

    /** As a power cut stops it: the postmaster and everybody who works for it. */
    void kill9() {
        if (process != null && process.isAlive()) {
            // Stopped first: a child that is born between the list and the kill would live on, and with it no new server starts here.
            signal("STOP", List.of(process.toHandle()));
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            family.forEach(one -> one.onExit().join());
        }
    }

    /** It answers nobody any more and closes nothing, until it is thawed: as over a network that swallows everything. */
    void freeze() {
        signal("STOP", family());
    }

    void thaw() {
        signal("CONT", family());
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    private static void signal(String name, List<ProcessHandle> whom) {
        List<String> line = new ArrayList<>(List.of("kill", "-" + name));
        whom.forEach(one -> line.add(Long.toString(one.pid())));
        try {
            new ProcessBuilder(line).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    void start() {
        launch();
        Poll.until(START, this::answers, yes -> yes);
    }

    private void launch() {
        try {
            process = run("postgres", "-D", data().toString(), "-p", "" + port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill9();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            // What watches over servers starts one again that did not come up.
            launch();
        }
        try (var connection = DriverManager.getConnection(url("postgres"), Postgres.USER, "")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Path data() {
        return room.resolve("data");
    }

    private Process run(String program, String... arguments) throws IOException {
        var line = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root.
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(Postgres.programs().resolve(program).toString());
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(room.resolve("output.txt").toFile())).start();
    }
}
