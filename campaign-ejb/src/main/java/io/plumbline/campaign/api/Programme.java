package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.util.List;

/**
 * How the partner programme presents itself and what it asks.
 *
 * @param open        whether anybody may apply
 * @param reapplyDays days after a rejection before the same address may apply again; 0 for at once
 * @param inquiryDays days within which an inquiry is to be answered
 * @param hasLogo     whether there is a logo to show
 */
public record Programme(long version, String name, String intro, boolean open, List<Question> questions, int reapplyDays, int inquiryDays,
        boolean hasLogo) implements Serializable {

    public Draft draft() {
        return new Draft(name, intro, open, questions, reapplyDays, inquiryDays);
    }

    public enum Answering implements Keyed {
        LINE, TEXT, CHOICE, YES_NO
    }

    /** @param key names the answer; @param choices of a CHOICE, else empty */
    public record Question(String key, String text, Answering kind, boolean required, List<String> choices) implements Serializable {

        public Question {
            choices = Check.whole("choices", choices);
        }
    }

    public record Draft(String name, String intro, Boolean open, List<Question> questions, Integer reapplyDays, Integer inquiryDays) implements Serializable {

        public Draft {
            questions = Check.whole("questions", questions);
        }
    }

    /** @param type media type */
    public record Logo(String type, byte[] bytes) implements Serializable {
    }
}
