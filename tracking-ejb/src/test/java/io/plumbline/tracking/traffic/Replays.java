package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.RuleSet;

/** Replays for tests of other packages. */
public final class Replays {

    private Replays() {
    }

    public static Replay of(int version, RuleSet rules) {
        return new Replay(new Screen(version, rules, Bundled.AGENTS, Bundled.NETWORKS, Places.NONE));
    }
}
