package io.plumbline.tracking.click;

import io.plumbline.shared.Dialect;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The newest clicks of an advertiser, a campaign or a partner. A link never moves, so whose a click is follows from its link, and the one index
 * by link serves all these lists: the newest of each link, and of those the newest. Each list by itself would cost every click an entry.
 */
@ApplicationScoped
public class NewestClicks {

    /** Clicks of an advertiser, found by links. */
    public static final String OF_ADVERTISER = "link_id in (select l.id from campaign.pub_link l join campaign.pub_campaign c on c.id = l.campaign_id where c.advertiser_id = ?)";
    /** Clicks of a partner, found by links. */
    public static final String OF_PARTNER = "link_id in (select l.id from campaign.pub_link l where l.partner_id = ?)";

    private static final String LINKS = "select l.id from campaign.pub_link l join campaign.pub_campaign c on c.id = l.campaign_id";
    private static final int LINKS_AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);
    /** Clocks of nodes differ. */
    private static final Duration SLACK = Duration.ofMinutes(1);
    /** As databases order them. */
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    @Inject
    private Sql sql;

    /**
     * Ids, the newest first.
     *
     * @param links  whose, as conditions on {@code l}, a link, and {@code c}, its campaign; none for everybody's
     * @param clicks what else must be true of them
     * @param from   they came then or later, or null: only to look no further
     */
    public List<UUID> ids(Filter links, Filter clicks, Instant from, int most) {
        boolean postgres = sql.on(Dialect::of) == Dialect.POSTGRESQL;
        if (postgres && links.args().length == 0) {
            return sql.list("select id from tracking.click" + clicks.text() + " and id > ? order by id desc limit " + most, row -> Sql.uuid(row, "id"), args(clicks.args(), least(from)));
        }
        TreeSet<UUID> newest = new TreeSet<>(ORDER.reversed());
        for (List<UUID> some = next(links, FIRST); !some.isEmpty(); some = next(links, some.get(some.size() - 1))) {
            if (postgres) {
                keep(newest, ofAll(some, clicks, most, floor(newest, most, from)), most);
            } else {
                some.forEach(link -> keep(newest, ofOne(link, clicks, most, floor(newest, most, from)), most));
            }
        }
        return new ArrayList<>(newest);
    }

    private List<UUID> next(Filter links, UUID after) {
        return sql.list(LINKS + links.text() + " and l.id > ? order by l.id limit " + LINKS_AT_ONCE, row -> Sql.uuid(row, "id"), args(links.args(), after));
    }

    private static UUID floor(TreeSet<UUID> newest, int most, Instant from) {
        return newest.size() < most ? least(from) : newest.last();
    }

    /** Ids begin with the moment they are made, which is that of the click or, of one that is told late, a later one. */
    private static UUID least(Instant from) {
        return from == null ? FIRST : Ids.least(from.minus(SLACK));
    }

    private static void keep(TreeSet<UUID> newest, List<UUID> more, int most) {
        newest.addAll(more);
        while (newest.size() > most) {
            newest.pollLast();
        }
    }

    /** The newest click of each link says which links can have a place in the list. Then they are read, and no other. */
    private List<UUID> ofAll(List<UUID> links, Filter clicks, int most, UUID floor) {
        Array each = sql.on(connection -> connection.createArrayOf("uuid", links.toArray()));
        String newest = "(select id from tracking.click" + clicks.text() + " and link_id = l.link and id > ? order by id desc limit ";
        return sql.list("select k.id from (select l.link from unnest(?::uuid[]) as l(link) cross join lateral " + newest + "1) k order by k.id desc limit " + most + ") l cross join lateral "
                + newest + most + ") k order by k.id desc limit " + most, row -> Sql.uuid(row, "id"), args(new Object[] {each}, clicks.args(), floor, clicks.args(), floor));
    }

    /** H2 has no lateral join, and is a call away. */
    private List<UUID> ofOne(UUID link, Filter clicks, int most, UUID floor) {
        return sql.list("select id from tracking.click" + clicks.text() + " and link_id = ? and id > ? order by id desc limit " + most,
                row -> Sql.uuid(row, "id"), args(clicks.args(), link, floor));
    }

    private static Object[] args(Object... parts) {
        return Stream.of(parts).flatMap(part -> part instanceof Object[] some ? Stream.of(some) : Stream.of(part)).toArray();
    }
}
