package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.Programme.Answering;
import io.plumbline.campaign.api.Programme.Question;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

final class ProgrammeRules {

    static final int MOST_QUESTIONS = 20;
    private static final int MOST_CHOICES = 50;
    private static final int LARGEST_LOGO = 200_000;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private ProgrammeRules() {
    }

    /** @return the draft as it is kept */
    static Programme.Draft sound(Programme.Draft draft) {
        Check check = new Check().text("name", draft.name(), 200)
                .that(draft.intro() == null || draft.intro().length() <= 4000, "intro", "too-long", "At most 4000 characters.")
                .that(draft.open() != null, "open", "required", "Say whether anybody may apply.")
                .that(draft.reapplyDays() != null && draft.reapplyDays() >= 0 && draft.reapplyDays() <= 3650, "reapplyDays", "out-of-range", "0 to 3650 days.")
                .that(draft.inquiryDays() != null && draft.inquiryDays() >= 1 && draft.inquiryDays() <= 365, "inquiryDays", "out-of-range", "1 to 365 days.")
                .that(draft.questions().size() <= MOST_QUESTIONS, "questions", "too-many", "At most " + MOST_QUESTIONS + " questions.");
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < draft.questions().size(); i++) {
            question(check, "questions/" + i, draft.questions().get(i), keys);
        }
        check.done();
        return new Programme.Draft(draft.name().strip(), draft.intro() == null ? "" : draft.intro().strip(), draft.open(), draft.questions(),
                draft.reapplyDays(), draft.inquiryDays());
    }

    private static void question(Check check, String at, Question question, Set<String> keys) {
        List<String> choices = question.choices();
        check.that(question.key() != null && KEY.matcher(question.key()).matches(), at + "/key", "key-malformed", "A letter, then letters, digits and hyphens.")
                .that(keys.add(question.key()), at + "/key", "key-repeated", "Another question has this key.")
                .text(at + "/text", question.text(), 300)
                .that(question.kind() != null, at + "/kind", "required", "Use line, text, choice or yes-no.")
                .that(question.kind() == Answering.CHOICE ? choices.size() >= 2 && choices.size() <= MOST_CHOICES : choices.isEmpty(), at + "/choices",
                        "choices-wrong", "Two to " + MOST_CHOICES + " choices for a choice, none for anything else.");
        choices.forEach(choice -> check.text(at + "/choices", choice, 100));
    }

    /** By its first bytes: a name or a header can say anything, and a vector picture can carry a script. */
    static String pictureType(byte[] picture) {
        if (picture.length > LARGEST_LOGO) {
            throw new Invalid("logo", "logo-too-large", "At most 200 kB.");
        }
        if (begins(picture, 0, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        }
        if (begins(picture, 0, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        if (begins(picture, 0, 'R', 'I', 'F', 'F') && begins(picture, 8, 'W', 'E', 'B', 'P')) {
            return "image/webp";
        }
        throw new Invalid("logo", "logo-type", "Use a PNG, JPEG or WebP picture.");
    }

    private static boolean begins(byte[] picture, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (picture.length <= at + i || (picture[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
