package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.ListKind;
import io.plumbline.tracking.api.TrafficList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists that come with the product; read once. */
final class Bundled {

    private static final String AGENTS_TEXT = text("/lists/crawlers.tsv");
    private static final String NETWORKS_TEXT = text("/lists/data-centres.txt");

    static final List<Agents.Line> AGENTS = List.copyOf(AgentsFile.read(AGENTS_TEXT));
    static final NetworksFile NETWORKS = NetworksFile.read(NETWORKS_TEXT);

    private Bundled() {
    }

    static TrafficList told(ListKind kind) {
        return kind == ListKind.CRAWLERS
                ? new TrafficList(null, kind.key(), "crawler-user-agents 1.60.0", "MIT", AGENTS.size(), AGENTS_TEXT.length(), null, null, null, false)
                : new TrafficList(null, kind.key(), "Large cloud and hosting providers", "CC0-1.0", NETWORKS.networks().size() + NETWORKS.systems().size(),
                        NETWORKS_TEXT.length(), null, null, null, false);
    }

    private static String text(String resource) {
        try (InputStream in = Bundled.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
