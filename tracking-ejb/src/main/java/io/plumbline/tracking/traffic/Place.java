package io.plumbline.tracking.traffic;

/**
 * Where an address is, as far as is known.
 *
 * @param country ISO 3166-1 alpha-2, or null
 * @param region  second part of ISO 3166-2, or null
 * @param system  number of the autonomous system, or null
 */
public record Place(String country, String region, Integer system) {

    public static final Place UNKNOWN = new Place(null, null, null);
}
