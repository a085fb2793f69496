package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.Programme.Answering;
import io.plumbline.campaign.api.Programme.Question;
import io.plumbline.shared.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

final class ApplicationRules {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\]{1,189}");
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 2000;

    private ApplicationRules() {
    }

    /** @return the draft as it is kept */
    static ApplicationDraft sound(ApplicationDraft draft) {
        String email = draft.email() == null ? "" : draft.email().strip().toLowerCase(Locale.ROOT);
        String site = draft.website() == null || draft.website().isBlank() ? null : draft.website().strip();
        new Check().text("name", draft.name(), 200)
                .that(EMAIL.matcher(email).matches(), "email", email.isEmpty() ? "required" : "email-malformed", "Give an address such as anna@partner.example.")
                .url("website", site).currency("currency", draft.currency()).done();
        return new ApplicationDraft(draft.name().strip(), draft.type() == null ? PartnerType.AFFILIATE : draft.type(), email, site, draft.currency(), draft.answers());
    }

    static List<Application.Answer> answers(List<Question> questions, ApplicationDraft draft) {
        Check check = new Check();
        List<Application.Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            String text = draft.answers().getOrDefault(question.key(), "").strip();
            String at = "answers/" + question.key();
            check.that(!question.required() || !text.isEmpty(), at, "required", "This field is required.")
                    .that(text.length() <= (question.kind() == Answering.TEXT ? LONGEST_TEXT : LONGEST_LINE), at, "too-long", "This answer is too long.")
                    .that(text.isEmpty() || question.kind() != Answering.CHOICE || question.choices().contains(text), at, "choice-unknown", "Choose one of the answers.")
                    .that(text.isEmpty() || question.kind() != Answering.YES_NO || text.equals("yes") || text.equals("no"), at, "choice-unknown", "Answer yes or no.");
            if (!text.isEmpty()) {
                answers.add(new Application.Answer(question.key(), question.text(), text));
            }
        }
        check.done();
        return answers;
    }
}
