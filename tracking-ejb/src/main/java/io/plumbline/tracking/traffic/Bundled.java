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

    /** Read when it is asked for: who has uploaded a database needs no other. */
    private static final class Countries {
        static final CountryTable TABLE = CountryTable.read(Bundled.class.getResourceAsStream("/lists/countries.bin.gz"));
    }

    private static final class Clocks {
        static final Zones ZONES = Zones.read(text("/lists/zones.tsv"));
    }

    private Bundled() {
    }

    static CountryTable countries() {
        return Countries.TABLE;
    }

    static Zones zones() {
        return Clocks.ZONES;
    }

    static TrafficList told(ListKind kind) {
        return switch (kind) {
            case CRAWLERS -> told(kind, "crawler-user-agents 1.60.0", "MIT", AGENTS.size(), AGENTS_TEXT.length());
            case PLACES -> told(kind, "IPFire Location 2026-06-25, countries", "CC BY-SA 4.0", countries().size(), size("/lists/countries.bin.gz"));
            default -> told(kind, "Large cloud and hosting providers", "CC0-1.0", NETWORKS.networks().size() + NETWORKS.systems().size(), NETWORKS_TEXT.length());
        };
    }

    private static TrafficList told(ListKind kind, String name, String licence, long entries, long size) {
        return new TrafficList(null, kind.key(), name, licence, entries, size, null, null, null, false);
    }

    private static long size(String resource) {
        try (InputStream in = Bundled.class.getResourceAsStream(resource)) {
            return in.readAllBytes().length;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Bundled.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
