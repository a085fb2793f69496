package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

/**
 * What figures about journeys are made of.
 *
 * @param touches        read, credited or not
 * @param converting     journeys that end in a conversion, with touches or without
 * @param nonConverting  journeys that led nowhere: the touches of a person after the last conversion, until the last touch
 * @param clickDays      window of clicks, visits and leads
 * @param viewDays       window of impressions
 * @param fingerprint    of the stored touches and conversions that were read
 */
public record JourneySample(long touches, long converting, long nonConverting, int clickDays, int viewDays, List<String> interactions, boolean resetAfterConversion,
        int halfLifeDays, String fingerprint) implements Serializable {
}
