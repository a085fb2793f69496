package io.plumbline.tracking.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors the platforms publish. */
class ContactHashTest {

    @ParameterizedTest
    @CsvSource({"META,john_smith@gmail.com,62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f",
            "META,' John_Smith@gmail.com ',62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f",
            "META,Jane.Doe@gmail.com,831f6494ad6be4fcb3a724c3d5fef22d3ceffa3c62ef3a7984e45a0ea177f982",
            "LINKEDIN,Jane.Doe@gmail.com,831f6494ad6be4fcb3a724c3d5fef22d3ceffa3c62ef3a7984e45a0ea177f982",
            "TIKTOK,Jane.Doe@gmail.com,831f6494ad6be4fcb3a724c3d5fef22d3ceffa3c62ef3a7984e45a0ea177f982",
            "GOOGLE,Jane.Doe@gmail.com,d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69",
            "GOOGLE,'Jane . Doe@gmail.com',d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69"})
    void an_address_is_hashed_in_the_platforms_own_way(ContactHash platform, String email, String hash) {
        assertThat(platform.email(email)).isEqualTo(hash);
    }

    @Test
    void the_dots_of_other_providers_are_kept() {
        assertThat(ContactHash.GOOGLE.email("a.b@shop.example")).isEqualTo(ContactHash.META.email("A.B@shop.example")).isNotEqualTo(ContactHash.META.email("ab@shop.example"));
    }

    @ParameterizedTest
    @CsvSource({"META,+1 (650) 555-1212,e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176", "META,0016505551212,e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176",
            "GOOGLE,16505551212,1e231c66011e7a2d867a9cfae267a6aff103cf4913640b6e71a99850fc0ffbc8", "TIKTOK,+1-650-555-1212,1e231c66011e7a2d867a9cfae267a6aff103cf4913640b6e71a99850fc0ffbc8",
            "GOOGLE,+18005550100,fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30", "LINKEDIN,+18005550100,"})
    void a_phone_number_is_hashed_in_the_platforms_own_way(ContactHash platform, String phone, String hash) {
        assertThat(platform.phone(phone)).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({"Mary,6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec", "Valéry,08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c"})
    void a_name_is_hashed_in_lower_case(String name, String hash) {
        assertThat(ContactHash.META.name(name)).isEqualTo(hash);
    }

    @Test
    void what_comes_hashed_is_not_hashed_twice_and_turkish_letters_change_nothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            String hash = ContactHash.META.email("IRIS@MAIL.EXAMPLE");
            assertThat(hash).isEqualTo(ContactHash.META.email("iris@mail.example"));
            assertThat(ContactHash.GOOGLE.email(hash.toUpperCase(Locale.ROOT))).isEqualTo(hash);
            assertThat(ContactHash.META.phone(hash)).isEqualTo(hash);
        } finally {
            Locale.setDefault(before);
        }
    }
}
