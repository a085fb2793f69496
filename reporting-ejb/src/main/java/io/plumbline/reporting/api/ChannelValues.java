package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * @param settings as used; channels most customers first
 * @param asOf     instant whose knowledge customers and costs are made of; null in models of before it was kept
 * @param sample   what was read for them, and their cost
 * @param restated what has become known since, by cause; the sample and these are what a model started now would be made of. Null without an instant
 */
public record ChannelValues(ValueSettings settings, String currency, String timeUnit, ChannelValue total, List<ChannelValue> channels, Instant asOf,
        InputSample sample, List<Restatement> restated, List<String> warnings)
        implements Serializable {
}
