package io.plumbline.web.demo;

import java.util.List;
import java.util.Map;

/**
 * What one link brings on a usual day.
 *
 * @param campaign  key of the campaign
 * @param partner   key of the partner, or null
 * @param views     impressions counted through the link's pixel
 * @param exposures impressions that a platform reports person by person
 * @param mediaCost paid for a click to the platform, or 0
 * @param rates     goal and the share of clicks that reach it
 * @param from, to  days ago on which it begins and ends
 * @param source    what stands in utm_source
 * @param medium    what stands in utm_medium
 */
record Stream(String link, Business business, String campaign, String partner, double clicks, double views, double exposures, double mediaCost,
        Map<String, Double> rates, int from, int to, String source, String medium, List<String> keywords, List<String> creatives,
        List<String> placements, String referrer) {
}
