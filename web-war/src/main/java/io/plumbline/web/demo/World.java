package io.plumbline.web.demo;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Partner;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the happenings of the demo are about, by the names the script uses. */
final class World {

    final Map<Business, UUID> advertisers = new EnumMap<>(Business.class);
    final Map<String, Campaign> campaigns = new HashMap<>();
    final Map<String, Partner> partners = new HashMap<>();
    final Map<String, Link> links = new HashMap<>();
    /** By number of the click. */
    final Map<Integer, UUID> clicks = new HashMap<>();
    final Map<UUID, Happening.Reported> conversions = new java.util.LinkedHashMap<>();
}
