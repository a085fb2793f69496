package io.plumbline.campaign.payout;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.campaign.payout.Composition.Plan;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Json;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Locked when it is made: afterwards only where it is on its way to being paid changes. */
@Entity
@Table(schema = "campaign", name = "partner_statement")
class StatementEntity {

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "run_id")
    private UUID runId;
    private String number;
    @Column(name = "partner_id")
    private UUID partnerId;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    @Column(name = "period_end")
    private LocalDate periodEnd;
    @Column(name = "issued_on")
    private LocalDate issuedOn;
    @Column(name = "net_minor")
    private long netMinor;
    @Column(name = "vat_minor")
    private long vatMinor;
    @Column(name = "returned_minor")
    private long returnedMinor;
    @Column(name = "total_minor")
    private long totalMinor;
    @Column(name = "line_count")
    private int lineCount;
    @Column(name = "bank_id")
    private UUID bankId;
    private String state;
    @Column(name = "file_id")
    private UUID fileId;
    @Column(name = "invoice_number")
    private String invoiceNumber;
    @Column(name = "invoice_on")
    private LocalDate invoiceOn;
    @Column(name = "settled_at")
    private Instant settledAt;
    @Column(name = "settled_by")
    private String settledBy;
    @Column(name = "settled_reason")
    private String settledReason;
    @Column(name = "booked_minor")
    private Long bookedMinor;
    @Column(name = "worth_minor")
    private Long worthMinor;
    @Column(name = "booked_currency", length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String bookedCurrency;
    private String document;

    protected StatementEntity() {
    }

    StatementEntity(UUID id, UUID runId, LocalDate periodEnd, Plan plan, Paper paper) {
        this.id = id;
        this.runId = runId;
        this.number = paper.number();
        this.partnerId = plan.partnerId();
        this.currency = plan.currency();
        this.periodEnd = periodEnd;
        this.issuedOn = paper.issuedOn();
        this.netMinor = plan.net();
        this.vatMinor = plan.vat();
        this.returnedMinor = plan.returned();
        this.totalMinor = plan.total();
        this.lineCount = plan.lines().size();
        this.bankId = plan.payee().bank().id();
        this.state = (plan.payee().invoicing() == Invoicing.OWN_INVOICE && invoiced().minor() > 0 ? StatementState.AWAITING_INVOICE : StatementState.PAYABLE).key();
        this.document = Json.write(paper);
    }

    void ordered(UUID file) {
        fileId = file;
        state = StatementState.ORDERED.key();
    }

    void matched(String invoice, LocalDate on, Money total) {
        if (state() != StatementState.AWAITING_INVOICE) {
            throw new Conflict("invoice-not-awaited", "This statement waits for no invoice.");
        }
        if (!total.equals(invoiced())) {
            throw new Conflict("invoice-amount-differs", "The statement asks for an invoice of " + invoiced() + "; this one comes to " + total + ".");
        }
        invoiceNumber = invoice;
        invoiceOn = on;
        state = StatementState.PAYABLE.key();
    }

    void settled(StatementState next, String by, Instant at, String reason) {
        state = next.key();
        settledAt = at;
        settledBy = by;
        settledReason = reason;
    }

    /** What the bank took for it in another currency. */
    void booked(Exchange exchange) {
        bookedMinor = exchange.booked().minor();
        worthMinor = exchange.worth().minor();
        bookedCurrency = exchange.booked().currency();
    }

    /** Back at the worth at which it went, whatever has become known of rates since. @param booked what the bank gave back */
    Exchange back(Money booked) {
        return new Exchange(total(), new Money(worthMinor, bookedCurrency), booked);
    }

    /** @return null when it was paid in its own currency, or not yet */
    Money booked() {
        return bookedMinor == null ? null : new Money(bookedMinor, bookedCurrency);
    }

    UUID id() {
        return id;
    }

    UUID runId() {
        return runId;
    }

    String number() {
        return number;
    }

    UUID partnerId() {
        return partnerId;
    }

    String currency() {
        return currency;
    }

    UUID bankId() {
        return bankId;
    }

    UUID fileId() {
        return fileId;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    StatementState state() {
        return Keyed.of(StatementState.class, "state", state);
    }

    Money total() {
        return money(totalMinor);
    }

    /** What an invoice is to be about: a payment that failed has had its own. */
    private Money invoiced() {
        return money(netMinor + vatMinor);
    }

    Paper paper() {
        return Json.read(document, new TypeReference<Paper>() { });
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }

    Planned planned() {
        Paper paper = paper();
        return new Planned(id, number, partnerId, paper.partner(), lineCount, money(netMinor), money(vatMinor), money(returnedMinor), total(), paper.vatTreatment(),
                paper.method(), state(), settledReason);
    }

    Statement record() {
        return record(booked());
    }

    /** What the house's account paid is the house's business. */
    Statement forPartner() {
        return record(null);
    }

    private Statement record(Money taken) {
        Paper paper = paper();
        return new Statement(id, runId, number, partnerId, paper.partner(), currency, periodEnd, issuedOn, lineCount, money(netMinor), paper.vatPercent(), money(vatMinor),
                money(returnedMinor), total(), paper.vatTreatment(), paper.invoicing(), paper.method(), paper.account(), state(), invoiceNumber, invoiceOn, settledAt,
                settledReason, taken);
    }
}
