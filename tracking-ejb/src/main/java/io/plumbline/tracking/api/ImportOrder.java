package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;

/**
 * @param goal     key of the goal of conversions in the file, or null when rows name it
 * @param currency of amounts without one; null for the advertiser's
 * @param mapping  our column name to the file's, for files with other headers; empty for none
 */
public record ImportOrder(ImportKind kind, UUID advertiserId, String goal, String currency, String fileName, boolean dryRun,
        Map<String, String> mapping) implements Serializable {
}
