package io.plumbline.reporting.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;

/** The first touch of everybody, buyers or not. */
public final class FirstTouches {

    private static final int FETCH = 5000;

    private final Connection connection;
    private final UUID advertiser;
    private final Instant until;

    public FirstTouches(Connection connection, UUID advertiser, Instant until) {
        this.connection = connection;
        this.advertiser = advertiser;
        this.until = until;
    }

    public void tell(Consumer<Customer.Origin> listener) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select person_id, at, channel, campaign_id, partner_id from tracking.pub_touchpoint"
                + " where advertiser_id = ? and at < ? order by person_id, at, id")) {
            query.setFetchSize(FETCH);
            query.setObject(1, advertiser);
            query.setObject(2, until.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = query.executeQuery()) {
                UUID last = null;
                while (rows.next()) {
                    UUID person = rows.getObject(1, UUID.class);
                    if (!person.equals(last)) {
                        last = person;
                        listener.accept(new Customer.Origin(rows.getObject(2, OffsetDateTime.class).toInstant(), rows.getString(3), rows.getObject(4, UUID.class),
                                rows.getObject(5, UUID.class)));
                    }
                }
            }
        }
    }
}
