package io.plumbline.tracking.journal;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The servers that store what came in through them. Each is known by its data directory: whose clicks may still be on their way is a matter of that, not of a host's name. */
@ApplicationScoped
public class Nodes {

    /** To say it with each batch would cost each a statement. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** A pause, a transaction that was rolled back and the pause after it, and clocks that differ. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    @Inject
    private Sql sql;

    private String own;
    private volatile Instant told = Instant.EPOCH;

    /** The same after every restart on the same data directory, and no other node's. */
    public synchronized String own() {
        if (own == null) {
            own = kept(LocalSpool.directory().resolveSibling("node.id"));
        }
        return own;
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, Ids.next().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The node's id cannot be kept: " + unwritable.getMessage(), unwritable);
        }
    }

    /** This node stores something, in the transaction that does. */
    void storing(Instant now) {
        if (Duration.between(told, now).compareTo(PAUSE) < 0) {
            return;
        }
        if (sql.update("update tracking.journal_node set stored_at = ? where node = ?", now, own()) == 0) {
            sql.insert("journal_node", new Columns().with("node", own()).with("stored_at", now));
        }
        told = now;
    }

    /** Whether no other node has stored anything since then. */
    public boolean isAlone(Instant since) {
        return sql.one("select 1 from tracking.journal_node where node <> ? and stored_at >= ? limit 1", row -> true, own(), since.minus(SLACK)).isEmpty();
    }
}
