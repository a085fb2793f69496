package io.plumbline.tracking.api;

import java.util.List;

/** The rules for invalid traffic in versions: a draft is tried on stored events, then put in force. */
public interface TrafficRules {

    RuleVersion active();

    /** @throws io.plumbline.shared.NotFound */
    RuleVersion get(int version);

    /** Newest first, at most 200. */
    List<RuleVersion> list();

    /** @throws io.plumbline.shared.Invalid with every fault of the document */
    RuleVersion draft(RuleSet rules, String note);

    /** In force within two seconds on every node, for what comes in from then on. An earlier version may be put in force again. */
    RuleVersion activate(int version);
}
