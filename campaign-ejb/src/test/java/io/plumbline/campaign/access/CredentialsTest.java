package io.plumbline.campaign.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    Path directory;

    @Test
    void the_first_credentials_are_written_for_the_owner_alone_and_read_back() throws Exception {
        Credentials first = Credentials.random();
        first.write(directory.resolve("new"), "https://track.example");
        Path file = directory.resolve("new").resolve("first-run.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("base.url=https://track.example\n", "admin.user=admin\n", "api.key=plk_");
        assertThat(Credentials.read(directory.resolve("new"))).contains(first);
    }

    @Test
    void no_file_means_no_credentials_yet() {
        assertThat(Credentials.read(directory)).isEmpty();
    }

    @Test
    void a_draft_left_by_a_crash_is_no_file_and_is_replaced() throws Exception {
        Files.writeString(directory.resolve("first-run.properties.new"), "admin.user=adm");
        assertThat(Credentials.read(directory)).isEmpty();
        Credentials first = Credentials.random();
        first.write(directory, "https://track.example");
        assertThat(Credentials.read(directory)).contains(first);
    }

    @Test
    void a_damaged_file_stops_the_start_and_is_left_as_it_is() throws Exception {
        Path file = Files.writeString(directory.resolve("first-run.properties"), "admin.user=admin\n");
        assertThatThrownBy(() -> Credentials.read(directory)).isInstanceOf(IllegalStateException.class).hasMessageContaining("api.key");
        assertThat(Files.readString(file)).isEqualTo("admin.user=admin\n");
    }
}
