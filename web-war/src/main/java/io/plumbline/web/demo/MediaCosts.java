package io.plumbline.web.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What platforms charge by day. The latest days are first stated too low and restated, as platforms do. */
final class MediaCosts {

    /** @param first what the platform stated at first, or null when it never corrected itself */
    record Line(LocalDate day, Stream stream, String keyword, String cost, String first, long impressions, long clicks) {
    }

    private static final int RESTATED = 10;
    private static final double EMAIL_A_DAY = 6.5;
    private static final double PRINT_A_DAY = 2.2;
    private static final double DISPLAY_A_DAY = 1.9;
    private static final double VIDEO_A_DAY = 1.4;

    private MediaCosts() {
    }

    static List<Line> of(long seed, Instant now, Map<String, Map<LocalDate, Integer>> clicksByDay) {
        Dice dice = new Dice(seed + 1);
        List<Line> lines = new ArrayList<>();
        for (Stream stream : Streams.ALL) {
            for (int daysAgo = stream.from(); daysAgo >= stream.to(); daysAgo--) {
                LocalDate day = now.atZone(stream.business().zone).toLocalDate().minusDays(daysAgo);
                int clicks = clicksByDay.getOrDefault(stream.link(), Map.of()).getOrDefault(day, 0);
                double cost = stream.mediaCost() > 0 ? clicks * stream.mediaCost() * dice.between(0.88, 1.12) : standing(stream);
                if (cost > 0) {
                    String stated = decimal(cost);
                    lines.add(new Line(day, stream, stream.keywords().isEmpty() ? null : dice.one(stream.keywords()), stated,
                            daysAgo > 0 && daysAgo <= RESTATED ? decimal(cost * 0.93) : null, Math.round(clicks * dice.between(14, 26)), clicks));
                }
            }
        }
        return lines;
    }

    private static double standing(Stream stream) {
        return switch (stream.medium()) {
            case "email" -> EMAIL_A_DAY;
            case "offline" -> PRINT_A_DAY;
            case "display" -> DISPLAY_A_DAY;
            case "video" -> VIDEO_A_DAY;
            default -> 0;
        };
    }

    private static String decimal(double cost) {
        return BigDecimal.valueOf(cost).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
