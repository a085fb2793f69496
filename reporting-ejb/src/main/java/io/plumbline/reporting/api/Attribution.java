package io.plumbline.reporting.api;

/** Compares models over stored journeys. What was paid is not recomputed here. */
public interface Attribution {

    AttributionAnswer query(AttributionQuestion question);
}
