package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.shared.Check;
import java.util.regex.Pattern;

final class GoalRules {

    static final int DEFAULT_CLICK_WINDOW_DAYS = 30;
    static final int DEFAULT_VIEW_WINDOW_DAYS = 1;

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private GoalRules() {
    }

    /** @return the draft as it is kept, with what was left out filled in */
    static GoalDraft sound(GoalDraft draft) {
        int clicks = draft.clickWindowDays() == null ? DEFAULT_CLICK_WINDOW_DAYS : draft.clickWindowDays();
        int views = draft.viewWindowDays() == null ? DEFAULT_VIEW_WINDOW_DAYS : draft.viewWindowDays();
        new Check().that(draft.key() != null, "key", "required", "This field is required.")
                .that(draft.key() == null || KEY.matcher(draft.key()).matches(), "key", "key-malformed",
                        "1 to 64 lower-case letters, digits, hyphens or underscores, such as sale or sign-up.")
                .optionalText("name", draft.name(), 200)
                .that(draft.kind() != null, "kind", "required", "Use lead, sale, install, signup or custom.")
                .that(draft.defaultValue() == null || !draft.defaultValue().isNegative(), "defaultValue", "amount-negative", "Not below 0.")
                .that(clicks >= 0 && clicks <= 365, "clickWindowDays", "out-of-range", "0 to 365 days.")
                .that(views >= 0 && views <= 365, "viewWindowDays", "out-of-range", "0 to 365 days.").done();
        String name = draft.name() == null || draft.name().isBlank() ? draft.key() : draft.name().strip();
        return new GoalDraft(draft.advertiserId(), draft.key(), name, draft.kind(), draft.defaultValue(), clicks, views);
    }
}
