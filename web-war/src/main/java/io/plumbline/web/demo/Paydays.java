package io.plumbline.web.demo;

import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Payers;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRequests;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.campaign.api.StatementLine;
import io.plumbline.campaign.api.Statements;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The demo's payouts: one done, one on its way with a payment that failed before, one that waits for an invoice, one to approve, one given up. */
@ApplicationScoped
public class Paydays {

    private static final Caller FINANCE = new Caller("demo-finance", Set.of(Role.FINANCE), null, null);
    private static final Caller APPROVER = new Caller("demo-approver", Set.of(Role.APPROVER), null, null);
    private static final int LINES = 200;

    @Inject
    private Authority authority;
    @Inject
    private Payers payers;
    @Inject
    private Payees payees;
    @Inject
    private Payouts payouts;
    @Inject
    private PayoutRequests requests;
    @Inject
    private Statements statements;
    @Inject
    private Conversions conversions;

    void pay(World world, LocalDate today) {
        Caller before = authority.caller();
        try {
            people(world, today);
            euros(world, today);
            dollars(today);
            open(world, today);
        } finally {
            authority.actAs(before);
        }
    }

    private void people(World world, LocalDate today) {
        authority.actAs(FINANCE);
        payers.amend(null, new Payer(null, "Tidewater & Linden GmbH", "Hafenstraße 12", "20457", "Hamburg", "DE", "DE136695976", new BigDecimal("19"), "Europe/Berlin",
                "DE02120300000000202051", "BYLADEM1001", "en", List.of(Money.of("5.00", "EUR"), Money.of("900.00", "GBP"))));
        payee(world, "sparfuchs", party("Sparfuchs Medien GmbH", "Fuchsbau 7", "04109", "Leipzig", "DE", "DE814529308", null), VatTreatment.DOMESTIC, Invoicing.SELF_BILLING, today,
                sepa("Sparfuchs Medien GmbH", "DE02500105170137075030"));
        payee(world, "modeblog", party("Nele Petersen", "Deichweg 3", "24837", "Schleswig", "DE", null, "15/123/45678"), VatTreatment.SMALL_BUSINESS, Invoicing.OWN_INVOICE, today,
                sepa("Nele Petersen", "DE02300209000106531065"));
        payee(world, "displaya", party("Displaya BV", "Keizersgracht 40", "1015 CR", "Amsterdam", "NL", "NL010000446B01", null), VatTreatment.REVERSE_CHARGE, Invoicing.SELF_BILLING, today,
                sepa("Displaya BV", "NL91ABNA0417164300"));
        payee(world, "clara", party("Clara Winter", "Lindengasse 9", "1070", "Wien", "AT", "ATU13585627", null), VatTreatment.REVERSE_CHARGE, Invoicing.SELF_BILLING, today,
                sepa("Clara Winter", "AT611904300234573201"));
        payee(world, "reviewstack", party("ReviewStack Inc.", "410 Pine Street", "98101", "Seattle", "US", null, "91-1234567"), VatTreatment.OUTSIDE, Invoicing.SELF_BILLING, today,
                wire("ReviewStack Inc.", "ABA 125000024 / 004410072"));
        payee(world, "adriatic", party("Adriatic Affiliate Network d.o.o.", "Riva 16", "21000", "Split", "HR", "HR33392005961", null), VatTreatment.REVERSE_CHARGE, Invoicing.OWN_INVOICE,
                today, wire("Adriatic Affiliate Network d.o.o.", "HR12 1001 0051 8630 0016 0"));
        payee(world, "nativereach", party("Native Reach Ltd", "8 Wharf Road", "N1 7GR", "London", "GB", "GB123456789", null), VatTreatment.OUTSIDE, Invoicing.SELF_BILLING, today,
                wire("Native Reach Ltd", "20-00-00 55779911"));
        payee(world, "podwave", party("Podwave LLC", "77 Sunset Avenue", "90028", "Los Angeles", "US", null, "95-7654321"), VatTreatment.OUTSIDE, Invoicing.SELF_BILLING, today,
                wire("Podwave LLC", "ABA 122000247 / 118800427"));
        authority.actAs(FINANCE);
        payees.hold(world.partners.get("podwave").id(), "Episode 14 was never published; we are talking about it");
    }

    private record Party(String name, String street, String postalCode, String city, String country, String vatId, String taxNumber) {
    }

    private static Party party(String name, String street, String postalCode, String city, String country, String vatId, String taxNumber) {
        return new Party(name, street, postalCode, city, country, vatId, taxNumber);
    }

