package io.plumbline.tracking.traffic;

import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Judges stored clicks by a rule set as if they came now, one after the other, with windows of its own. It sees what is stored:
 * of an address the network and a day's stand-in, of a prefetch that it was one.
 */
public final class Replay {

    /** Not a reason, but kept with them: a server reported the click, so user agent and address are not the visitor's. */
    public static final String BACK_END = "back-end";
    private static final String CONFIRMED = "prefetch-confirmed";

    private final Screen screen;
    private final Rates rates = new Rates();

    Replay(Screen screen) {
        this.screen = screen;
    }

    /** A click as the rules read it. */
    public record Stored(UUID id, Instant at, UUID advertiserId, UUID campaignId, UUID partnerId, UUID linkId, String verdict, String reason, Set<String> found,
            String ip, Long addressKey, String userAgent, String referrer, String language, String country, Map<String, String> params, List<String> subs) {

        public static final String COLUMNS = "id, at, advertiser_id, campaign_id, partner_id, link_id, verdict, reason, reasons, ip, address_key, user_agent, referrer, language,"
                + " country, params, sub1, sub2, sub3, sub4, sub5, sub6, sub7, sub8, sub9, sub10";

        public static Stored read(ResultSet row) throws SQLException {
            Set<String> found = new HashSet<>(Verdict.read(row.getString("reasons")));
            found.add(String.valueOf(row.getString("reason")));
            if (CONFIRMED.equals(row.getString("reason"))) {
                found.remove("prefetch");
            }
            List<String> subs = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                subs.add(row.getString("sub" + i));
            }
            return new Stored(Sql.uuid(row, "id"), Sql.instant(row, "at"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"),
                    Sql.uuid(row, "link_id"), row.getString("verdict"), row.getString("reason"), found, row.getString("ip"), Sql.number(row, "address_key"),
                    row.getString("user_agent"), row.getString("referrer"), row.getString("language"), row.getString("country"), Json.map(row.getString("params")), subs);
        }
    }

    /** In the order in which the clicks came. */
    public Verdict judge(Stored click, String linkKey) {
        long key = click.addressKey() == null ? Key.of(0, click.ip()) : click.addressKey();
        boolean backEnd = click.found().contains(BACK_END);
        Verdict verdict = screen.judge(new Seen(click.at(), click.advertiserId(), click.campaignId(), click.partnerId(), linkKey, address(click.ip()), key, click.userAgent(),
                click.referrer(), click.language(), null, backEnd, click.subs(), Screening.clickIds(click.params()), click.country(), click.found()),
                rates, screen.places().at(click.ip()));
        return backEnd ? verdict.with(BACK_END) : verdict;
    }

    public Verdict judge(Pace pace) {
        return screen.judge(pace);
    }

    public int version() {
        return screen.version();
    }

    private static Network address(String ip) {
        return Network.parse(ip).map(Network::shortened).orElse(null);
    }
}
