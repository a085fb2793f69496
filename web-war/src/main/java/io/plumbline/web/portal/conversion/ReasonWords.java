package io.plumbline.web.portal.conversion;

import io.plumbline.tracking.api.Conversion;
import io.plumbline.web.faces.Sentences;
import io.plumbline.web.portal.Words;
import io.plumbline.web.problem.ProblemPages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.ResourceBundle;

/** Reasons in words, the same for staff and partners. */
@Named("reasonWords")
@ApplicationScoped
public class ReasonWords {

    private static final String BUNDLE = "io.plumbline.web.messages.tracking";

    /** @param code as stored; what no bundle knows is told as it is */
    public static String of(String code, Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        for (String key : new String[] {"reason." + code, "rule." + code}) {
            if (words.containsKey(key)) {
                return words.getString(key);
            }
        }
        return Sentences.in(language).code(code);
    }

    public String say(String code) {
        return code == null || code.isEmpty() ? "" : of(code, Words.locale());
    }

    /** Of a call that was refused: what its code means, as at {@code /problems/}. */
    public String refused(String code) {
        String words = say(code);
        return words.equals(code) ? ProblemPages.meaning(code).map(Sentences.in(Words.locale())::say).orElse(code) : words;
    }

    /** The code's words, and behind them what somebody has written, or the rule that found it. */
    public String told(Conversion conversion) {
        if (conversion.reason() == null) {
            return "";
        }
        String code = say(conversion.reasonCode());
        String own = conversion.reason().equals(conversion.reasonCode()) ? "" : detail(conversion.reason());
        return own.isEmpty() ? code : "other".equals(conversion.reasonCode()) ? own : code + ": " + own;
    }

    /** {@code click-invalid:rate-visitor} says which rule; a reason that a room has given is a sentence of its own. */
    private static String detail(String reason) {
        return Sentences.in(Words.locale()).say(reason);
    }
}
