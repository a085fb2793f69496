package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadStage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What CRMs call the stages. Compared without case, blanks and signs: "Open - Not Contacted" is open_not_contacted too. */
final class StageWords {

    private static final Map<String, LeadStage> KNOWN = known();

    private StageWords() {
    }

    /** The policy's own words go first. @return empty for words that nobody has mapped */
    static Optional<LeadStage> read(String said, LeadPolicy policy) {
        String plain = plain(said);
        return policy.names().entrySet().stream().filter(name -> plain(name.getKey()).equals(plain)).map(Map.Entry::getValue).findFirst()
                .or(() -> Optional.ofNullable(KNOWN.get(plain)));
    }

    static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, LeadStage> known() {
        Map<String, LeadStage> words = new HashMap<>();
        for (LeadStage stage : LeadStage.values()) {
            words.put(stage.key(), stage);
        }
        put(words, LeadStage.NEW, "lead", "subscriber", "open", "opennotcontacted", "pending", "neu", "offen");
        put(words, LeadStage.CONTACTED, "working", "workingcontacted", "inprogress", "attemptedtocontact", "connected", "nurturing", "kontaktiert");
        put(words, LeadStage.MQL, "marketingqualifiedlead", "marketingqualified");
        put(words, LeadStage.SQL, "salesqualifiedlead", "salesqualified", "qualified", "closedconverted", "converted", "appointmentscheduled", "meeting", "qualifiziert");
        put(words, LeadStage.OPPORTUNITY, "opendeal", "prospecting", "qualification", "needsanalysis", "valueproposition", "iddecisionmakers", "perceptionanalysis", "proposalpricequote",
                "negotiationreview", "negotiation", "qualifiedtobuy", "presentationscheduled", "decisionmakerboughtin", "contractsent");
        put(words, LeadStage.WON, "customer", "evangelist", "closedwon", "gewonnen");
        put(words, LeadStage.LOST, "closedlost", "verloren");
        put(words, LeadStage.DISQUALIFIED, "closednotconverted", "unqualified", "invalid", "disqualifiziert");
        put(words, LeadStage.DUPLICATE, "dublette");
        put(words, LeadStage.SPAM, "trash", "junk");
        return Map.copyOf(words);
    }

    private static void put(Map<String, LeadStage> words, LeadStage stage, String... said) {
        for (String word : said) {
            words.put(word, stage);
        }
    }
}
