package io.plumbline.reporting.api;

import java.util.UUID;

/** Journeys and what models make of them. What was paid is not recomputed here. */
public interface Attribution {

    /** Models over stored journeys, side by side. */
    AttributionAnswer query(AttributionQuestion question);

    /** The journeys themselves; models are not asked. */
    JourneysAnswer journeys(AttributionQuestion question);

    /** The same models on a table of paths; names are keys, amounts have no currency. */
    AttributionAnswer evaluate(PathTable table);

    /** @throws io.plumbline.shared.NotFound for a conversion that is not there, or belongs to another advertiser than the caller may see */
    ConversionCredit conversion(UUID conversionId);

    /** The answer to {@link #query} for a file: a row for each model and key. */
    Grid table(AttributionQuestion question);
}
