package io.plumbline.campaign.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.UserDraft;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Role;
import java.security.spec.KeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void a_kept_password_is_known_again_and_no_other_is() {
        String kept = Passwords.hash("correct horse battery");
        assertThat(Passwords.matches("correct horse battery", kept)).isTrue();
        assertThat(Passwords.matches("correct horse batterz", kept)).isFalse();
        assertThat(Passwords.matches("", kept)).isFalse();
    }

    @Test
    void the_form_says_how_it_was_made_and_every_password_has_a_salt_of_its_own() {
        String one = Passwords.hash("correct horse battery");
        assertThat(one).startsWith("pbkdf2-sha512$210000$").hasSizeLessThan(500);
        assertThat(one).isNotEqualTo(Passwords.hash("correct horse battery"));
    }

    @Test
    void a_hash_made_elsewhere_with_other_work_is_understood() throws Exception {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        KeySpec spec = new PBEKeySpec("Grüße aus Köln".toCharArray(), salt, 1000, 512);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        String kept = "pbkdf2-sha512$1000$" + Base64.getEncoder().encodeToString(salt) + "$" + Base64.getEncoder().encodeToString(hash);
        assertThat(Passwords.matches("Grüße aus Köln", kept)).isTrue();
        assertThat(Passwords.matches("Gru\u0308ße aus Ko\u0308ln", kept)).as("the same letters, composed otherwise").isTrue();
    }

    @Test
    void nobodys_password_is_as_much_work_and_never_matches() {
        assertThat(Passwords.NOBODYS).startsWith("pbkdf2-sha512$" + Passwords.ITERATIONS + "$");
        assertThat(Passwords.matches("", Passwords.NOBODYS)).isFalse();
    }

    @Test
    void an_unknown_form_is_a_bug_and_not_a_wrong_password() {
        assertThatThrownBy(() -> Passwords.matches("x", "md5$abc")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keys_and_passwords_are_long_random_letters_and_digits() {
        assertThat(Secrets.apiKey()).matches("plk_[A-Za-z0-9]{40}").isNotEqualTo(Secrets.apiKey());
        assertThat(Secrets.password()).matches("[A-Za-z0-9]{20}");
        assertThat(Secrets.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void a_login_is_kept_in_lower_case_and_a_password_is_long_and_not_the_login() {
        UserDraft sound = UserRules.sound(draft(" Anna.Meyer ", "a-long-password", Role.MARKETER), true, new Check());
        assertThat(sound.login()).isEqualTo("anna.meyer");
        assertThat(code(draft("anna", "elevenchars", Role.MARKETER))).isEqualTo("password-too-short");
        assertThat(code(draft("anna.meyer.shop", "Anna.Meyer.Shop", Role.MARKETER))).isEqualTo("password-is-login");
        assertThat(code(draft("anna", "x".repeat(201), Role.MARKETER))).isEqualTo("too-long");
        assertThat(code(draft("anna meyer", "a-long-password", Role.MARKETER))).isEqualTo("login-malformed");
        assertThat(code(draft("anna", "a-long-password", Role.PARTNER))).isEqualTo("required");
        assertThat(code(draft("anna", null, Role.ADMIN))).isEqualTo("required");
    }

    private static String code(UserDraft draft) {
        try {
            UserRules.sound(draft, true, new Check());
            return "accepted";
        } catch (Invalid no) {
            return no.code();
        }
    }

    private static UserDraft draft(String login, String password, Role role) {
        return new UserDraft(login, "Anna Meyer", password, role, null, null, true);
    }
}
