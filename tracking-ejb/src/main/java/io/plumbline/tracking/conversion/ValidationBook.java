package io.plumbline.tracking.conversion;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Json;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The policies in force, in memory: a result that arrives asks without a query. */
@ApplicationScoped
public class ValidationBook {

    public static final TypeReference<ValidationPolicy> POLICY = new TypeReference<>() {
    };
    /** Advertisers with a policy of their own that are read. */
    private static final int MOST = 10_000;

    @Inject
    private Sql sql;

    private volatile Map<UUID, ValidationPolicy> held = Map.of();

    public ValidationPolicy of(UUID advertiserId) {
        return held.getOrDefault(advertiserId, ValidationPolicy.STANDARD);
    }

    public void refresh() {
        Map<UUID, ValidationPolicy> set = new HashMap<>();
        sql.look("select advertiser_id, settings from tracking.validation_policy order by advertiser_id limit " + MOST,
                row -> set.put(Sql.uuid(row, "advertiser_id"), Json.read(row.getString("settings"), POLICY).complete()));
        held = Map.copyOf(set);
    }
}
