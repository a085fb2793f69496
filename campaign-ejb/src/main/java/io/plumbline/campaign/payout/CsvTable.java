package io.plumbline.campaign.payout;

import io.plumbline.shared.Money;
import java.nio.charset.StandardCharsets;

/** RFC 4180, UTF-8; what a spreadsheet would run as a formula gets an apostrophe in front, figures do not. */
final class CsvTable {

    private final StringBuilder text = new StringBuilder();

    CsvTable(String... header) {
        row((Object[]) header);
    }

    CsvTable row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(field(cells[i]));
        }
        text.append("\r\n");
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String field(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Money money) {
            return money.amount().toPlainString();
        }
        String plain = cell.toString();
        String harmless = !(cell instanceof Number) && !plain.isEmpty() && "=+-@\t\r".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        boolean quote = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';');
        return quote ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
