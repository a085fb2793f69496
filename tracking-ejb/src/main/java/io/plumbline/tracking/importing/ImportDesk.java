package io.plumbline.tracking.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ImportJob;
import io.plumbline.tracking.api.ImportKind;
import io.plumbline.tracking.api.ImportOrder;
import io.plumbline.tracking.api.Imports;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Stateless
public class ImportDesk implements Imports {

    @Inject
    private Authority authority;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Goals goals;
    @Inject
    private ImportJobs jobs;
    @Inject
    private ImportLanes lanes;
    @Inject
    private Clock clock;

    /** Outside a transaction: an upload may take longer than any transaction should. */
    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UUID start(ImportOrder order, InputStream file) {
        boolean decides = order.kind() == ImportKind.ORDERS || order.kind() == ImportKind.DECISIONS;
        authority.require(decides ? new Role[] {Role.MARKETER, Role.FINANCE} : new Role[] {Role.MARKETER});
        // Finance may touch what has locked; an admin has both roles, and means the file to do what files do unless it decides.
        Role actsAs = decides && authority.has(Role.FINANCE) ? Role.FINANCE : Role.MARKETER;
        Map<String, String> mapping = order.mapping() == null ? Map.of() : Map.copyOf(order.mapping());
        check(order, mapping);
        if (lanes.full()) {
            throw new Conflict("imports-too-many", "Many imports are waiting already. Try again when some are done.");
        }
        UUID id = Ids.next();
        Spool spool = Spool.ofThisServer();
        long size = spool.keep(id, file);
        try {
            jobs.add(new Work(id, order.kind(), order.advertiserId(), blankToNull(order.goal()), blankToNull(order.currency()), order.dryRun(), mapping,
                    authority.caller().name(), clock.instant(), 0, size, actsAs), plain(order.fileName()));
        } catch (RuntimeException unrecorded) {
            spool.drop(id);
            throw unrecorded;
        }
        lanes.submit(order.advertiserId(), id);
        return id;
    }

    @Override
    public ImportJob get(UUID id) {
        authority.requireStaff();
        ImportJob job = jobs.find(id).orElseThrow(() -> new NotFound("import", id));
        authority.requireAdvertiser(job.advertiserId(), "import", id);
        return job;
    }

    @Override
    public Page<ImportJob> list(PageRequest page) {
        authority.requireStaff();
        return page.page(jobs.list(authority.advertiserScope().orElse(null), page), ImportJob::id);
    }

    @Override
    public void errors(UUID id, OutputStream to) {
        get(id);
        try {
            CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            csv.writeRecord("line", "column", "code", "detail");
            jobs.errors(id, Integer.MAX_VALUE, error ->
                    csv.writeRecord(Long.toString(error.line()), error.column() == null ? "" : error.column(), error.code(), text(error.detail())));
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void check(ImportOrder order, Map<String, String> mapping) {
        List<String> columns = order.kind() == null ? List.of() : Columns.of(order.kind()).all();
        new Check().that(order.kind() != null, "kind", "required", "Say what the file holds.")
                .that(order.advertiserId() != null, "advertiserId", "required", "Say whose data they are.")
                .that(columns.containsAll(mapping.keySet()), "mapping", "mapping-unknown", "Map only " + String.join(", ", columns) + ".")
                .that(mapping.values().stream().allMatch(name -> !name.isBlank() && name.length() <= 200), "mapping", "mapping-malformed",
                        "Name the file's columns in at most 200 characters.").done();
        advertisers.get(order.advertiserId());
        String goal = blankToNull(order.goal());
        Check check = new Check();
        if (blankToNull(order.currency()) != null) {
            check.currency("currency", order.currency());
        }
        check.that(goal == null || goals.find(order.advertiserId(), goal).isPresent(), "goal", "goal-unknown", "The advertiser has no goal " + goal + ".").done();
    }

    /** A cell that begins like a formula is run by spreadsheet programs; the mark in front keeps it a text. */
    private static String text(String detail) {
        return !detail.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(detail.charAt(0)) >= 0 ? "'" + detail : detail;
    }

    private static String plain(String fileName) {
        if (fileName == null || fileName.isBlank()) {
            return null;
        }
        String name = fileName.replaceAll("\\p{Cntrl}", "").replaceFirst(".*[/\\\\]", "").strip();
        return name.length() > 256 ? name.substring(0, 256) : name;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
