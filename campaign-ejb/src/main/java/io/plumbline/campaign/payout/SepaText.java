package io.plumbline.campaign.payout;

import java.text.Normalizer;
import java.util.Map;

/** The characters every SEPA bank takes (EPC217-08): accents are left off, what has no likeness becomes a dot. */
final class SepaText {

    private static final Map<Character, String> SPELT = Map.ofEntries(Map.entry('ß', "ss"), Map.entry('æ', "ae"), Map.entry('Æ', "AE"), Map.entry('ø', "o"), Map.entry('Ø', "O"),
            Map.entry('œ', "oe"), Map.entry('Œ', "OE"), Map.entry('ł', "l"), Map.entry('Ł', "L"), Map.entry('đ', "d"), Map.entry('Đ', "D"), Map.entry('ð', "d"), Map.entry('þ', "th"),
            Map.entry('ı', "i"), Map.entry('&', "+"), Map.entry('_', "-"), Map.entry('–', "-"), Map.entry('’', "'"), Map.entry('\u00A0', " "));
    private static final String ALLOWED = "/-?:().,'+ ";

    private SepaText() {
    }

    static String of(String text, int most) {
        StringBuilder plain = new StringBuilder();
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            plain.append(SPELT.getOrDefault(c, bare(c)));
        }
        // A slash may neither begin nor end a text, nor stand twice.
        String tidy = plain.toString().replaceAll("/{2,}", "/").replaceAll("^[/ ]+|[/ ]+$", "");
        String cut = tidy.length() <= most ? tidy : tidy.substring(0, most).replaceAll("[/ ]+$", "");
        return cut.isEmpty() ? "." : cut;
    }

    private static String bare(char c) {
        String letters = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        StringBuilder kept = new StringBuilder();
        for (char letter : letters.toCharArray()) {
            boolean plain = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9' || ALLOWED.indexOf(letter) >= 0;
            kept.append(plain ? letter : '.');
        }
        return kept.toString();
    }
}
