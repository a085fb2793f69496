package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.RuleSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an advertiser blocks, ready for look-ups. */
record Blocking(Networks addresses, Networks internal, List<String> userAgents, Set<RuleSet.SubId> subIds, Set<String> honeypots) {

    static final Blocking NOTHING = new Blocking(Networks.NONE, Networks.NONE, List.of(), Set.of(), Set.of());

    static Blocking of(RuleSet.Blocked blocked) {
        return new Blocking(Networks.of(blocked.addresses().toArray(String[]::new)), Networks.of(blocked.internal().toArray(String[]::new)),
                blocked.userAgents().stream().map(text -> text.toLowerCase(Locale.ROOT)).toList(), Set.copyOf(blocked.subIds()), Set.copyOf(blocked.honeypots()));
    }

    boolean blocksAgent(String userAgent) {
        if (userAgents.isEmpty()) {
            return false;
        }
        String lower = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        return userAgents.stream().anyMatch(lower::contains);
    }

    boolean blocksSub(UUID partnerId, List<String> subs) {
        for (int i = 0; i < subs.size() && !subIds.isEmpty(); i++) {
            String value = subs.get(i);
            if (value != null && (subIds.contains(new RuleSet.SubId(null, i + 1, value))
                    || partnerId != null && subIds.contains(new RuleSet.SubId(partnerId, i + 1, value)))) {
                return true;
            }
        }
        return false;
    }
}
