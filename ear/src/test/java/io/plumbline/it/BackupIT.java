package io.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup is worth what its restore is worth. */
class BackupIT {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_backup_taken_while_clicks_arrive_restores_everything_acknowledged_before_it(Database database) throws IOException {
        assumeTrue(database == Database.H2 || dumps(Postgres.MAJOR), "pg_dump of PostgreSQL " + Postgres.MAJOR + " or newer is not installed");
        Server running = Server.on(database);
        Deal deal = Deal.on(running);
        String sale = deal.sale(deal.click(), "before", "80.00").get("conversionId").asText();
        List<String> before = List.of(deal.click(), deal.click());
        var done = new AtomicBoolean();
        var visitors = CompletableFuture.supplyAsync(() -> {
            List<String> meanwhile = new ArrayList<>();
            while (!done.get()) {
                meanwhile.add(deal.click());
            }
            return meanwhile;
        });
        Path file = Path.of("target", "backup-" + UUID.randomUUID()).toAbsolutePath();

        assertThat(running.command("backup", file.toString())).contains("taken while running");
        done.set(true);
        List<String> meanwhile = visitors.join();

        try (var other = Server.unstarted(database)) {
            other.command("restore", file.toString());
            Path credentials = Files.writeString(other.data().resolve("first-run.properties"), "api.key=of-before");
            assertThatThrownBy(() -> other.command("restore", file.toString())).hasMessageContaining(other.data() + " is not empty");
            assertThat(credentials).hasContent("api.key=of-before");
            assertThat(other.command("restore", file.toString(), "--force")).contains("the former data directory is now ");
            other.start();
            Http restored = Http.api(other);
            assertThat(other.apiKey()).isEqualTo(running.apiKey());
            for (String click : before) {
                restored.get("/clicks/" + click).is(200);
            }
            assertThat(restored.get("/conversions/" + sale).is(200).json().at("/commission/amount").asText()).isEqualTo("10.00");
            JsonNode checks = restored.get("/audit").is(200).json().get("checks");
            assertThat(checks).allSatisfy(check -> assertThat(check.get("status").asText()).as(check.toString()).isEqualTo("ok"));
            long came = meanwhile.stream().filter(click -> restored.get("/clicks/" + click).status() == 200).count();
            System.out.printf("backup on %s under clicks: %d of %d that came meanwhile are in it, %d bytes%n", database, came, meanwhile.size(), Files.size(file));
        } finally {
            Files.deleteIfExists(file);
        }
        assertThat(meanwhile).isNotEmpty();
    }

    /** PostgreSQL's client refuses to dump a server that is newer than itself. */
    private static boolean dumps(int server) {
        try {
            var client = new ProcessBuilder("pg_dump", "--version").start();
            String version = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(version.replaceAll("(?s).*\\) (\\d+).*", "$1")) >= server;
        } catch (IOException | NumberFormatException notInstalled) {
            return false;
        }
    }
}
