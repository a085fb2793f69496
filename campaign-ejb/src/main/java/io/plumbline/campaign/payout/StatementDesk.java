package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.StatementLine;
import io.plumbline.campaign.api.Statements;
import io.plumbline.campaign.payee.MoneyAccess;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@Stateless
public class StatementDesk implements Statements {

    private static final String WHAT = "statement";
    private static final int MOST_LINES = 1000;
    private static final int MOST_ABOUT_ONE = 100;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    public StatementDesk() {
        // for the container
    }

    StatementDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
    }

    @Override
    public Page<Statement> list(UUID partnerId, String currency, PageRequest page) {
        UUID only = MoneyAccess.requireReader(authority, partnerId);
        return Listing.of(em, StatementEntity.class).is("partnerId", only).is("currency", currency)
                .page(page, StatementEntity::id, found -> found.stream().map(this::told).toList());
    }

    @Override
    public Statement get(UUID id) {
        return told(read(id));
    }

    @Override
    public List<StatementLine> lines(UUID id, int after, int limit) {
        if (limit < 1 || limit > MOST_LINES) {
            throw new Invalid("limit", "limit-out-of-range", "A page has 1 to " + MOST_LINES + " items.");
        }
        StatementEntity statement = read(id);
        return new Lines(em).read(id, statement.currency(), after, limit);
    }

    @Override
    public void write(UUID id, Form form, OutputStream to) {
        StatementEntity statement = read(id);
        try {
            to.write(form == Form.PDF ? StatementPdf.of(statement.paper()) : csv(statement));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Statement match(UUID id, String invoiceNumber, LocalDate invoiceOn, Money total) {
        MoneyAccess.requireWriter(authority, null);
        StatementEntity statement = Versions.forChange(em, StatementEntity.class, WHAT, id);
        requireVisible(statement);
        new Check().text("number", invoiceNumber, 70).that(invoiceOn != null, "issuedOn", "required", "Give the day of the invoice.")
                .that(total != null, "total", "required", "Give the invoice's total, with its tax.").done();
        if (invoiced(statement.partnerId(), invoiceNumber.strip())) {
            throw new Conflict("invoice-used", "An invoice of this number is with another statement already.");
        }
        new InvoiceRule(em).requireFile(id);
        statement.matched(invoiceNumber.strip(), invoiceOn, total);
        Versions.flush(em, WHAT);
        Statement now = statement.record();
        audit.note("match-invoice", WHAT, id, now.number(), null, null, now);
        return now;
    }

    @Override
    public void account(UUID partnerId, String currency, LocalDate day, OutputStream to) {
        UUID only = MoneyAccess.requireReader(authority, partnerId);
        new Check().currency("currency", currency).that(day != null, "day", "required", "Name the day.")
                .that(day == null || day.isBefore(clock.instant().atZone(ZoneOffset.UTC).toLocalDate()), "day", "day-not-over", "This day is not over yet (UTC).").done();
        try {
            to.write(new AccountPaper(em).of(only, currency, day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public List<Statement> about(UUID subjectId) {
        authority.requireReader();
        if (authority.advertiserScope().isPresent()) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        List<String> ids = em.createNativeQuery("select distinct cast(statement_id as varchar(36)) from campaign.statement_line where subject_id = :subject order by 1")
                .setParameter("subject", subjectId).setMaxResults(MOST_ABOUT_ONE).getResultList();
        return ids.stream().map(id -> em.find(StatementEntity.class, UUID.fromString(id)))
                .filter(s -> !MoneyAccess.isPartner(authority) || authority.partnerScope().map(s.partnerId()::equals).orElse(false)).map(this::told).toList();
    }

    private Statement told(StatementEntity statement) {
        return MoneyAccess.isPartner(authority) ? statement.forPartner() : statement.record();
    }

    private byte[] csv(StatementEntity statement) {
        CsvTable table = new CsvTable("statement", "line", "accounting_date", "reference", "campaign", "subject_type", "subject_id", "posting_id", "net", "vat", "currency");
        int after = 0;
        List<StatementLine> some;
        do {
            some = new Lines(em).read(statement.id(), statement.currency(), after, MOST_LINES);
            for (StatementLine line : some) {
                table.row(statement.number(), line.line(), line.accountingDate(), line.reference(), line.campaign(), line.subjectType(), line.subjectId(), line.postingId(),
                        line.net(), line.vat(), statement.currency());
                after = line.line();
            }
        } while (some.size() == MOST_LINES);
        return table.bytes();
    }

    private boolean invoiced(UUID partnerId, String number) {
        return em.createQuery("select count(s) from StatementEntity s where s.partnerId = :partner and s.invoiceNumber = :number", Long.class)
                .setParameter("partner", partnerId).setParameter("number", number).getSingleResult() > 0;
    }

    private StatementEntity read(UUID id) {
        MoneyAccess.requireReader(authority, null);
        StatementEntity statement = Versions.get(em, StatementEntity.class, WHAT, id);
        requireVisible(statement);
        return statement;
    }

    /** A partner learns of nobody else's statement that it exists. */
    private void requireVisible(StatementEntity statement) {
        if (MoneyAccess.isPartner(authority) && !authority.partnerScope().map(statement.partnerId()::equals).orElse(false)) {
            throw new NotFound(WHAT, statement.id());
        }
    }
}
