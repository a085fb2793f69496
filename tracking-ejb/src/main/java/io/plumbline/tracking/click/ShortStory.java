package io.plumbline.tracking.click;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The story of a click that nothing speaks against, on a link with one destination: all of it follows from the click's own row but the
 * names as they were then. Only these are kept, which makes a row a third as large. Whoever reads a story gets all of it.
 */
public final class ShortStory {

    /** No JSON begins with it. */
    private static final char MARK = '~';
    private static final String BETWEEN = "\u001F";

    /** A column of the click by its name. */
    @FunctionalInterface
    interface Column<E extends Exception> {
        String of(String name) throws E;
    }

    private ShortStory() {
    }

    /** @return null when there is more to tell than that */
    static String of(Hit hit, Landing landing, String location, Arrival came) {
        Verdict verdict = hit.verdict();
        boolean usual = location != null && verdict.isValid() && verdict.reasons().isEmpty() && Verdict.NOTHING_APPLIES.equals(verdict.rule())
                && landing.route().isTheOnlyWay() && hit.named().sanitised().isEmpty()
                && (came.referrer() == null || came.referrer().equals(hit.kept().arrival().referrer()));
        return usual ? joined(hit.plan().key(), hit.plan().campaignName(), hit.plan().partnerName(), Route.name(landing.route().destination())) : null;
    }

    private static String joined(String... names) {
        StringBuilder all = new StringBuilder(96);
        for (String name : names) {
            if (name != null && (name.contains(BETWEEN) || name.indexOf('@') >= 0 || name.contains("%40"))) {
                return null;
            }
            all.append(all.isEmpty() ? String.valueOf(MARK) : BETWEEN).append(name == null ? "" : name);
        }
        return all.toString();
    }

    /** @param row of {@code tracking.click}, whole */
    public static List<Trace.Step> read(ResultSet row) throws SQLException {
        return read(Sql.uuid(row, "id"), Sql.instant(row, "at"), row::getString);
    }

    static <E extends Exception> List<Trace.Step> read(UUID id, Instant at, Column<E> column) throws E {
        String text = column.of("trace");
        if (text.isEmpty() || text.charAt(0) != MARK) {
            return Json.steps(text);
        }
        String[] names = text.substring(1).split(BETWEEN, -1);
        String reason = column.of("consent_reason");
        return ClickStory.usual(id, at, names[0], names[1], names[2].isEmpty() ? null : names[2], names[3], column.of("device"), column.of("os"), column.of("browser"),
                column.of("country"), ClickStory.consent(column.of("consent_basis"), reason), column.of("consent_purposes"), column.of("url"));
    }
}
