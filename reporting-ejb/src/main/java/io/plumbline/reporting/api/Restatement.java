package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * What figures of then and figures of now differ by, by cause. Those of then and all these are those of now.
 *
 * @param reason      {@code new} (happened since), {@code late} (had happened), {@code decided}, {@code reversed}, {@code verdict}, {@code exchange-rate}, {@code merged} or
 *                    {@code restated-cost}
 * @param conversions more, or fewer, that count; value likewise, decimal, null where only numbers are told
 * @param touches     more, or fewer; clicks where clicks are counted
 * @param persons     merged with another since, or taken apart again
 * @param cost        decimal, null where no cost is told
 */
public record Restatement(String reason, long conversions, String value, long touches, long persons, String cost) implements Serializable {
}
