package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.ListKind;
import io.plumbline.tracking.api.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** Makes a rule set ready to judge: fetches and reads its lists. */
@ApplicationScoped
class Screens {

    @Inject
    private ListShelf lists;

    Screen of(int version, RuleSet rules) {
        UUID agents = rules.lists().get(ListKind.CRAWLERS.key());
        UUID networks = rules.lists().get(ListKind.DATA_CENTRES.key());
        return new Screen(version, rules, agents == null ? Bundled.AGENTS : AgentsFile.read(text(agents)),
                networks == null ? Bundled.NETWORKS : NetworksFile.read(text(networks)), places(rules));
    }

    /** The usual rules with the lists of the product: needs nothing from outside. */
    static Screen usual() {
        return new Screen(0, RuleSet.USUAL, Bundled.AGENTS, Bundled.NETWORKS, new Places(Bundled.countries()));
    }

    private Places places(RuleSet rules) {
        List<UUID> ids = List.of(ListKind.PLACES, ListKind.SYSTEMS).stream().map(kind -> rules.lists().get(kind.key())).filter(id -> id != null).toList();
        CountryTable table = rules.lists().containsKey(ListKind.PLACES.key()) ? null : Bundled.countries();
        return new Places(table, ids.stream().map(id -> PlacesFile.open(file(id).toFile())).toArray(PlacesFile[]::new));
    }

    private String text(UUID id) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            lists.copy(id, all);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Kept beside the data of this node: a list never changes under its id. */
    private Path file(UUID id) {
        String data = System.getenv("PLUMBLINE_DATA");
        Path file = Path.of(data == null ? System.getProperty("jboss.server.data.dir", "data") : data, "lists", id + ".mmdb");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Path part = Files.createTempFile(file.getParent(), id.toString(), ".part");
                try (OutputStream out = Files.newOutputStream(part)) {
                    lists.copy(id, out);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
