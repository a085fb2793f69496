package io.plumbline.reporting.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A spreadsheet as a reader of the format has it: by shared strings and number formats, not by who wrote it. */
final class Workbook {

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    /** @param format code of its number format; "General" without one */
    record Cell(Object value, String format) {
    }

    private final Map<String, byte[]> entries = new HashMap<>();

    private Workbook(byte[] file) throws IOException {
        // By the table of contents at its end, as spreadsheets do.
        Path kept = Files.createTempFile("workbook", ".xlsx");
        try (ZipFile zip = new ZipFile(Files.write(kept, file).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(kept);
        }
    }

    /** Rows of the first sheet; days are days, other numbers exact, text text, what is missing null. */
    static List<List<Cell>> read(byte[] file) throws Exception {
        return new Workbook(file).rows();
    }

    private List<List<Cell>> rows() throws Exception {
        List<String> strings = new ArrayList<>();
        for (Element item : elements(document("xl/sharedStrings.xml"), "si")) {
            strings.add(item.getTextContent());
        }
        List<String> formats = formats();
        List<List<Cell>> rows = new ArrayList<>();
        for (Element row : elements(document("xl/worksheets/sheet1.xml"), "row")) {
            List<Cell> cells = new ArrayList<>();
            NodeList found = row.getElementsByTagName("c");
            for (int i = 0; i < found.getLength(); i++) {
                Element cell = (Element) found.item(i);
                int column = column(cell.getAttribute("r"));
                while (cells.size() < column) {
                    cells.add(new Cell(null, "General"));
                }
                cells.add(cell(cell, strings, cell.getAttribute("s").isEmpty() ? "General" : formats.get(Integer.parseInt(cell.getAttribute("s")))));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Cell cell(Element cell, List<String> strings, String format) {
        String text = cell.getTextContent();
        if (cell.getAttribute("t").equals("s")) {
            return new Cell(strings.get(Integer.parseInt(text)), format);
        }
        if (!cell.getAttribute("t").isEmpty() && !cell.getAttribute("t").equals("n")) {
            return new Cell(text, format);
        }
        return new Cell(text.isEmpty() ? null : format.contains("yyyy") ? DAY_ZERO.plusDays(new BigDecimal(text).longValueExact()) : new BigDecimal(text), format);
    }

    private List<String> formats() throws Exception {
        Document styles = document("xl/styles.xml");
        Map<String, String> codes = new HashMap<>();
        elements(styles, "numFmt").forEach(format -> codes.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode")));
        List<String> formats = new ArrayList<>();
        Element used = (Element) styles.getElementsByTagName("cellXfs").item(0);
        NodeList all = used.getElementsByTagName("xf");
        for (int i = 0; i < all.getLength(); i++) {
            formats.add(codes.getOrDefault(((Element) all.item(i)).getAttribute("numFmtId"), "General"));
        }
        return formats;
    }

    private Document document(String name) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(entries.get(name)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static int column(String reference) {
        int column = 0;
        for (char c : reference.toCharArray()) {
            if (Character.isLetter(c)) {
                column = column * 26 + c - 'A' + 1;
            }
        }
        return column - 1;
    }
}
