package io.plumbline.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The product as a user starts it: {@code ./plumbline run} on a data directory and ports of its own. One server a database is
 * shared by all tests of a process that only use it; a test that kills or stops takes one for itself with {@link #alone}.
 */
public final class Server implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("plumbline.home", "..")).toAbsolutePath().normalize();
    private static final Path EAR = Path.of(System.getProperty("plumbline.ear", "target/plumbline.ear")).toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration STOP = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    /** Two processes of one run never meet: each takes its ports from a span of its own. */
    private static final int SPAN = 6_000;
    private static final int FIRST_PORT = 20_000 + Integer.getInteger("plumbline.fork", 1) % 2 * SPAN;
    /** Test runs that go on at the same time keep out of each other's way. */
    private static final int PORTS_OF_A_RUN = 64;
    private static final AtomicInteger PORTS = new AtomicInteger((int) (ProcessHandle.current().pid() * PORTS_OF_A_RUN % SPAN));
    private static final Map<Database, Server> SHARED = new EnumMap<>(Database.class);

    private final List<String> options = new ArrayList<>();
    private final List<String> databaseOptions = new ArrayList<>();
    private final Path data;
    private final Path output;
    private final int httpPort = freePort();
    private final int managementPort = freePort();
    private final String jdbcUrl;
    private Process process;

    private Server(Database database, String url, String... more) {
        try {
            Path room = Files.createTempDirectory(Files.createDirectories(Path.of("target", "servers")).toAbsolutePath(), database.name().toLowerCase() + "-");
            data = room.resolve("data");
            output = room.resolve("output.txt");
            options.addAll(List.of("--data", data.toString(), "--http-port", "" + httpPort, "--management-port", "" + managementPort));
            jdbcUrl = url;
            if (database == Database.POSTGRESQL) {
                Path password = Files.writeString(room.resolve("password"), "embedded");
                databaseOptions.addAll(List.of("--db", jdbcUrl, "--db-user", Postgres.USER, "--db-password-file", password.toString()));
            }
            options.addAll(databaseOptions);
            options.addAll(List.of(more));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The server that all tests of this process share; it is never stopped or killed before the end. */
    public static synchronized Server on(Database database) {
        return SHARED.computeIfAbsent(database, wanted -> alone(wanted));
    }

    /** A server for one test, started and ready; closing it stops it. */
    public static Server alone(Database database, String... options) {
        var server = unstarted(database, options);
        server.start();
        return server;
    }

    /** Another server process on the database of the first. */
    public static Server beside(Server first) {
        return aloneOn(first.jdbcUrl);
    }

    /** A server for one test on a PostgreSQL of the test's own. */
    public static Server aloneOn(String jdbcUrl) {
        Server server = mortal(new Server(Database.POSTGRESQL, jdbcUrl));
        server.start();
        return server;
    }

    /** A place for a server on a PostgreSQL of the test's own, with nothing in it yet. */
    public static Server unstartedOn(String jdbcUrl) {
        return mortal(new Server(Database.POSTGRESQL, jdbcUrl));
    }

    /** A place for a server, with nothing in it yet. */
    public static Server unstarted(Database database, String... options) {
        return mortal(new Server(database, database == Database.POSTGRESQL ? Postgres.newDatabase() : null, options));
    }

    private static Server mortal(Server server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::kill9));
        return server;
    }

    public void start() {
        process = launch("run", options);
        long end = System.nanoTime() + START.toNanos();
        while (!ready()) {
            // Waiting for the process to end is the pause between two questions.
            if (ended(Duration.ofMillis(250)) || System.nanoTime() > end) {
                kill9();
                throw new IllegalStateException("the server did not become ready:\n" + output());
            }
        }
    }

    /** As an operator stops it. */
    public void stop() {
        process.destroy();
        if (!ended(STOP)) {
            kill9();
            throw new IllegalStateException("the server did not stop:\n" + output());
        }
    }

    /** As a power cut stops it. */
    public void kill9() {
        if (process != null) {
            process.destroyForcibly();
            ended(STOP);
        }
    }

    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    /** Runs another command of the launcher to its end on this data directory and database, and returns what it said. */
    public String command(String command, String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--data", data.toString()));
        line.addAll(databaseOptions);
        var other = launch(command, line);
        try {
            if (!other.waitFor(STOP.toSeconds(), TimeUnit.SECONDS) || other.exitValue() != 0) {
                throw new IllegalStateException("./plumbline " + command + " failed:\n" + output());
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return output();
    }

    /** Whether its process runs. */
    public boolean alive() {
        return process.isAlive();
    }

    public boolean ready() {
        return status(managementUrl() + "/health/ready") == 200;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + httpPort;
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    public String adminUser() {
        return firstRun("admin.user");
    }

    public String adminPassword() {
        return firstRun("admin.password");
    }

    public String apiKey() {
        return firstRun("api.key");
    }

    public Path data() {
        return data;
    }

    /** Of a server on PostgreSQL; H2's file is locked by the server. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** What the launcher and the server have said on the console. */
    public String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String firstRun(String key) {
        var properties = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("first-run.properties"))) {
            properties.load(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties.getProperty(key);
    }

    private Process launch(String command, List<String> arguments) {
        var line = new ArrayList<>(List.of(HOME.resolve("plumbline").toString(), command));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PLUMBLINE_"));
        builder.environment().put("PLUMBLINE_EAR", EAR.toString());
        builder.environment().put("PLUMBLINE_HEAP", "768m");
        // Two dozen servers live for a minute each: the second compiler would not be through with any of them.
        builder.environment().put("PLUMBLINE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        // Receivers of postbacks in tests are on this machine, and go by this name only.
        builder.environment().put("PLUMBLINE_POSTBACK_ALLOW", "localhost");
        // As a trusted proxy would say it: nobody on loopback is anywhere.
        builder.environment().put("PLUMBLINE_COUNTRY_HEADER", "X-Country");
        builder.environment().putAll(Mailbox.settings());
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static int status(String url) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * A port that nobody listens on and that no other server of this run was given. Below the range that systems take outgoing
     * connections' ports from: a server that is killed and started again must find its port free.
     */
    static int freePort() {
        while (true) {
            int port = FIRST_PORT + PORTS.getAndIncrement() % SPAN;
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }
}
