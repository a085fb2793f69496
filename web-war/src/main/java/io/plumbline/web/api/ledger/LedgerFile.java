package io.plumbline.web.api.ledger;

import io.plumbline.campaign.api.LedgerExport;
import io.plumbline.campaign.api.LedgerLine;
import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.reporting.api.Exports;
import io.plumbline.shared.Money;
import io.plumbline.shared.Sha256;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The export of the ledger: a CSV file of one line a posting, and a control file that says how many lines and how much money of each
 * currency it must hold, and the file's SHA-256. No totals in the file itself: whoever reads it in takes every line for a posting.
 */
@RequestScoped
public class LedgerFile {

    /** Stable: new columns are appended. */
    static final List<String> COLUMNS = List.of("accounting_date", "event_date", "debit_account", "credit_account", "amount", "currency", "cost_centre", "text", "reference",
            "entry_id", "posting_id", "debit_kind", "debit_owner", "credit_kind", "credit_owner", "advertiser", "subject_type", "subject", "recorded_at", "recorded_by");
    static final List<String> CONTROL = List.of("from", "to", "currency", "postings", "total", "file_sha256");

    private static final int PAGE = 2000;

    @Inject
    private LedgerExport ledger;
    @Inject
    private Exports exports;

    /** Whoever may not have it hears so before there is a file. */
    public void check(LedgerSpan span) {
        ledger.lines(span, null, 1);
    }

    /** Every posting once, in the order of the file. */
    Stream<LedgerLine> lines(LedgerSpan span) {
        Rows rows = new Rows(span);
        return Stream.generate(() -> rows).takeWhile(Rows::hasNext).map(some -> {
            some.next();
            return some.last();
        });
    }

    public void write(LedgerSpan span, OutputStream to) {
        exports.csv(COLUMNS, () -> new Rows(span), to);
    }

    public void control(LedgerSpan span, OutputStream to) {
        Map<String, long[]> sums = new TreeMap<>();
        MessageDigest sha = Sha256.fresh();
        exports.csv(COLUMNS, () -> new Rows(span) {
            @Override
            public List<Object> next() {
                List<Object> row = super.next();
                long[] sum = sums.computeIfAbsent(last().amount().currency(), currency -> new long[2]);
                sum[0]++;
                sum[1] = Math.addExact(sum[1], last().amount().minor());
                return row;
            }
        }, new DigestOutputStream(OutputStream.nullOutputStream(), sha));
        String digest = HexFormat.of().formatHex(sha.digest());
        List<List<Object>> rows = new ArrayList<>();
        sums.forEach((currency, sum) -> rows.add(Arrays.asList(span.from(), span.to(), currency, sum[0], new Money(sum[1], currency).amount(), digest)));
        if (rows.isEmpty()) {
            rows.add(Arrays.asList(span.from(), span.to(), null, 0, null, digest));
        }
        exports.csv(CONTROL, rows, to);
    }

    private static List<Object> row(LedgerLine line) {
        return Arrays.asList(line.accountingDate(), line.eventDate(), line.debit().erpAccount(), line.credit().erpAccount(), line.amount().amount(), line.amount().currency(),
                line.costCentre(), line.reason(), line.reference(), line.entryId(), line.id(), line.debit().kind(), line.debit().owner(), line.credit().kind(), line.credit().owner(),
                line.advertiser(), line.subjectType(), line.subjectId(), line.recordedAt(), line.recordedBy());
    }

    /** Page by page, however long the month was. */
    private class Rows implements Iterator<List<Object>> {

        private final LedgerSpan span;
        private Iterator<LedgerLine> page;
        private LedgerLine last;

        Rows(LedgerSpan span) {
            this.span = span;
            page = ledger.lines(span, null, PAGE).iterator();
        }

        LedgerLine last() {
            return last;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && last != null) {
                page = ledger.lines(span, last, PAGE).iterator();
            }
            return page.hasNext();
        }

        @Override
        public List<Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = page.next();
            return row(last);
        }
    }
}
