package io.plumbline.tracking.lead;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Json;
import io.plumbline.tracking.api.LeadPolicies.Kept;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What stages mean, on disk. */
@ApplicationScoped
public class PolicyBook {

    private static final int MOST = 1_000;
    private static final TypeReference<LeadPolicy> POLICY = new TypeReference<>() {
    };

    @Inject
    private Sql sql;

    LeadPolicy of(UUID advertiserId, UUID campaignId) {
        return kept(advertiserId, campaignId).policy();
    }

    /** The campaign's, else the advertiser's, else the standard. */
    Kept kept(UUID advertiserId, UUID campaignId) {
        return Optional.ofNullable(campaignId).flatMap(this::own).or(() -> own(advertiserId)).orElseGet(() -> new Kept(advertiserId, null, 0, LeadPolicy.STANDARD, null, null));
    }

    Optional<Kept> own(UUID scopeId) {
        return sql.one("select * from tracking.lead_policy where scope_id = ?", PolicyBook::read, scopeId);
    }

    List<Kept> list(UUID advertiserId) {
        return sql.list("select * from tracking.lead_policy where advertiser_id = coalesce(?, advertiser_id) order by advertiser_id, scope_id limit " + MOST, PolicyBook::read, advertiserId);
    }

    /** @return false when somebody else was first */
    boolean put(Kept kept, long before) {
        UUID scope = kept.campaignId() == null ? kept.advertiserId() : kept.campaignId();
        String body = Json.write(kept.policy());
        if (before == 0) {
            return sql.insert("lead_policy", new Columns().with("scope_id", scope).with("advertiser_id", kept.advertiserId()).with("campaign_id", kept.campaignId())
                    .with("version", kept.version()).with("body", body).with("changed_at", kept.changedAt()).with("changed_by", kept.changedBy()));
        }
        return 1 == sql.update("update tracking.lead_policy set version = ?, body = ?, changed_at = ?, changed_by = ? where scope_id = ? and version = ?", kept.version(), body,
                kept.changedAt(), kept.changedBy(), scope, before);
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"), row.getLong("version"), Json.read(row.getString("body"), POLICY),
                Sql.instant(row, "changed_at"), row.getString("changed_by"));
    }
}
