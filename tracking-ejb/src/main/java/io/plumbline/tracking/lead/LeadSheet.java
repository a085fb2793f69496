package io.plumbline.tracking.lead;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadSheets;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.store.Text;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LeadSheet implements LeadSheets {

    private static final int MAX_BYTES = 2_000_000;
    private static final Set<String> OURS = Set.of("external_id", "email", "phone", "name", "company", "time", "consent");

    @Inject
    private Leads leads;
    @Inject
    private Authority authority;

    @Override
    public List<Line> hand(UUID campaignId, String goal, String consent, InputStream csv) {
        UUID partner = authority.requirePartner();
        List<CsvRecord> records = records(read(csv));
        if (records.size() < 2) {
            throw new Invalid("file", "file-malformed", "The file needs a header row and at least one line.");
        }
        if (records.size() - 1 > MOST_LINES) {
            throw new Invalid("file", "too-many", "At most " + MOST_LINES + " lines at a time.");
        }
        List<String> header = records.get(0).getFields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        if (!header.contains("email") && !header.contains("phone")) {
            throw new Invalid("file", "file-malformed", "The header row needs email or phone, and knows external_id, name, company and time.");
        }
        List<Line> lines = new ArrayList<>();
        for (CsvRecord line : records.subList(1, records.size())) {
            lines.add(taken(line, header, LeadSubmission.Origin.partner(campaignId, partner), goal, consent));
        }
        return lines;
    }

    private Line taken(CsvRecord line, List<String> header, LeadSubmission.Origin origin, String goal, String consent) {
        try {
            LeadReceipt receipt = leads.take(submission(line, header, origin, goal, consent));
            return new Line(line.getStartingLineNumber(), receipt.result().key(), receipt.reason(), receipt.leadId());
        } catch (Refusal no) {
            return new Line(line.getStartingLineNumber(), no.code(), no.faults().isEmpty() ? no.getMessage() : no.faults().get(0).detail(), null);
        }
    }

    private static LeadSubmission submission(CsvRecord line, List<String> header, LeadSubmission.Origin origin, String goal, String consent) {
        Map<String, String> cells = new HashMap<>();
        Map<String, String> more = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), line.getFieldCount()); i++) {
            String text = Text.clean(line.getField(i), 2_000);
            if (text != null && !header.get(i).isEmpty()) {
                (OURS.contains(header.get(i)) ? cells : more).put(header.get(i), text);
            }
        }
        String agreed = cells.getOrDefault("consent", consent);
        return new LeadSubmission(null, goal, cells.get("external_id"), origin, null,
                new LeadSubmission.Contact(cells.get("email"), cells.get("phone"), cells.get("name"), cells.get("company")), more,
                agreed == null ? null : new LeadSubmission.Consent(agreed, null, null), null, null, false, null, time(cells.get("time")), null);
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException malformed) {
            throw new Invalid("time", "time-malformed", "Write a day such as 2026-11-20, or a time such as 2026-11-20T14:05:00Z.");
        }
    }

    private static String read(InputStream csv) {
        try {
            byte[] bytes = csv.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Invalid("file", "too-long", "At most 2 MB.");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<CsvRecord> records(String text) {
        String first = text.lines().findFirst().orElse("");
        char delimiter = first.chars().filter(c -> c == ';').count() > first.chars().filter(c -> c == ',').count() ? ';' : ',';
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(delimiter).extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
            return reader.stream().limit(MOST_LINES + 2L).toList();
        } catch (CsvParseException | IOException malformed) {
            throw new Invalid("file", "file-malformed", "This is no CSV file: " + malformed.getMessage());
        }
    }
}