    private static BankDraft sepa(String holder, String iban) {
        return new BankDraft(PayoutMethod.SEPA, holder, iban, null);
    }

    private static BankDraft wire(String holder, String account) {
        return new BankDraft(PayoutMethod.CSV, holder, account, null);
    }

    private void payee(World world, String key, Party party, VatTreatment treatment, Invoicing invoicing, LocalDate today, BankDraft bank) {
        authority.actAs(FINANCE);
        Payee payee = payees.amend(world.partners.get(key).id(), null, draft(party, treatment, invoicing, today, bank,
                key.equals("clara") ? PayoutSchedule.ON_REQUEST : PayoutSchedule.EVERY_RUN));
        agree(payee);
    }

    private static PayeeDraft draft(Party party, VatTreatment treatment, Invoicing invoicing, LocalDate today, BankDraft bank, PayoutSchedule schedule) {
        return new PayeeDraft(party.name(), party.street(), party.postalCode(), party.city(), party.country(), party.vatId(), party.taxNumber(), treatment, invoicing,
                invoicing == Invoicing.SELF_BILLING ? today.minusDays(95) : null,
                new TaxForm(party.country().equals("US") ? "w-9" : "tax-certificate", null, today.minusDays(95), today.plusYears(1)), schedule, List.of(), bank);
    }

    private void agree(Payee payee) {
        authority.actAs(APPROVER);
        payees.decideBank(payee.partnerId(), payee.waiting().id(), true);
    }

    /** Paid, but for one whose account was closed: it names another, and the next run pays it. */
    private void euros(World world, LocalDate today) {
        run(today, "EUR", "Everything that is due").ifPresent(first -> {
            UUID failing = world.partners.get("displaya").id();
            of(first, world.partners.get("modeblog").id()).ifPresent(owed -> {
                authority.actAs(FINANCE);
                statements.match(owed.statementId(), "NP-2026-031", today, owed.total());
                payouts.order(first.id());
            });
            authority.actAs(FINANCE);
            payouts.confirm(first.id(), first.statements().stream().map(s -> s.partnerId().equals(failing) ? new PaymentOutcome(s.number(), "failed", "AC04 account closed")
                    : new PaymentOutcome(s.number(), "paid", null)).toList());
            of(first, world.partners.get("sparfuchs").id()).ifPresent(paid -> returned(paid.statementId()));
            payee(world, "displaya", party("Displaya BV", "Keizersgracht 40", "1015 CR", "Amsterdam", "NL", "NL010000446B01", null), VatTreatment.REVERSE_CHARGE,
                    Invoicing.SELF_BILLING, today, sepa("Displaya BV", "DE02100500000054540402"));
            run(today, "EUR", "Once more, to the new account");
        });
    }

    /** A customer sends back what the partner has been paid for. */
    private void returned(UUID statementId) {
        statements.lines(statementId, 0, LINES).stream().filter(line -> line.subjectType().equals("conversion") && line.net().minor() > 0).map(StatementLine::subjectId)
                .filter(sale -> conversions.get(sale).status().equals(ConversionStatus.APPROVED.key())).findFirst().ifPresent(sale -> conversions.decide(sale, null, new ConversionDecision(ConversionStatus.REVERSED, "Returned in full", null, null)));
    }

    /** One of its partners writes invoices, and has not yet. */
    private void dollars(LocalDate today) {
        run(today, "USD", null);
    }

    /** What waits for a decision, and what nobody wanted. */
    private void open(World world, LocalDate today) {
        authority.actAs(FINANCE);
        payouts.cancel(payouts.prepare(new PayoutOrder(today, "CHF", null, null)).id(), "Videonet has not sent its tax form yet");
        UUID clara = world.partners.get("clara").id();
        requests.balances(clara).stream().filter(owed -> owed.currency().equals("EUR") && owed.minor() > 0).forEach(owed -> requests.ask(clara, owed.currency()));
        payouts.prepare(new PayoutOrder(today, null, null, "With what Clara Winter asked for"));
    }

    private Optional<PayoutRun> run(LocalDate today, String currency, String note) {
        authority.actAs(FINANCE);
        PayoutRun draft = payouts.prepare(new PayoutOrder(today, currency, null, note));
        if (draft.statements().isEmpty()) {
            return Optional.empty();
        }
        authority.actAs(APPROVER);
        return Optional.of(payouts.approve(draft.id()));
    }

    private static Optional<Planned> of(PayoutRun run, UUID partner) {
        return run.statements().stream().filter(s -> s.partnerId().equals(partner)).findFirst();
    }
}
