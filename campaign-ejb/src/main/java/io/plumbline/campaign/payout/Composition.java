package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PayoutRun.Carried;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.shared.Money;
import io.plumbline.shared.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What a run comes to: the statements it would lock, and what it leaves.
 *
 * @param digest says whether two compositions pay the same
 */
record Composition(Payer payer, List<Plan> plans, List<Carried> carried, String digest) {

    /** A posting in its statement. @param vat its share of the statement's */
    record Line(OpenPosting posting, long vat) {
    }

    /** A statement to be. @param net before tax, without what was returned @param requestId the partner's open request, or null */
    record Plan(UUID partnerId, String partner, String currency, Payee payee, List<Line> lines, long net, long returned, BigDecimal vatPercent, long vat, UUID requestId) {

        static Plan of(UUID partnerId, String partner, String currency, Payee payee, Payer payer, List<OpenPosting> postings, UUID requestId) {
            BigDecimal percent = payee.vatTreatment() == VatTreatment.DOMESTIC ? payer.vatPercent() : BigDecimal.ZERO;
            List<BigDecimal> exact = postings.stream().map(p -> p.isTaxable() ? BigDecimal.valueOf(p.minor()).multiply(percent).movePointLeft(2) : BigDecimal.ZERO).toList();
            long net = postings.stream().filter(OpenPosting::isTaxable).mapToLong(OpenPosting::minor).sum();
            long vat = new Money(net, currency).percent(percent).minor();
            List<Long> shares = Money.apportion(exact, vat);
            List<Line> lines = new ArrayList<>(postings.size());
            for (int i = 0; i < postings.size(); i++) {
                lines.add(new Line(postings.get(i), shares.get(i)));
            }
            long returned = postings.stream().filter(p -> !p.isTaxable()).mapToLong(OpenPosting::minor).sum();
            return new Plan(partnerId, partner, currency, payee, lines, net, returned, percent, vat, requestId);
        }

        long total() {
            return net + vat + returned;
        }

        Money money(long minor) {
            return new Money(minor, currency);
        }
    }

    static Composition of(Payer payer, List<Plan> plans, List<Carried> carried) {
        MessageDigest sha = Sha256.fresh();
        feed(sha, "payer " + payer.version());
        for (Plan plan : plans) {
            feed(sha, plan.partnerId() + " " + plan.currency() + " " + plan.payee().version() + " " + plan.payee().bank().id() + " " + plan.vatPercent().toPlainString() + " "
                    + plan.total());
            plan.lines().forEach(line -> feed(sha, line.posting().id() + " " + line.posting().minor()));
        }
        return new Composition(payer, plans, carried, HexFormat.of().formatHex(sha.digest()));
    }

    private static void feed(MessageDigest sha, String text) {
        sha.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
