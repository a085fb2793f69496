package io.plumbline.tracking.consent;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Json;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The policies in force, in memory: a click asks without a query. */
@ApplicationScoped
public class Policies {

    static final UUID WORKSPACE = new UUID(0, 0);
    private static final TypeReference<PrivacyPolicy> POLICY = new TypeReference<>() {
    };
    /** Advertisers with a policy of their own that are read. */
    private static final int MOST = 10_000;

    private record Held(PrivacyPolicy workspace, Map<UUID, PrivacyPolicy> own) {
    }

    @Inject
    private Sql sql;

    private volatile Held held = new Held(PrivacyPolicy.STANDARD, Map.of());

    /** @param advertiserId null for the workspace's */
    public PrivacyPolicy of(UUID advertiserId) {
        Held now = held;
        return advertiserId == null ? now.workspace() : now.own().getOrDefault(advertiserId, now.workspace());
    }

    void refresh() {
        Map<UUID, PrivacyPolicy> set = new HashMap<>();
        sql.list("select scope_id, settings from tracking.privacy_policy order by scope_id limit " + MOST,
                row -> set.put(Sql.uuid(row, "scope_id"), Json.read(row.getString("settings"), POLICY)));
        PrivacyPolicy own = set.remove(WORKSPACE);
        PrivacyPolicy workspace = own == null ? PrivacyPolicy.STANDARD : own.over(PrivacyPolicy.STANDARD);
        set.replaceAll((advertiser, policy) -> policy.over(workspace));
        held = new Held(workspace, Map.copyOf(set));
    }
}
