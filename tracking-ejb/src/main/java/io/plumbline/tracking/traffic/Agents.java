package io.plumbline.tracking.traffic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of user agents that are no visitors. Over a thousand patterns are tried on a new one, so answers are kept. */
final class Agents {

    /** Wins over every other line of the list. */
    static final String KEEP = "keep";
    static final String HTTP_LIBRARY = "http-library";
    static final String PREVIEW = "preview";

    static final Agents NONE = new Agents(List.of());
    private static final int MAX_USER_AGENT = 512;

    record Line(String category, Pattern pattern) {
    }

    private final List<Line> kept;
    private final List<Line> lines;
    private final Cache<String, Optional<Line>> known = Caffeine.newBuilder().maximumSize(20_000).build();
    private final Cache<String, Boolean> absurd = Caffeine.newBuilder().maximumSize(20_000).build();

    Agents(List<Line> all) {
        kept = all.stream().filter(line -> line.category().equals(KEEP)).toList();
        lines = all.stream().filter(line -> !line.category().equals(KEEP)).toList();
    }

    /** @return the first line that fits; tools come last, because a crawler may be built with one */
    Optional<Line> find(String userAgent) {
        if (userAgent == null) {
            return Optional.empty();
        }
        return known.get(userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT)), this::search);
    }

    /** @see Signs#isAbsurd */
    boolean isAbsurd(String userAgent) {
        return userAgent != null && (userAgent.length() > MAX_USER_AGENT ? Signs.isAbsurd(userAgent) : absurd.get(userAgent, Signs::isAbsurd));
    }

    private Optional<Line> search(String userAgent) {
        if (kept.stream().anyMatch(line -> fits(line, userAgent))) {
            return Optional.empty();
        }
        Optional<Line> tool = Optional.empty();
        for (Line line : lines) {
            if (fits(line, userAgent)) {
                if (!line.category().equals(HTTP_LIBRARY)) {
                    return Optional.of(line);
                }
                tool = tool.isEmpty() ? Optional.of(line) : tool;
            }
        }
        return tool;
    }

    private static boolean fits(Line line, String userAgent) {
        return Patience.finds(line.pattern(), userAgent);
    }
}
