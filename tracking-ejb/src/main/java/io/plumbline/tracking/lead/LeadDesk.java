package io.plumbline.tracking.lead;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.LeadEntry;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

@Stateless
public class LeadDesk implements Leads {

    static final int MOST = 1000;

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final BulkInsert STAGES = new BulkInsert("tracking.lead_stage", "id", "advertiser_id", "external_id", "email_sha256",
            "phone_sha256", "click_id", "stage", "stage_time", "recorded_at", "value_minor", "currency", "reason");

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;
    @Inject
    private LeadTouches touches;
    @Inject
    private Clock clock;

    @Override
    public List<Boolean> put(List<LeadEntry> entries) {
        authority.require(Role.MARKETER);
        if (entries.size() > MOST) {
            throw new Invalid("leads", "too-many", "At most " + MOST + " leads at a time.");
        }
        Instant now = clock.instant();
        List<Object[]> rows = entries.stream().map(entry -> row(entry, now)).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Boolean> fresh = sql.on(connection -> STAGES.insert(connection, rows));
        touches.leave(IntStream.range(0, entries.size()).filter(fresh::get).mapToObj(entries::get).toList(), now);
        return fresh;
    }

    @Override
    public Page<LeadEntry> list(EventFilter filter, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", filter.advertiser())
                .and("external_id = ?", filter.customer()).and("stage = ?", filter.status()).and("click_id = ?", filter.click())
                .and("stage_time >= ?", filter.from()).and("stage_time < ?", filter.to());
        return page.page(sql.list(where.page("select id, advertiser_id, external_id, email_sha256, phone_sha256, click_id, stage, stage_time, value_minor,"
                + " currency, reason, recorded_at from tracking.lead_stage", page), LeadDesk::entry, where.args()), LeadEntry::id);
    }

    private Object[] row(LeadEntry lead, Instant now) {
        authority.requireAdvertiser(lead.advertiserId(), "advertiser", lead.advertiserId());
        new Check().text("externalId", lead.externalId(), 256).text("stage", lead.stage(), 32).optionalText("reason", lead.reason(), 500)
                .that(sha(lead.emailSha256()), "emailSha256", "hash-malformed", "Give the SHA-256 as 64 hexadecimal digits.")
                .that(sha(lead.phoneSha256()), "phoneSha256", "hash-malformed", "Give the SHA-256 as 64 hexadecimal digits.")
                .that(lead.stageTime() != null && !lead.stageTime().isAfter(now.plus(SKEW)), "stageTime", "time-in-future",
                        "A stage cannot be reached in the future.").done();
        Money value = lead.value() == null ? null : Money.of(lead.value(), lead.currency());
        if (value != null && value.isNegative()) {
            throw new Invalid("value", "amount-negative", "A lead cannot be worth less than nothing.");
        }
        return new Object[] {Ids.next(), lead.advertiserId(), lead.externalId(), lead.emailSha256(), lead.phoneSha256(), lead.clickId(),
                lead.stage().strip().toLowerCase(Locale.ROOT), lead.stageTime(), now, value == null ? null : value.minor(),
                value == null ? null : value.currency(), lead.reason()};
    }

    private static boolean sha(String hash) {
        return hash == null || hash.matches("[0-9a-f]{64}");
    }

    private static LeadEntry entry(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        Long minor = Sql.number(row, "value_minor");
        return new LeadEntry(Sql.uuid(row, "id"), Sql.uuid(row, "advertiser_id"), row.getString("external_id"),
                row.getString("email_sha256"), row.getString("phone_sha256"), Sql.uuid(row, "click_id"), row.getString("stage"),
                Sql.instant(row, "stage_time"), minor == null ? null : new Money(minor, currency).amount().toPlainString(),
                currency, row.getString("reason"), Sql.instant(row, "recorded_at"));
    }
}
