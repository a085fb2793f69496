package io.plumbline.reporting.rollup;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of dimensions whose sums are kept by hour and by day, smaller ones first. Dimensions with many values, as sub-ids and keywords,
 * are in none: with them a sum would hardly be fewer rows than the events.
 */
public enum Layer {
    PLAIN, AUDIENCE("country", "device"), TECHNOLOGY("device", "os", "browser"), LINKS("link_id", "creative", "destination_id", "experiment_id", "variant");

    private static final int ROOM = 1 << 24;

    private final List<String> columns;

    Layer(String... more) {
        this.columns = Stream.concat(common(), Arrays.stream(more)).toList();
    }

    /** In every layer: figures differ by them, and scopes ask for them. */
    private static Stream<String> common() {
        return Stream.of("advertiser_id", "campaign_id", "channel", "partner_id", "goal_key", "goal_kind", "status", "verdict", "currency");
    }

    /** Columns of a slice that its sums tell apart. */
    public List<String> columns() {
        return columns;
    }

    /** The smallest layer that has all of them. @param wanted columns of a slice */
    public static Optional<Layer> with(Collection<String> wanted) {
        return Arrays.stream(values()).filter(layer -> layer.columns.containsAll(wanted)).findFirst();
    }

    /** @param hour since 1970 */
    public int hour(int hour) {
        return 2 * ordinal() * ROOM + hour;
    }

    /** @param day since 1970 */
    public int day(int day) {
        return (2 * ordinal() + 1) * ROOM + day;
    }
}
