package io.plumbline.campaign.payout;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the bank says of payments, as a CSV file. */
final class OutcomeFile {

    private static final int MOST_BYTES = 4_000_000;

    private OutcomeFile() {
    }

    static List<PaymentOutcome> read(InputStream file) {
        String text = text(file);
        char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        List<PaymentOutcome> outcomes = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                outcomes.add(new PaymentOutcome(cell(row, "statement", "end_to_end_id").orElseThrow(() -> new Invalid("statement", "column-missing",
                        "The header needs statement (or end_to_end_id), result and reason.")), cell(row, "result", "status").orElse("").toLowerCase(Locale.ROOT),
                        cell(row, "reason", "reason").orElse(null), booked(row)));
                if (outcomes.size() > Payouts.MOST_OUTCOMES) {
                    throw new Invalid("file", "too-many", "At most " + Payouts.MOST_OUTCOMES + " payments at once.");
                }
            }
        } catch (IOException | CsvParseException malformed) {
            throw new Invalid("file", "csv-malformed", "This is not CSV as RFC 4180 writes it.");
        }
        return outcomes;
    }

    private static Money booked(NamedCsvRecord row) {
        String amount = cell(row, "booked", "booked").orElse(null);
        return amount == null ? null : Money.of(amount, cell(row, "booked_currency", "booked_currency").orElseThrow(() -> new Invalid("booked_currency", "column-missing",
                "What the bank booked needs its currency in booked_currency.")));
    }

    private static Optional<String> cell(NamedCsvRecord row, String name, String orName) {
        return row.findField(name).or(() -> row.findField(orName)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String text(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Invalid("file", "too-large", "At most 4 MB.");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException unreadable) {
            throw new Invalid("file", "file-unreadable", "The file broke off.");
        }
    }
}
