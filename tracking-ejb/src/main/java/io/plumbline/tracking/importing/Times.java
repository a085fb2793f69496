package io.plumbline.tracking.importing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Times as files write them: ISO 8601 with T or a blank, seconds and offset optional. Without an offset it is UTC. */
final class Times {

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendLiteral('T').append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HH", "Z").optionalEnd()
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Times() {
    }

    /** @throws java.time.DateTimeException when it is none */
    static Instant instant(String text) {
        String joined = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T").replaceFirst(" +(?=[+-]|Z$|z$)", "").replaceFirst("(?i) *UTC$", "Z");
        TemporalAccessor time = ANY.parseBest(joined, OffsetDateTime::from, LocalDateTime::from);
        Instant instant = time instanceof OffsetDateTime there ? there.toInstant() : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
