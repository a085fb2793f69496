package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.InputSample;
import io.plumbline.reporting.api.Restatement;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Since;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an experiment is made of: its clicks, and the conversions it is credited with. */
final class Credited {

    private static final String CLICKS = "select count(*) from tracking.pub_click_known where link_id = ? and experiment_id = ?";

    private final Connection connection;
    private final Experiment experiment;
    private final FxRates rates;
    private final String currency;
    private final Instant asOf;

    private record Amount(long minor, String currency, Instant at) {
    }

    /** @param asOf null for now */
    Credited(Connection connection, Experiment experiment, FxRates rates, String currency, Instant asOf) {
        this.connection = connection;
        this.experiment = experiment;
        this.rates = rates;
        this.currency = currency;
        this.asOf = asOf;
    }

    InputSample sample(Instant end) throws SQLException {
        List<Amount> amounts = new ArrayList<>();
        conversions(end).read("s.amount_minor, cast(s.currency as varchar(3)), s.occurred_at", asOf, row -> amounts.add(new Amount(row.getLong(1), row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant())));
        Exchange exchange = new Exchange(rates, currency, asOf);
        long minor = amounts.stream().mapToLong(a -> Since.minor(exchange, a.minor(), a.currency(), a.at())).sum();
        long clicks = asOf == null ? clicks(" and at < ? and gone_at is null", end) : clicks(" and at < ? and known_at <= ? and (gone_at is null or gone_at > ?)", end, asOf, asOf);
        return new InputSample(amounts.size(), BigDecimal.valueOf(minor, Money.digits(currency)).toPlainString(), clicks, null);
    }

    /** @param then, now ends of what is counted as of the instant, and of what is counted now */
    List<Restatement> since(Instant then, Instant now) throws SQLException {
        Since since = new Since(connection, asOf, then, new Exchange(rates, currency, asOf), new Exchange(rates, currency)).conversions(conversions(now)).persons(experiment.advertiserId());
        since.number(Since.NEW, 0, clicks(" and at >= ? and at < ? and gone_at is null", then, now));
        since.number(Since.LATE, 0, clicks(" and at < ? and recorded_at > ? and gone_at is null", then, asOf));
        since.number(Since.VERDICT, 0, clicks(" and at < ? and recorded_at <= ? and known_at > ? and gone_at is null", then, asOf, asOf)
                - clicks(" and at < ? and known_at <= ? and gone_at > ?", then, asOf, asOf));
        return since.rows();
    }

    private KnownConversions conversions(Instant end) {
        return new KnownConversions(connection, KnownConversions.Which.of(experiment.advertiserId(), null, end).and("s.experiment_id = ?", experiment.id())
                .and("s.goal_key = ?", experiment.goal()));
    }

    private long clicks(String condition, Instant... instants) throws SQLException {
        long[] count = {0};
        Streamed.read(connection, CLICKS + condition, row -> count[0] = row.getLong(1),
                Stream.concat(Stream.of(experiment.linkId(), experiment.id()), Stream.of(instants).map(KnownConversions::time)).toArray());
        return count[0];
    }
}
