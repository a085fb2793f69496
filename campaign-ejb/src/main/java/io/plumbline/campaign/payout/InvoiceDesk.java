package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.InvoiceFile;
import io.plumbline.campaign.api.Invoices;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.payee.MoneyAccess;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

@Stateless
public class InvoiceDesk implements Invoices {

    private static final String WHAT = "invoice-file";
    /** No column of H2 holds more than a megabyte at once. */
    private static final int PIECE = 256 << 10;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    public InvoiceDesk() {
        // for the container
    }

    InvoiceDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
    }

    @Override
    public InvoiceFile attach(UUID statementId, String name, InputStream pdf) {
        MoneyAccess.requireWriter(authority, null);
        InvoicePdf file = InvoicePdf.read(name, pdf);
        StatementEntity statement = Versions.forChange(em, StatementEntity.class, "statement", statementId);
        requireVisible(statement);
        if (statement.paper().invoicing() != Invoicing.OWN_INVOICE) {
            throw new Conflict("invoice-not-awaited", "This statement is the invoice: it was written for the partner.");
        }
        String sha256 = file.sha256();
        List<InvoiceFileEntity> known = files(statementId);
        InvoiceFileEntity same = known.stream().filter(one -> one.record().sha256().equals(sha256)).findFirst().orElse(null);
        if (same != null) {
            return same.record();
        }
        if (known.size() >= MOST_OF_A_STATEMENT) {
            throw new Conflict("too-many-files", "A statement has at most " + MOST_OF_A_STATEMENT + " files.");
        }
        return kept(statement, file, sha256);
    }

    private InvoiceFile kept(StatementEntity statement, InvoicePdf file, String sha256) {
        InvoiceFileEntity made = new InvoiceFileEntity(statement.id(), file.name(), file.content().length, sha256, authority.caller().name(), clock.instant());
        em.persist(made);
        em.flush();
        byte[] content = file.content();
        for (int at = 0, position = 0; at < content.length; at += PIECE, position++) {
            em.createNativeQuery("insert into campaign.invoice_piece (file_id, position, content) values (:file, :position, :content)").setParameter("file", made.id())
                    .setParameter("position", position).setParameter("content", Arrays.copyOfRange(content, at, Math.min(at + PIECE, content.length))).executeUpdate();
        }
        audit.note("upload", WHAT, made.id(), statement.number(), null, null, made.record());
        return made.record();
    }

    @Override
    public List<InvoiceFile> of(UUID statementId) {
        read(statementId);
        return files(statementId).stream().map(InvoiceFileEntity::record).toList();
    }

    @Override
    public String write(UUID statementId, UUID fileId, OutputStream to) {
        StatementEntity statement = read(statementId);
        InvoiceFileEntity file = em.find(InvoiceFileEntity.class, fileId);
        if (file == null || !file.statementId().equals(statementId)) {
            throw new NotFound(WHAT, fileId);
        }
        audit.note("download", WHAT, fileId, statement.number(), null, null, file.record());
        List<?> pieces = em.createNativeQuery("select content from campaign.invoice_piece where file_id = :file order by position", byte[].class).setParameter("file", fileId)
                .setMaxResults(LARGEST / PIECE + 1).getResultList();
        try {
            for (Object piece : pieces) {
                to.write((byte[]) piece);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return file.record().name();
    }

    @Override
    public Policy policy() {
        MoneyAccess.requireStaff(authority);
        return new Policy(new InvoiceRule(em).isFileRequired());
    }

    @Override
    public Policy policy(Policy next) {
        authority.require(Role.ADMIN);
        new Check().that(next != null && next.fileRequired() != null, "fileRequired", "required", "Say yes or no.").done();
        Policy before = policy();
        new InvoiceRule(em).fileRequired(next.fileRequired());
        audit.note("change", "invoice-policy", null, "Invoices of partners", null, before, next);
        return next;
    }

    private List<InvoiceFileEntity> files(UUID statementId) {
        return em.createQuery("select f from InvoiceFileEntity f where f.statementId = :statement order by f.id", InvoiceFileEntity.class).setParameter("statement", statementId)
                .setMaxResults(MOST_OF_A_STATEMENT).getResultList();
    }

    private StatementEntity read(UUID id) {
        MoneyAccess.requireReader(authority, null);
        StatementEntity statement = Versions.get(em, StatementEntity.class, "statement", id);
        requireVisible(statement);
        return statement;
    }

    /** A partner learns of nobody else's statement that it exists. */
    private void requireVisible(StatementEntity statement) {
        if (MoneyAccess.isPartner(authority) && !authority.partnerScope().map(statement.partnerId()::equals).orElse(false)) {
            throw new NotFound("statement", statement.id());
        }
    }
}
