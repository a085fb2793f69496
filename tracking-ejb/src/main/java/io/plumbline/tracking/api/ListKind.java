package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** What kind of list tells traffic apart. */
public enum ListKind implements Keyed {
    /** User agents: a regular expression a line, or crawler-user-agents.json. At most 2 MB. */
    CRAWLERS(2 << 20, 20),
    /** Networks of data centres: CIDR or AS number a line, or a cloud provider's JSON. At most 16 MB. */
    DATA_CENTRES(16 << 20, 20),
    /** Country and region of addresses, MMDB. At most 128 MB. */
    PLACES(128 << 20, 5),
    /** Autonomous systems of addresses, MMDB. At most 128 MB. */
    SYSTEMS(128 << 20, 5);

    private final long maxBytes;
    private final int maxKept;

    ListKind(long maxBytes, int maxKept) {
        this.maxBytes = maxBytes;
        this.maxKept = maxKept;
    }

    public long maxBytes() {
        return maxBytes;
    }

    /** Versions kept at the same time; an old one must be removed before a further one comes in. */
    public int maxKept() {
        return maxKept;
    }

    public boolean isDatabase() {
        return this == PLACES || this == SYSTEMS;
    }

    /** Whether a list of this kind comes with the product. */
    public boolean isBundled() {
        return this != SYSTEMS;
    }
}
