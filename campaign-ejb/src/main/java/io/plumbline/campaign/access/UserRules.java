package io.plumbline.campaign.access;

import io.plumbline.campaign.api.UserDraft;
import io.plumbline.shared.Check;
import io.plumbline.shared.Role;
import java.util.Locale;
import java.util.regex.Pattern;

final class UserRules {

    static final int MIN_PASSWORD = 12;
    /** Longer ones add no strength, only work for the server. */
    static final int MAX_PASSWORD = 200;

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,99}");

    private UserRules() {
    }

    /** @return the draft as it is kept */
    static UserDraft sound(UserDraft draft, boolean isNew, Check check) {
        String login = login(draft.login());
        check.that(LOGIN.matcher(login).matches(), "login", login.isEmpty() ? "required" : "login-malformed",
                        "2 to 100 letters, digits and . _ @ + -.")
                .text("displayName", draft.displayName(), 200)
                .that(!isNew || draft.password() != null, "password", "required", "This field is required.")
                .that(draft.role() != null, "role", "required", "Use admin, marketer, analyst, finance, approver or partner.")
                .that(draft.role() != Role.ADMIN || draft.advertiserId() == null, "advertiserId", "not-allowed",
                        "An administrator runs the whole installation.")
                .that(draft.role() == Role.PARTNER == (draft.partnerId() != null), "partnerId",
                        draft.role() == Role.PARTNER ? "required" : "not-allowed", "The role partner, and only it, goes with a partner.");
        password(check, "password", login, draft.password());
        check.done();
        return new UserDraft(login, draft.displayName().strip(), draft.password(), draft.role(), draft.advertiserId(), draft.partnerId(),
                draft.active());
    }

    static void password(Check check, String field, String login, String password) {
        check.that(password == null || password.length() >= MIN_PASSWORD, field, "password-too-short", "At least " + MIN_PASSWORD + " characters.")
                .that(password == null || password.length() <= MAX_PASSWORD, field, "too-long", "At most " + MAX_PASSWORD + " characters.")
                .that(password == null || !password.strip().equalsIgnoreCase(login), field, "password-is-login", "Choose a password that is not the login.");
    }

    static String login(String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }
}
