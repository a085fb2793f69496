package io.plumbline.tracking.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.shared.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list of networks: one CIDR or {@code AS64496} a line, {@code #} for comments; or the JSON in which cloud providers
 * publish theirs (AWS ip-ranges.json, Google cloud.json, Azure service tags), of which every string that is a network is taken.
 *
 * @param systems autonomous systems, known by number once a database of them is loaded
 */
record NetworksFile(List<Network> networks, Set<Integer> systems) {

    static final int MOST_LINES = 500_000;
    /** Wider than any provider is given at once, and a slip of one key makes a tenth of the Internet invalid. */
    private static final int WIDEST_V4 = 96 + 8;
    private static final int WIDEST_V6 = 16;

    NetworksFile {
        networks = List.copyOf(networks);
        systems = Set.copyOf(systems);
    }

    /** @throws Invalid with the first faults, by line */
    static NetworksFile read(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") ? json(text) : plain(text);
    }

    private static NetworksFile plain(String text) {
        ListFaults faults = new ListFaults();
        List<Network> networks = new ArrayList<>();
        Set<Integer> systems = new HashSet<>();
        int number = 0;
        for (String whole : ListFaults.lines(text)) {
            number++;
            int hash = whole.indexOf('#');
            String line = (hash < 0 ? whole : whole.substring(0, hash)).strip();
            if (line.isEmpty() || !faults.goesOn(networks.size(), MOST_LINES)) {
                continue;
            }
            if (line.matches("(?i)AS\\d{1,9}")) {
                systems.add(Integer.parseInt(line.substring(2)));
            } else {
                check(line, number, faults).ifPresent(networks::add);
            }
        }
        faults.done(networks.size() + systems.size(), MOST_LINES);
        return new NetworksFile(networks, systems);
    }

    private static Optional<Network> check(String line, int number, ListFaults faults) {
        Optional<Network> network = Network.parse(line);
        if (network.isEmpty()) {
            faults.add(number, "network-malformed", "Write a network such as 192.0.2.0/24 or 2001:db8::/32, or AS64496.");
        } else if (isTooWide(network.get())) {
            faults.add(number, "network-too-wide", "At most /8 (IPv4) or /16 (IPv6).");
        } else {
            return network;
        }
        return Optional.empty();
    }

    static boolean isTooWide(Network network) {
        return network.bits() < (network.isV4() ? WIDEST_V4 : WIDEST_V6);
    }

    private static NetworksFile json(String text) {
        List<Network> networks = new ArrayList<>();
        try {
            collect(new ObjectMapper().readTree(text), networks);
        } catch (JsonProcessingException | StackOverflowError broken) {
            throw new Invalid("file", "list-malformed", "The file begins like JSON and is none.");
        }
        new ListFaults().done(networks.size(), MOST_LINES);
        return new NetworksFile(networks, Set.of());
    }

    private static void collect(JsonNode node, List<Network> into) {
        if (node.isTextual() && node.asText().indexOf('/') > 0) {
            Network.parse(node.asText()).filter(network -> !isTooWide(network)).ifPresent(into::add);
        }
        node.forEach(child -> collect(child, into));
    }
}
