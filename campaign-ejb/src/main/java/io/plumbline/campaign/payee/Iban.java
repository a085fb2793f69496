package io.plumbline.campaign.payee;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** International bank account numbers: ISO 13616, lengths by the IBAN registry. */
public final class Iban {

    private static final Map<String, Integer> LENGTHS = Arrays.stream(("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 "
            + "EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 "
            + "LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 "
            + "SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30").split(" "))
            .collect(Collectors.toUnmodifiableMap(row -> row.substring(0, 2), row -> Integer.valueOf(row.substring(2))));
    /** Countries and territories whose accounts take SEPA credit transfers. */
    private static final Set<String> SEPA = Set.of(("AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT "
            + "RO RS SE SI SK SM VA").split(" "));
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Iban() {
    }

    /** Without spaces, in capitals. */
    public static String plain(String written) {
        return written == null ? null : written.replaceAll("[\\s\\u00A0]", "").toUpperCase(Locale.ROOT);
    }

    public static boolean isValid(String plain) {
        return plain != null && plain.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") && Integer.valueOf(plain.length()).equals(LENGTHS.get(plain.substring(0, 2)))
                && new BigInteger(digits(plain.substring(4) + plain.substring(0, 4))).mod(MODULUS).intValue() == 1;
    }

    public static boolean isSepa(String plain) {
        return isValid(plain) && SEPA.contains(plain.substring(0, 2));
    }

    /** The last four characters; the rest is nobody's business on a screen. */
    public static String hidden(String account) {
        if (account == null) {
            return null;
        }
        int shown = account.length() > 8 ? 4 : 0;
        String country = account.length() > 8 && isValid(account) ? account.substring(0, 2) : "";
        return country + "••••" + account.substring(account.length() - shown);
    }

    static boolean isBic(String bic) {
        return bic != null && bic.matches("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    }

    private static String digits(String moved) {
        StringBuilder digits = new StringBuilder();
        moved.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return digits.toString();
    }
}
