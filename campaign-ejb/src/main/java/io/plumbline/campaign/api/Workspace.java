package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** The installation as a whole. */
public interface Workspace {

    /** What a workspace holds: nothing made up, made-up data that are still being written, or all of them. */
    enum DemoState implements Keyed {
        NONE, SEEDING, READY
    }

    /** True from the moment demo data begin to be made: whatever is in this workspace may be thrown away. */
    boolean demo();

    DemoState demoState();

    /** Public address of this installation without trailing slash, as configured; never taken from a request's Host header. */
    String baseUrl();

    String version();

    /**
     * Marks the workspace before the first demo data come in. Only admins.
     *
     * @throws io.plumbline.shared.Conflict code {@code workspace-not-empty} when it holds data that are not demo data
     */
    void beginDemo();

    /** Says that the demo data are complete. Only admins. */
    void completeDemo();

    /**
     * Deletes everything that was planned, recorded and counted, and leaves the workspace waiting for new demo data. People who
     * are not confined to an advertiser or partner, their keys, settings and the audit trail stay. Only admins.
     *
     * @throws io.plumbline.shared.Conflict code {@code workspace-not-demo} on a workspace that holds real data
     */
    void reset();
}
