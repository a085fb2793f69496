package io.plumbline.tracking.trial;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Trial;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Replay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Clicks of a period, page by page in the order in which they came, each with its conversions. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class StoredEvents {

    static final int PAGE = 500;
    private static final String OF_PERIOD = " from tracking.click where at >= ? and at < ? and verdict in ('valid', 'invalid')";
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    private Sql sql;

    /** @param payout of the click, or null */
    record StoredClick(Replay.Stored click, Money payout) {
    }

    record StoredConversion(UUID id, UUID clickId, UUID goalId, Instant at, UUID advertiserId, UUID campaignId, UUID partnerId, UUID linkId, String verdict, String reason,
            Money amount, Money commission) {
    }

    public long count(Trial trial) {
        return sql.one("select count(*)" + OF_PERIOD + ofAdvertiser(trial), row -> row.getLong(1), args(trial).toArray()).orElse(0L);
    }

    public List<StoredClick> clicks(Trial trial, UUID after) {
        List<Object> args = args(trial);
        args.add(after == null ? FIRST : after);
        return sql.list("select " + Replay.Stored.COLUMNS + ", payout_minor, payout_currency" + OF_PERIOD + ofAdvertiser(trial) + " and id > ? order by id limit " + PAGE,
                row -> new StoredClick(Replay.Stored.read(row), TrialSums.money(row, "payout")), args.toArray());
    }

    /** In the order in which they were recorded. */
    public List<StoredConversion> conversions(List<UUID> clicks) {
        return clicks.isEmpty() ? List.of() : sql.list("select * from tracking.conversion where click_id in (" + Sql.marks(clicks) + ") order by id", StoredEvents::conversion, clicks.toArray());
    }

    private static StoredConversion conversion(ResultSet row) throws SQLException {
        return new StoredConversion(Sql.uuid(row, "id"), Sql.uuid(row, "click_id"), Sql.uuid(row, "goal_id"), Sql.instant(row, "occurred_at"), Sql.uuid(row, "advertiser_id"),
                Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"), Sql.uuid(row, "link_id"), row.getString("verdict"), row.getString("reason"),
                new Money(row.getLong("amount_minor"), row.getString("currency").strip()), TrialSums.money(row, "commission"));
    }

    private static String ofAdvertiser(Trial trial) {
        return trial.advertiserId() == null ? "" : " and advertiser_id = ?";
    }

    private static List<Object> args(Trial trial) {
        List<Object> args = new ArrayList<>(List.of(trial.from(), trial.to()));
        if (trial.advertiserId() != null) {
            args.add(trial.advertiserId());
        }
        return args;
    }
}
