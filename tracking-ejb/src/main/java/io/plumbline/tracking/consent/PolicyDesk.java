package io.plumbline.tracking.consent;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Json;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.PrivacyPolicies;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class PolicyDesk implements PrivacyPolicies {

    private static final String WHAT = "privacy-policy";
    private static final PrivacyPolicy NOTHING = new PrivacyPolicy(null, null, null, null, null, null, null, null);
    private static final TypeReference<PrivacyPolicy> POLICY = new TypeReference<>() {
    };

    @Inject
    private Sql sql;
    @Inject
    private Policies policies;
    @Inject
    private Consents consents;
    @Inject
    private Advertisers advertisers;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public Setting get(UUID advertiserId) {
        authority.requireStaff();
        named(advertiserId);
        return setting(advertiserId);
    }

    @Override
    public Setting put(UUID advertiserId, Long expectedVersion, PrivacyPolicy policy) {
        authority.require(Role.ADMIN);
        String name = named(advertiserId);
        if (advertiserId == null && authority.advertiserScope().isPresent()) {
            throw new Forbidden("You are confined to one advertiser and cannot change the workspace.");
        }
        policy.sound();
        Setting before = setting(advertiserId);
        Stale.unless(WHAT, expectedVersion, before.version());
        write(scope(advertiserId), before.version(), policy, clock.instant());
        policies.refresh();
        Setting after = setting(advertiserId);
        audit.note("change", WHAT, advertiserId, name, advertiserId, before.own(), after.own());
        return after;
    }

    @Override
    public ConsentDecision decide(UUID advertiserId, ConsentSignals signals) {
        authority.requireStaff();
        named(advertiserId);
        return consents.decide(signals, policies.of(advertiserId), clock.instant());
    }

    private Setting setting(UUID advertiserId) {
        Optional<Setting> own = read(advertiserId, scope(advertiserId));
        PrivacyPolicy above = advertiserId == null ? PrivacyPolicy.STANDARD
                : read(null, Policies.WORKSPACE).map(w -> w.own().over(PrivacyPolicy.STANDARD)).orElse(PrivacyPolicy.STANDARD);
        return own.map(o -> new Setting(advertiserId, o.version(), o.own(), o.own().over(above), o.changedAt(), o.changedBy()))
                .orElse(new Setting(advertiserId, 0, NOTHING, above, null, null));
    }

    private Optional<Setting> read(UUID advertiserId, UUID scope) {
        return sql.one("select * from tracking.privacy_policy where scope_id = ?", row -> new Setting(advertiserId, row.getLong("version"),
                Json.read(row.getString("settings"), POLICY), null, Sql.instant(row, "changed_at"), row.getString("changed_by")), scope);
    }

    private void write(UUID scope, long version, PrivacyPolicy policy, Instant now) {
        String settings = Json.write(policy);
        String who = authority.caller().name();
        boolean written = version == 0
                ? sql.insert("privacy_policy", new Columns().with("scope_id", scope).with("version", 1L).with("settings", settings).with("changed_at", now).with("changed_by", who))
                : sql.update("update tracking.privacy_policy set version = version + 1, settings = ?, changed_at = ?, changed_by = ? where scope_id = ? and version = ?",
                        settings, now, who, scope, version) == 1;
        if (!written) {
            throw new Stale(WHAT);
        }
    }

    private String named(UUID advertiserId) {
        return advertiserId == null ? "Workspace" : advertisers.get(advertiserId).name();
    }

    private static UUID scope(UUID advertiserId) {
        return advertiserId == null ? Policies.WORKSPACE : advertiserId;
    }
}
