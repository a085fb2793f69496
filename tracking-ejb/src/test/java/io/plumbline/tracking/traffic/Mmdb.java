package io.plumbline.tracking.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small databases of addresses, by the format's specification 2.0: records of 24 bits, IPv6 tree. */
final class Mmdb {

    private static final int EMPTY = -1;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** @param record text, numbers, maps and lists */
    Mmdb with(String cidr, Map<String, ?> record) {
        Network network = Network.parse(cidr).orElseThrow();
        int at = data.size();
        write(data, record);
        // IPv4 lives under ::/96, not under the mapped prefix.
        long low = network.isV4() ? network.low() & 0xFFFFFFFFL : network.low();
        int node = 0;
        for (int bit = 0; bit < network.bits(); bit++) {
            int side = (int) ((bit < 64 ? network.high() >>> 63 - bit : low >>> 127 - bit) & 1);
            if (bit == network.bits() - 1) {
                nodes.get(node)[side] = -2 - at;
            } else {
                if (nodes.get(node)[side] == EMPTY) {
                    nodes.add(new int[] {EMPTY, EMPTY});
                    nodes.get(node)[side] = nodes.size() - 1;
                }
                node = nodes.get(node)[side];
            }
        }
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int record : node) {
                int value = record == EMPTY ? nodes.size() : record < EMPTY ? nodes.size() + 16 + (-2 - record) : record;
                file.write(value >> 16);
                file.write(value >> 8);
                file.write(value);
            }
        }
        file.writeBytes(new byte[16]);
        file.writeBytes(data.toByteArray());
        file.writeBytes("\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("node_count", nodes.size());
        about.put("record_size", 24);
        about.put("ip_version", 6);
        about.put("database_type", "test");
        about.put("languages", List.of("en"));
        about.put("binary_format_major_version", 2);
        about.put("binary_format_minor_version", 0);
        about.put("build_epoch", 1_790_000_000);
        about.put("description", Map.of("en", "test"));
        write(file, about);
        return file.toByteArray();
    }

    Path file() throws IOException {
        Path file = Files.createTempFile("places", ".mmdb");
        file.toFile().deleteOnExit();
        return Files.write(file, bytes());
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            out.write(7 << 5 | map.size());
            map.forEach((key, each) -> {
                write(out, key);
                write(out, each);
            });
        } else if (value instanceof List<?> list) {
            out.write(list.size());
            out.write(11 - 7);
            list.forEach(each -> write(out, each));
        } else if (value instanceof Integer number) {
            out.write(6 << 5 | 4);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write(number >> shift);
            }
        } else {
            byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.write(2 << 5 | text.length);
            out.writeBytes(text);
        }
    }
}
