package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.payout.Composition.Line;
import io.plumbline.campaign.payout.Composition.Plan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Everything a statement says, kept when it is locked: names, addresses, rates and account as they were. Its PDF is made from nothing else.
 *
 * @param layout which way of drawing it was issued with; a later one draws it that way too
 * @param from   accounting date of the earliest line
 * @param supply null before layout 3
 */
record Paper(int layout, String language, String number, LocalDate issuedOn, LocalDate from, LocalDate periodEnd, Party payer, Party payee, String partner,
        String currency, VatTreatment vatTreatment, BigDecimal vatPercent, Invoicing invoicing, PayoutMethod method, String holder, String account, List<Row> rows,
        long net, long vat, long returned, long total, Supply supply) {

    /** 2: what only pays again what did not arrive says that it is no invoice. 3: the days of the supply, and which statements it corrects. */
    static final int LAYOUT = 3;
    private static final int MOST_ROWS = 1000;
    private static final int MOST_CORRECTED = 200;

    record Party(String name, String street, String postalCode, String city, String country, String vatId, String taxNumber) {
    }

    /** Postings of one campaign and kind together. @param kind subject type, {@code other} beyond the first thousand rows */
    record Row(String campaign, String kind, int count, long net, long vat) {

        Row and(Row other) {
            return new Row(campaign, kind, count + other.count, net + other.net, vat + other.vat);
        }
    }

    /**
     * When what is invoiced was supplied (Directive 2006/112/EC, article 226 (7)), and which documents it amends (article 219).
     *
     * @param from, to of what stands in no earlier statement; null when there is nothing of the kind
     * @param corrects numbers of the statements that hold other postings about the same results, the first {@value #MOST_CORRECTED}
     */
    record Supply(LocalDate from, LocalDate to, List<String> corrects) {

        /** @param earlier by subject, the statement it stood in first */
        static Supply of(List<Line> lines, Map<UUID, String> earlier) {
            List<OpenPosting> supplied = lines.stream().map(Line::posting).filter(OpenPosting::isTaxable).toList();
            List<LocalDate> fresh = supplied.stream().filter(posting -> !earlier.containsKey(posting.subjectId())).map(OpenPosting::suppliedOn).sorted().toList();
            List<String> corrected = supplied.stream().map(posting -> earlier.get(posting.subjectId())).filter(Objects::nonNull).distinct().sorted().limit(MOST_CORRECTED).toList();
            return new Supply(fresh.isEmpty() ? null : fresh.get(0), fresh.isEmpty() ? null : fresh.get(fresh.size() - 1), corrected);
        }
    }

    /** Pays again what did not arrive, and nothing else: there is no supply to invoice. */
    boolean paysAgainOnly() {
        return layout > 1 && !rows.isEmpty() && rows.stream().allMatch(row -> row.kind().equals("statement-return"));
    }

    /** @param earlier by subject, the statement that it stood in first */
    static Paper of(Plan plan, Payer payer, String number, LocalDate issuedOn, LocalDate periodEnd, Map<UUID, String> earlier) {
        Payee payee = plan.payee();
        LocalDate from = plan.lines().stream().map(line -> line.posting().accountingDate()).min(LocalDate::compareTo).orElse(periodEnd);
        return new Paper(LAYOUT, payer.language(), number, issuedOn, from, periodEnd,
                new Party(payer.legalName(), payer.street(), payer.postalCode(), payer.city(), payer.country(), payer.vatId(), null),
                new Party(payee.legalName(), payee.street(), payee.postalCode(), payee.city(), payee.country(), payee.vatId(), payee.taxNumber()),
                plan.partner(), plan.currency(), payee.vatTreatment(), plan.vatPercent(), payee.invoicing(), payee.bank().method(), payee.bank().holder(),
                payee.bank().account(), rows(plan.lines()), plan.net(), plan.vat(), plan.returned(), plan.total(), Supply.of(plan.lines(), earlier));
    }

    private static List<Row> rows(List<Line> lines) {
        Map<List<String>, Row> rows = new LinkedHashMap<>();
        for (Line line : lines) {
            String campaign = line.posting().campaign() == null ? "" : line.posting().campaign();
            List<String> key = List.of(campaign, line.posting().subjectType());
            List<String> into = rows.containsKey(key) || rows.size() < MOST_ROWS ? key : List.of("", "other");
            rows.merge(into, new Row(into.get(0), into.get(1), 1, line.posting().minor(), line.vat()), Row::and);
        }
        return new ArrayList<>(rows.values());
    }
}
