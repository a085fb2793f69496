package io.plumbline.tracking.api;

import java.util.UUID;

public interface Visits {

    /** Keeps a touch for journeys when the visitor arrives from outside; page views inside a visit add none. */
    void see(Visit visit);

    /**
     * By the rules for invalid traffic that are in force, as clicks of the campaign are judged; in windows of their own.
     *
     * @param page what is seen, such as the code of a landing page
     * @param language what the browser asks for, or null
     * @return whether it counts
     */
    boolean counts(Visit visit, UUID campaignId, String page, String language);
}
