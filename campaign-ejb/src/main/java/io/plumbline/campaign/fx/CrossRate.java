package io.plumbline.campaign.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** From the rates kept to the rate asked for: the pair itself, its inverse, else both by way of the euro. */
final class CrossRate {

    /** A rate as kept, with its day. */
    record Kept(LocalDate day, BigDecimal rate) {
    }

    interface Book {
        /** The last one not after the day. */
        Optional<Kept> last(LocalDate day, String base, String quote);
    }

    private static final String EURO = "EUR";
    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private CrossRate() {
    }

    static Optional<BigDecimal> of(Book book, LocalDate day, String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<BigDecimal> pair = pair(book, day, from, to);
        if (pair.isPresent() || from.equals(EURO) || to.equals(EURO)) {
            return pair;
        }
        return pair(book, day, from, EURO).flatMap(toEuro -> pair(book, day, EURO, to).map(fromEuro -> toEuro.multiply(fromEuro, PRECISION)));
    }

    /** The newer of the pair and its inverse; the pair as written when both are of one day. */
    private static Optional<BigDecimal> pair(Book book, LocalDate day, String from, String to) {
        Optional<Kept> direct = book.last(day, from, to);
        Optional<Kept> inverse = book.last(day, to, from).map(k -> new Kept(k.day(), BigDecimal.ONE.divide(k.rate(), PRECISION)));
        return Stream.concat(direct.stream(), inverse.stream())
                .reduce((first, second) -> second.day().isAfter(first.day()) ? second : first).map(Kept::rate);
    }
}
