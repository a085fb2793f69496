package io.plumbline.tracking.consent;

import com.iab.gpp.encoder.GppModel;
import com.iab.gpp.encoder.section.TcfCaV1;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the applicable sections of a GPP string say.
 *
 * @param fault    why it is not to be relied on, or null
 * @param european the TC string inside (section 2), or null
 * @param optedOut whether an applicable section objects to sale, sharing or targeted advertising, or carries GPC
 * @param canada   whether section 5 allows storing and measuring; null when it does not apply
 */
record Gpp(String fault, String european, boolean optedOut, Boolean canada) {

    static final Gpp SILENT = new Gpp(null, null, false, null);

    private static final int EUROPE = 2;
    private static final int CANADA = 5;
    private static final int US_PRIVACY = 6;
    private static final List<String> OBJECTIONS = List.of("SaleOptOut", "SharingOptOut", "TargetedAdvertisingOptOut");
    private static final int OPTED_OUT = 1;

    /** @param sids ids of the sections that apply; null for all that are there */
    static Gpp read(String text, String sids) {
        if (text == null) {
            return SILENT;
        }
        try {
            Set<Integer> asked = ids(sids);
            GppModel model = new GppModel(text);
            List<Integer> present = model.getSectionIds();
            if (!present.containsAll(asked)) {
                return faulty("gpp-section-missing");
            }
            return read(model, text, asked.isEmpty() ? Set.copyOf(present) : asked);
        } catch (RuntimeException broken) {
            return faulty("gpp-malformed");
        }
    }

    /** {@code 1YNN}: version, notice, opt-out of sale, covered transaction. @return null when it is none */
    static Boolean objects(String usPrivacy) {
        return usPrivacy.matches("1[YN-]{3}") ? (Boolean) (usPrivacy.charAt(2) == 'Y') : null;
    }

    static boolean namesEurope(String sids) {
        try {
            return ids(sids).contains(EUROPE);
        } catch (NumberFormatException malformed) {
            return false;
        }
    }

    private static Gpp read(GppModel model, String text, Set<Integer> applicable) {
        String european = null;
        Boolean canada = null;
        boolean objects = false;
        for (int section : applicable) {
            if (section == EUROPE) {
                european = text.split("~")[model.getSectionIds().indexOf(EUROPE) + 1];
            } else if (!model.hasSection(section)) {
                // A law newer than this decoder: what cannot be read cannot be taken for a yes.
                return faulty("gpp-section-unknown");
            } else if (section == CANADA) {
                canada = allows(model.getTcfCaV1Section(), Tcf.STORE) && allows(model.getTcfCaV1Section(), Tcf.MEASURE);
            } else if (section == US_PRIVACY) {
                objects |= String.valueOf(model.getUspV1Section().getOptOutSale()).equals("Y");
            } else {
                objects |= objects(model, section);
            }
        }
        return new Gpp(null, european, objects, canada);
    }

    private static boolean objects(GppModel model, int section) {
        boolean objects = false;
        for (String field : OBJECTIONS) {
            // Every field is read, so that a truncated section is found wherever it ends.
            objects |= model.hasField(section, field) && Integer.valueOf(OPTED_OUT).equals(model.getFieldValue(section, field));
        }
        return objects | (model.hasField(section, "Gpc") && Boolean.TRUE.equals(model.getFieldValue(section, "Gpc")));
    }

    private static boolean allows(TcfCaV1 section, int purpose) {
        return section.getPurposesExpressConsent().get(purpose - 1) || section.getPurposesImpliedConsent().get(purpose - 1);
    }

    private static Set<Integer> ids(String sids) {
        Set<Integer> ids = new TreeSet<>();
        for (String id : sids == null ? new String[0] : sids.split("[,_]")) {
            // -1 and 0 say that no section applies, or that nobody knows.
            int section = Integer.parseInt(id.strip());
            if (section > 0) {
                ids.add(section);
            }
        }
        return ids;
    }

    private static Gpp faulty(String reason) {
        return new Gpp(reason, null, false, null);
    }
}
