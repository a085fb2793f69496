package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * @param from, to   days in {@code timeZone}, both included
 * @param timeZone   IANA name; null for UTC
 * @param currency   ISO 4217; null for the only currency of the answer, else EUR
 * @param dimensions at most three
 * @param compareTo  {@code previous-period}, {@code previous-year} or null
 * @param sort       a column name, with a leading minus for descending; null for the first dimension
 * @param asOf       answers from what had been recorded by this instant; null for all that is recorded
 * @param limit      rows of the piece, 1 to 10000; null for 1000
 */
public record Question(LocalDate from, LocalDate to, String timeZone, String currency, List<String> dimensions, List<String> metrics,
        List<Filter> filters, String compareTo, String sort, Integer limit, String cursor, Instant asOf) implements Serializable {

    /** As known now. */
    public Question(LocalDate from, LocalDate to, String timeZone, String currency, List<String> dimensions, List<String> metrics, List<Filter> filters,
            String compareTo, String sort, Integer limit, String cursor) {
        this(from, to, timeZone, currency, dimensions, metrics, filters, compareTo, sort, limit, cursor, null);
    }


    /** @param op {@code in}, {@code notIn} or {@code contains} */
    public record Filter(String dimension, String op, List<String> values) implements Serializable {
    }
}
