package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

/** @param settings as used; channels most customers first */
public record ChannelValues(ValueSettings settings, String currency, String timeUnit, ChannelValue total, List<ChannelValue> channels, List<String> warnings)
        implements Serializable {
}
