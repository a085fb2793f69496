package io.plumbline.campaign.fx;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The European Central Bank's reference rates, as it publishes them: {@code eurofxref-daily.xml}, {@code -hist.xml},
 * {@code -hist-90d.xml}, or the same as CSV. Read as a stream: one rate at a time is held.
 */
final class EcbFile {

    /** One euro is {@code rate} units of {@code quote}. */
    interface Sink {
        void rate(LocalDate day, String quote, BigDecimal rate);
    }

    /** The whole history since 1999 is 9 MB with a quarter of a million rates. */
    static final long MOST_BYTES = 48L << 20;
    static final int MOST_RATES = 1_000_000;

    private static final int MOST_COLUMNS = 300;
    private static final int LONGEST_LINE = 10_000;
    private static final LocalDate EURO_BEGINS = LocalDate.of(1999, 1, 1);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final LocalDate today;
    private final Sink sink;
    private int rates;

    EcbFile(LocalDate today, Sink sink) {
        this.today = today;
        this.sink = sink;
    }

    /** @return rates read, at least one */
    int read(InputStream file) {
        try {
            PushbackInputStream in = new PushbackInputStream(new Bounded(file), 4);
            int first = firstByte(in);
            if (first == '<') {
                xml(in);
            } else if (first == 'P') {
                throw new Invalid("file", "ecb-malformed", "This looks like a ZIP archive. Unpack it and upload the file inside.");
            } else {
                csv(in);
            }
        } catch (IOException broken) {
            throw new Invalid("file", "ecb-malformed", "The file could not be read to its end.");
        }
        if (rates == 0) {
            throw new Invalid("file", "ecb-empty", "There is no rate in the file. Upload eurofxref-daily.xml, eurofxref-hist.xml or the CSV of either.");
        }
        return rates;
    }

    private void xml(InputStream in) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            LocalDate day = null;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw malformed(xml.getLocation().getLineNumber(), "document types and entities are not accepted");
                }
                if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Cube")) {
                    int line = xml.getLocation().getLineNumber();
                    String time = xml.getAttributeValue(null, "time");
                    day = time == null ? day : day(time, line);
                    if (xml.getAttributeValue(null, "currency") != null) {
                        add(day, xml.getAttributeValue(null, "currency"), xml.getAttributeValue(null, "rate"), line);
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            throw malformed(malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNumber(), "this is not well-formed XML");
        }
    }

    private void csv(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String[] header = cells(line(lines), 1);
        if (header.length < 2 || !header[0].equalsIgnoreCase("Date")) {
            throw malformed(1, "the first line must name the columns: Date, USD, JPY, …");
        }
        int number = 1;
        for (String line = line(lines); line != null; line = line(lines)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] cells = cells(line, number);
            LocalDate day = day(cells[0], number);
            for (int i = 1; i < cells.length; i++) {
                if (!cells[i].isEmpty() && !cells[i].equalsIgnoreCase("N/A")) {
                    if (i >= header.length) {
                        throw malformed(number, "there are more values than columns");
                    }
                    add(day, header[i], cells[i], number);
                }
            }
        }
    }

    /** A line of bounded length: {@code readLine} would hold whatever comes before the next line break. */
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = in.read()) != -1 && c != '\n') {
            if (line.length() >= LONGEST_LINE) {
                throw malformed(0, "a line is longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return c == -1 && line.isEmpty() ? null : line.toString();
    }

    private static String[] cells(String line, int number) {
        String[] cells = (line == null ? "" : line).split(",", MOST_COLUMNS + 1);
        if (cells.length > MOST_COLUMNS) {
            throw malformed(number, "there are more than " + MOST_COLUMNS + " columns");
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return cells;
    }

    private void add(LocalDate day, String currency, String text, int line) {
        if (day == null || text == null || !currency.matches("[A-Z]{3}")) {
            throw malformed(line, "a rate needs a day, a currency of three letters and a value");
        }
        if (++rates > MOST_RATES) {
            throw new Invalid("file", "file-too-large", "The file has more than " + MOST_RATES + " rates.");
        }
        sink.rate(day, currency, positive(text, line));
    }

    private static BigDecimal positive(String text, int line) {
        try {
            BigDecimal rate = Money.decimal(text, "file").setScale(FxDesk.DIGITS, RoundingMode.HALF_EVEN);
            if (rate.signum() > 0 && rate.compareTo(FxDesk.LARGEST) < 0) {
                return rate;
            }
        } catch (Invalid notANumber) {
            // answered below, with the line
        }
        throw malformed(line, "a rate must be a positive decimal number");
    }

    private LocalDate day(String text, int line) {
        try {
            LocalDate day = text.length() == 10 && text.charAt(4) == '-' ? LocalDate.parse(text) : LocalDate.parse(text, LONG_DAY);
            if (!day.isBefore(EURO_BEGINS) && !day.isAfter(today.plusDays(1))) {
                return day;
            }
        } catch (DateTimeException malformed) {
            // answered below
        }
        throw malformed(line, "the day must be written as 2026-11-20, between 1999 and today");
    }

    private static int firstByte(PushbackInputStream in) throws IOException {
        byte[] mark = in.readNBytes(3);
        boolean bom = mark.length == 3 && (mark[0] & 0xFF) == 0xEF && (mark[1] & 0xFF) == 0xBB && (mark[2] & 0xFF) == 0xBF;
        if (!bom) {
            in.unread(mark);
        }
        int first = in.read();
        if (first != -1) {
            in.unread(first);
        }
        return first;
    }

    private static Invalid malformed(int line, String what) {
        return new Invalid("file", "ecb-malformed", (line > 0 ? "Line " + line + ": " : "") + what + ".");
    }

    private static final class Bounded extends FilterInputStream {

        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            return count(read, read);
        }

        private int count(int result, int bytes) {
            left -= result == -1 ? 0 : bytes;
            if (left < 0) {
                throw new Invalid("file", "file-too-large", "The file is larger than " + (MOST_BYTES >> 20) + " MB.");
            }
            return result;
        }
    }
}
