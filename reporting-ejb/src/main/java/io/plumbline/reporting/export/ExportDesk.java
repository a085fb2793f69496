package io.plumbline.reporting.export;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.hibernate.Session;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ExportDesk implements Exports {

    @Inject
    private EntityManager em;

    @Inject
    private Authority authority;

    @Inject
    private FxRates rates;

    @Override
    public void csv(Question question, Spelling spelling, OutputStream to) {
        Tabulated all = tabulate(question);
        write(all, spelling, new CsvFile(to));
    }

    @Override
    public void xlsx(Question question, Spelling spelling, OutputStream to) {
        Tabulated all = tabulate(question);
        write(all, spelling, new XlsxFile(to));
    }

    @Override
    public void csv(Grid grid, OutputStream to) {
        write(grid, new CsvFile(to));
    }

    @Override
    public void xlsx(Grid grid, OutputStream to) {
        write(grid, new XlsxFile(to));
    }

    @Override
    public void csv(List<String> header, Iterable<List<Object>> rows, OutputStream to) {
        write(header, rows, new CsvFile(to));
    }

    private static void write(Grid grid, ReportFile file) {
        write(grid.header(), grid.rows(), file);
    }

    private static void write(List<String> header, Iterable<List<Object>> rows, ReportFile file) {
        try {
            file.row(header);
            for (List<Object> row : rows) {
                file.row(row);
            }
            file.finish();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Asked before the first byte is written, so that a refusal can still be told. */
    private Tabulated tabulate(Question question) {
        Scope scope = Scope.of(authority).asked(question);
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> new Tabulator(connection, rates, scope).answer(question)));
    }

    static void write(Tabulated all, Spelling spelling, ReportFile file) {
        try {
            List<Answer.Column> columns = all.columns();
            file.row(Cells.header(columns));
            for (int i = 0; i < all.rowCount(); i++) {
                file.row(Cells.row(columns, all.row(i), all.currency(), spelling));
            }
            if (columns.get(0).kind().equals("dimension")) {
                file.row(Cells.totals(columns, all.totals(), all.currency()));
            }
            file.finish();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
