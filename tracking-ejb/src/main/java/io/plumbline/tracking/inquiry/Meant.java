package io.plumbline.tracking.inquiry;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Inquiries.Candidate;
import io.plumbline.tracking.click.NewestClicks;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds what a partner may have meant: the surest evidence first. */
@ApplicationScoped
public class Meant {

    private static final int MOST = 50;
    private static final int MOST_OF_A_DAY = 20;
    private static final String CONVERSIONS = "select id, occurred_at, campaign_id, link_id, partner_id, status, reason, amount_minor, currency, transaction_id from tracking.conversion";
    private static final String CLICKS = "select id, at, campaign_id, link_id, partner_id, verdict, reason from tracking.click";

    @Inject
    private Sql sql;
    @Inject
    private NewestClicks newest;

    List<Candidate> by(Filed.About about) {
        Map<UUID, Candidate> found = new LinkedHashMap<>();
        if (about.conversionId() != null) {
            conversions(found, about, "conversion-id", " where id = ?", about.conversionId());
        }
        if (about.clickId() != null) {
            conversions(found, about, "click-of-conversion", " where click_id = ? order by id", about.clickId());
            clicks(found, about, "click-id", " where id = ?", about.clickId());
        }
        if (about.transactionId() != null) {
            conversions(found, about, "transaction-id", " where advertiser_id = ? and transaction_id = ? order by id", about.advertiserId(), about.transactionId());
        }
        if (about.happenedAt() != null && about.campaignId() != null) {
            Instant from = about.happenedAt().minus(Duration.ofDays(1));
            Instant to = about.happenedAt().plus(Duration.ofDays(1));
            conversions(found, about, "campaign-and-day", " where partner_id = ? and campaign_id = ? and occurred_at between ? and ? order by id desc limit " + MOST_OF_A_DAY,
                    about.partnerId(), about.campaignId(), from, to);
            List<UUID> ids = newest.ids(new Filter().and("l.partner_id = ?", about.partnerId()).and("l.campaign_id = ?", about.campaignId()),
                    new Filter().and("at >= ?", from).and("at <= ?", about.happenedAt()), from, MOST_OF_A_DAY);
            if (!ids.isEmpty()) {
                clicks(found, about, "campaign-and-day", " where id in (" + Sql.marks(ids) + ") order by id desc", ids.toArray());
            }
        }
        return new ArrayList<>(found.values()).subList(0, Math.min(MOST, found.size()));
    }

    private void conversions(Map<UUID, Candidate> found, Filed.About about, String why, String where, Object... args) {
        sql.list(CONVERSIONS + where + (where.contains("limit") ? "" : " limit " + MOST), row -> conversion(row, about, why), args)
                .forEach(one -> found.putIfAbsent(one.id(), one));
    }

    private void clicks(Map<UUID, Candidate> found, Filed.About about, String why, String where, Object... args) {
        sql.list(CLICKS + where, row -> click(row, about, why), args).forEach(one -> found.putIfAbsent(one.id(), one));
    }

    private static Candidate conversion(ResultSet row, Filed.About about, String why) throws SQLException {
        return new Candidate("conversion", Sql.uuid(row, "id"), Sql.instant(row, "occurred_at"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "link_id"),
                about.partnerId().equals(Sql.uuid(row, "partner_id")), row.getString("status"), row.getString("reason"),
                new Money(row.getLong("amount_minor"), row.getString("currency")), row.getString("transaction_id"), why);
    }

    private static Candidate click(ResultSet row, Filed.About about, String why) throws SQLException {
        return new Candidate("click", Sql.uuid(row, "id"), Sql.instant(row, "at"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "link_id"),
                about.partnerId().equals(Sql.uuid(row, "partner_id")), row.getString("verdict"), row.getString("reason"), null, null, why);
    }
}
