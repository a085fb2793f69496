package io.plumbline.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A request for a piece of a list that is ordered by time-ordered id, newest first.
 *
 * @param limit 1 to {@value #MAX}
 * @param after id of the last item already seen, or null
 */
public record PageRequest(int limit, UUID after) {

    public static final int MAX = 1000;
    public static final int DEFAULT = 50;

    public PageRequest {
        if (limit < 1 || limit > MAX) {
            throw new Invalid("limit", "limit-out-of-range", "A page has 1 to " + MAX + " items.");
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }

    public static PageRequest of(Integer limit, String cursor) {
        return new PageRequest(limit == null ? DEFAULT : limit, cursor == null || cursor.isEmpty() ? null : decode(cursor));
    }

    /** @param fetched up to {@code limit + 1} items: the extra one only says that there is more */
    public <T> Page<T> page(List<T> fetched, Function<T, UUID> id) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, null);
        }
        List<T> items = List.copyOf(fetched.subList(0, limit));
        return new Page<>(items, encode(id.apply(items.get(limit - 1))));
    }

    private static String encode(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static UUID decode(String cursor) {
        try {
            return UUID.fromString(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException malformed) {
            throw new Invalid("cursor", "cursor-malformed", "Use the next value of the previous page, unchanged.");
        }
    }
}
