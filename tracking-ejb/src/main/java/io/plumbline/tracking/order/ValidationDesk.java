package io.plumbline.tracking.order;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.ValidationPolicies;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.conversion.ValidationBook;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Stateless
public class ValidationDesk implements ValidationPolicies {

    private static final String WHAT = "validation-policy";
    private static final int MOST = 1000;
    private static final int MOST_DAYS = 12;
    private static final ValidationPolicy NOTHING = new ValidationPolicy(null, null, null, null, null, null, null, null, null, null, null);

    @Inject
    private Sql sql;
    @Inject
    private ValidationBook policies;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Agreements agreements;
    @Inject
    private Goals goals;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public List<Locking> locking(UUID agreementId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(advertisers.get(agreements.get(agreementId).advertiserId()).timeZone()));
        return sql.list("select s.locks_on, cast(s.currency as varchar(3)) as currency, count(*) as undecided, sum(case when c.status = 'on-hold' then 1 else 0 end) as held,"
                + " sum(s.amount_minor) as minor from tracking.conversion c join campaign.pub_settlement s on s.subject_id = c.id"
                + " where s.agreement_id = ? and c.status in ('pending', 'on-hold') and c.verdict <> 'invalid'"
                + " and s.locks_on is not null and s.currency is not null group by s.locks_on, s.currency order by s.locks_on limit " + MOST_DAYS,
                row -> locking(row, today), agreementId);
    }

    private static Locking locking(ResultSet row, LocalDate today) throws SQLException {
        LocalDate locksOn = row.getObject("locks_on", LocalDate.class);
        return new Locking(locksOn, locksOn.isBefore(today), row.getLong("undecided"), row.getLong("held"), new Money(row.getLong("minor"), row.getString("currency")));
    }

    @Override
    public Setting get(UUID advertiserId) {
        authority.requireStaff();
        named(advertiserId);
        return setting(advertiserId);
    }

    @Override
    public Setting put(UUID advertiserId, Long expectedVersion, ValidationPolicy policy) {
        authority.require(Role.MARKETER);
        String name = named(advertiserId);
        policy.sound();
        new Check().that(policy.goal() == null || policy.goal().isBlank() || goals.find(advertiserId, policy.goal()).isPresent(), "goal", "goal-unknown",
                "The advertiser has no goal with this key.").done();
        Setting before = setting(advertiserId);
        Stale.unless(WHAT, expectedVersion, before.version());
        write(before, policy);
        policies.refresh();
        Setting after = setting(advertiserId);
        audit.note("change", WHAT, advertiserId, name, advertiserId, before.own(), after.own());
        return after;
    }

    @Override
    public List<AutoApproval> autoApprovals(UUID advertiserId) {
        authority.requireStaff();
        named(advertiserId);
        return sql.list("select * from tracking.auto_approval where advertiser_id = ? order by scope, changed_at limit " + MOST,
                row -> new AutoApproval(row.getString("scope"), Sql.uuid(row, "scope_id"), row.getBoolean("at_lock"), Sql.instant(row, "changed_at"), row.getString("changed_by")),
                advertiserId);
    }

    @Override
    public List<AutoApproval> approveAtLock(String scope, UUID scopeId, Boolean atLock) {
        authority.require(Role.MARKETER, Role.FINANCE);
        UUID advertiser = switch (scope == null ? "" : scope) {
            case "campaign" -> campaigns.get(scopeId).advertiserId();
            case "agreement" -> agreements.get(scopeId).advertiserId();
            default -> throw new Invalid("scope", "scope-unknown", "Use campaign or agreement.");
        };
        Instant now = clock.instant();
        String who = authority.caller().name();
        int gone = sql.update("delete from tracking.auto_approval where scope_id = ?", scopeId);
        if (atLock != null) {
            sql.insert("auto_approval", new Columns().with("scope_id", scopeId).with("scope", scope).with("advertiser_id", advertiser).with("at_lock", atLock).with("changed_at", now)
                    .with("changed_by", who));
        }
        audit.note("change", "auto-approval", scopeId, scope, advertiser, Map.of("set", gone > 0), Map.of("atLock", String.valueOf(atLock)));
        return autoApprovals(advertiser);
    }

    private Setting setting(UUID advertiserId) {
        return sql.one("select * from tracking.validation_policy where advertiser_id = ?", row -> {
            ValidationPolicy own = Json.read(row.getString("settings"), ValidationBook.POLICY);
            return new Setting(advertiserId, row.getLong("version"), own, own.complete(), Sql.instant(row, "changed_at"), row.getString("changed_by"));
        }, advertiserId).orElse(new Setting(advertiserId, 0, NOTHING, ValidationPolicy.STANDARD, null, null));
    }

    /** Missing orders are looked for among what comes from then on: nobody is refused for what no file could have told. */
    private void write(Setting before, ValidationPolicy policy) {
        Instant now = clock.instant();
        boolean watches = policy.complete().missingDays() > 0;
        boolean watched = before.effective().missingDays() > 0;
        String settings = Json.write(policy);
        String who = authority.caller().name();
        boolean written = before.version() == 0
                ? sql.insert("validation_policy", new Columns().with("advertiser_id", before.advertiserId()).with("version", 1L).with("settings", settings)
                        .with("missing_since", watches ? now : null).with("changed_at", now).with("changed_by", who))
                : sql.update("update tracking.validation_policy set version = version + 1, settings = ?, changed_at = ?, changed_by = ? where advertiser_id = ? and version = ?",
                        settings, now, who, before.advertiserId(), before.version()) == 1;
        if (!written) {
            throw new Stale(WHAT);
        }
        if (watches != watched && before.version() > 0) {
            sql.update("update tracking.validation_policy set missing_since = ? where advertiser_id = ?", watches ? now : null, before.advertiserId());
        }
    }

    private String named(UUID advertiserId) {
        if (advertiserId == null) {
            throw new Invalid("advertiser", "required", "Say whose policy.");
        }
        return advertisers.get(advertiserId).name();
    }
}
