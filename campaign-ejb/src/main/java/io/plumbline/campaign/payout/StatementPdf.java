package io.plumbline.campaign.payout;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.FontFactory;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.FontSelector;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import io.plumbline.campaign.payout.Paper.Party;
import io.plumbline.campaign.payout.Paper.Row;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The statement as paper: a self-billed invoice (Directive 2006/112/EC, articles 224 and 226), or a statement to invoice by. Times and ids that a PDF
 * carries come from the statement, so the same paper has the same bytes.
 */
final class StatementPdf {

    private static final float SMALL = 8;
    private static final float TEXT = 9.5f;
    private static final float TITLE = 16;
    private static final int GREY = 0x5b6472;

    private final Paper paper;
    private final StatementWords words;

    private StatementPdf(Paper paper) {
        this.paper = paper;
        this.words = new StatementWords(paper);
    }

    static byte[] of(Paper paper) {
        return new StatementPdf(paper).draw();
    }

    private byte[] draw() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, 56, 56, 56, 56)) {
            PdfWriter writer = PdfWriter.getInstance(document, bytes);
            document.addTitle(words.title() + " " + paper.number());
            document.addAuthor(paper.payer().name());
            PdfDate issued = new PdfDate(midnight());
            document.open();
            writer.getInfo().put(PdfName.CREATIONDATE, issued);
            writer.getInfo().put(PdfName.MODDATE, issued);
            document.add(parties());
            document.add(text(words.title(), TITLE, true));
            document.add(facts());
            document.add(rows());
            document.add(sums());
            words.notes().forEach(note -> document.add(text(note, TEXT, false)));
        } catch (DocumentException bug) {
            throw new IllegalStateException(bug);
        }
        return FileId.fixed(bytes.toByteArray(), paper.number() + paper.payee().name());
    }

    private PdfPTable parties() {
        PdfPTable table = table(1, 1);
        table.addCell(cell(words.of("from", ""), SMALL, false, Element.ALIGN_LEFT));
        table.addCell(cell(words.of("to", ""), SMALL, false, Element.ALIGN_LEFT));
        // With self-billing the partner is who supplies and we write for it; else we tell it what to invoice.
        table.addCell(party(paper.payee()));
        table.addCell(party(paper.payer()));
        table.setSpacingAfter(24);
        return table;
    }

    private PdfPCell party(Party party) {
        Paragraph lines = text(party.name(), TEXT, true);
        add(lines, party.street());
        add(lines, ((party.postalCode() == null ? "" : party.postalCode() + " ") + party.city()).strip());
        add(lines, party.country());
        add(lines, party.vatId() == null ? null : words.of("vatId", party.vatId()));
        add(lines, party.taxNumber() == null ? null : words.of("taxNumber", party.taxNumber()));
        return bare(lines);
    }

    private void add(Paragraph lines, String line) {
        if (line != null && !line.isBlank()) {
            lines.add(Chunk.NEWLINE);
            lines.add(phrase(line, TEXT, false));
        }
    }

    private PdfPTable facts() {
        PdfPTable table = table(1, 3);
        fact(table, "number", paper.number());
        fact(table, "issuedOn", words.day(paper.issuedOn()));
        words.period().ifPresent(period -> fact(table, "period", period));
        fact(table, "account", paper.holder() + ", " + paper.account());
        table.setSpacingBefore(10);
        table.setSpacingAfter(18);
        return table;
    }

    private void fact(PdfPTable table, String key, String value) {
        table.addCell(cell(words.of(key, ""), TEXT, false, Element.ALIGN_LEFT));
        table.addCell(cell(value, TEXT, false, Element.ALIGN_LEFT));
    }

    private PdfPTable rows() {
        PdfPTable table = table(6, 2, 3);
        table.setHeaderRows(1);
        table.addCell(ruled(words.of("supply", ""), Element.ALIGN_LEFT));
        table.addCell(ruled(words.of("count", ""), Element.ALIGN_RIGHT));
        table.addCell(ruled(words.of("amount", paper.currency()), Element.ALIGN_RIGHT));
        for (Row row : paper.rows()) {
            table.addCell(cell(words.supply(row), TEXT, false, Element.ALIGN_LEFT));
            table.addCell(cell(Integer.toString(row.count()), TEXT, false, Element.ALIGN_RIGHT));
            table.addCell(cell(words.amount(row.net()), TEXT, false, Element.ALIGN_RIGHT));
        }
        table.setSpacingAfter(12);
        return table;
    }

    private PdfPTable sums() {
        PdfPTable table = table(8, 3);
        sum(table, words.of("net", ""), paper.net(), false);
        sum(table, words.vat(), paper.vat(), false);
        if (paper.returned() != 0) {
            sum(table, words.of("returned", ""), paper.returned(), false);
        }
        sum(table, words.of("total", paper.currency()), paper.total(), true);
        table.setSpacingAfter(18);
        table.setKeepTogether(true);
        return table;
    }

    private void sum(PdfPTable table, String caption, long minor, boolean strong) {
        table.addCell(cell(caption, TEXT, strong, Element.ALIGN_RIGHT));
        table.addCell(cell(words.amount(minor), TEXT, strong, Element.ALIGN_RIGHT));
    }

    private static PdfPTable table(float... widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }

    private static PdfPCell cell(String text, float size, boolean strong, int alignment) {
        PdfPCell cell = bare(text(text, size, strong));
        cell.setHorizontalAlignment(alignment);
        return cell;
    }

    private static PdfPCell bare(Paragraph content) {
        PdfPCell cell = new PdfPCell(content);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(3);
        return cell;
    }

    private static PdfPCell ruled(String text, int alignment) {
        PdfPCell cell = cell(text, SMALL, true, alignment);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(new Color(GREY));
        return cell;
    }

    private static Paragraph text(String text, float size, boolean strong) {
        Paragraph paragraph = new Paragraph(phrase(text, size, strong));
        paragraph.setSpacingAfter(4);
        return paragraph;
    }

    /** Western and central European letters; each is drawn by the first font that has it. */
    private static Phrase phrase(String text, float size, boolean strong) {
        FontSelector fonts = new FontSelector();
        int style = strong ? Font.BOLD : Font.NORMAL;
        fonts.addFont(FontFactory.getFont(FontFactory.HELVETICA, "Cp1252", false, size, style));
        fonts.addFont(FontFactory.getFont(FontFactory.HELVETICA, "Cp1250", false, size, style));
        return fonts.process(text);
    }

    private Calendar midnight() {
        Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        day.clear();
        day.set(paper.issuedOn().getYear(), paper.issuedOn().getMonthValue() - 1, paper.issuedOn().getDayOfMonth());
        return day;
    }
}
