package io.plumbline.campaign.payee;

import java.util.Locale;
import java.util.Map;

/**
 * VAT identification numbers of the member states: their form, and the check digits where the state publishes how they are made.
 * Whether a number is given out only the state's register knows.
 */
final class VatIds {

    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("AT", "U\\d{8}"), Map.entry("BE", "[01]\\d{9}"), Map.entry("BG", "\\d{9,10}"), Map.entry("CY", "\\d{8}[A-Z]"), Map.entry("CZ", "\\d{8,10}"),
            Map.entry("DE", "[1-9]\\d{8}"), Map.entry("DK", "\\d{8}"), Map.entry("EE", "\\d{9}"), Map.entry("EL", "\\d{9}"), Map.entry("ES", "[A-Z0-9]\\d{7}[A-Z0-9]"),
            Map.entry("FI", "\\d{8}"), Map.entry("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"), Map.entry("HR", "\\d{11}"), Map.entry("HU", "\\d{8}"),
            Map.entry("IE", "\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}"), Map.entry("IT", "\\d{11}"), Map.entry("LT", "\\d{9}|\\d{12}"), Map.entry("LU", "\\d{8}"), Map.entry("LV", "\\d{11}"),
            Map.entry("MT", "\\d{8}"), Map.entry("NL", "\\d{9}B\\d{2}"), Map.entry("PL", "\\d{10}"), Map.entry("PT", "\\d{9}"), Map.entry("RO", "\\d{2,10}"),
            Map.entry("SE", "\\d{10}01"), Map.entry("SI", "\\d{8}"), Map.entry("SK", "\\d{10}"));

    private VatIds() {
    }

    static String plain(String written) {
        return written == null || written.isBlank() ? null : written.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    }

    static boolean isMember(String country) {
        return FORMS.containsKey(prefix(country));
    }

    /** Greece writes EL where everybody else writes GR. */
    static String prefix(String country) {
        return "GR".equals(country) ? "EL" : String.valueOf(country);
    }

    static boolean isOf(String country, String vatId) {
        return vatId != null && vatId.startsWith(prefix(country));
    }

    /** Numbers of other states are taken as they are: 4 to 20 letters and digits. */
    static boolean isSound(String vatId) {
        if (vatId == null || !vatId.matches("[A-Z0-9+*]{4,20}")) {
            return false;
        }
        String state = vatId.substring(0, 2);
        String number = vatId.substring(2);
        return !FORMS.containsKey(state) || number.matches(FORMS.get(state)) && checks(state, number);
    }

    private static boolean checks(String state, String number) {
        return switch (state) {
            case "AT" -> digit(number, 8) == (10 - (luhnLike(number.substring(1, 8)) + 4) % 10) % 10;
            case "BE" -> 97 - Long.parseLong(number.substring(0, 8)) % 97 == Long.parseLong(number.substring(8));
            case "DE" -> mod1110(number) == digit(number, 8);
            case "DK" -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "EL" -> weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(number, 8);
            case "FI" -> (11 - weighted(number, 7, 9, 10, 5, 8, 4, 2) % 11) % 11 == digit(number, 7);
            case "FR" -> !number.matches("\\d{11}") || (12 + 3 * (Long.parseLong(number.substring(2)) % 97)) % 97 == Long.parseLong(number.substring(0, 2));
            case "IT" -> (10 - luhnLike(number.substring(0, 10)) % 10) % 10 == digit(number, 10);
            case "LU" -> Long.parseLong(number.substring(0, 6)) % 89 == Long.parseLong(number.substring(6));
            case "NL" -> weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(number, 8) || mod97(number);
            case "PL" -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9);
            case "PT" -> elevenLess(weighted(number, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 8);
            case "SE" -> (10 - luhnFromFirst(number.substring(0, 9)) % 10) % 10 == digit(number, 9);
            case "SI" -> elevenLess(weighted(number, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 7);
            default -> true;
        };
    }

    /** Every second digit doubled, beginning with the second, and its digits added up. */
    private static int luhnLike(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int doubled = digit(digits, i) * (i % 2 + 1);
            sum += doubled / 10 + doubled % 10;
        }
        return sum;
    }

    private static int luhnFromFirst(String digits) {
        return luhnLike("0" + digits);
    }

    /** ISO 7064. */
    private static int mod1110(String number) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10;
    }

    /** What the Netherlands give to sole traders. */
    private static boolean mod97(String number) {
        StringBuilder digits = new StringBuilder();
        ("NL" + number).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new java.math.BigInteger(digits.toString()).mod(java.math.BigInteger.valueOf(97)).intValue() == 1;
    }

    private static int elevenLess(int sum) {
        int check = 11 - sum % 11;
        return check > 9 ? 0 : check;
    }

    private static int weighted(String number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(number, i);
        }
        return sum;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}
