package io.plumbline.reporting.experiment;

import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Visitors and conversions of an experiment. A visitor is in the variant of the first click; who was in several is in none. */
interface Readings {

    record Visitors(String variant, LocalDate day, long count) {
    }

    interface Converted {
        void by(UUID person, String variant, LocalDate day, BigDecimal value);
    }

    interface Visited {
        void by(UUID person, String variant, Instant at);
    }

    void everyone(Visited listener) throws SQLException;

    /** In the order of days. */
    List<Visitors> visitors() throws SQLException;

    long visitorsInSeveral() throws SQLException;

    /** In the order of time. What came before the first click that counts (an earlier one was found invalid) is not due to the variant. */
    void conversions(String goal, Exchange exchange, Converted listener) throws SQLException;

    /** @return in major units of the exchange's currency; zero where no rate is known */
    static BigDecimal major(Exchange exchange, long minor, String currency, Instant at) {
        BigDecimal amount = BigDecimal.valueOf(minor, Money.digits(currency));
        BigDecimal exact = amount.signum() == 0 ? BigDecimal.ZERO : exchange.minor(amount, currency, LocalDate.ofInstant(at, ZoneOffset.UTC)).orElse(BigDecimal.ZERO);
        return exact.movePointLeft(Money.digits(exchange.target()));
    }
}
