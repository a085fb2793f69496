package io.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LauncherIT {

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_first_start_leaves_random_credentials_that_only_the_owner_can_read(Database database) throws Exception {
        var server = Server.on(database);

        assertThat(server.apiKey()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(server.adminPassword()).hasSizeGreaterThanOrEqualTo(12).isNotEqualTo(server.apiKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.data().resolve("first-run.properties")))).isEqualTo("rw-------");
    }

    @Test
    void a_data_directory_in_use_is_refused_in_one_line() {
        var server = Server.on(Database.H2);

        assertThatThrownBy(() -> server.command("run")).hasMessageContaining(server.data() + " is in use by another plumbline");
        assertThat(server.ready()).isTrue();
    }

    @Test
    void a_port_in_use_is_refused_in_one_line_before_anything_is_started(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Process launched = new ProcessBuilder(Path.of(System.getProperty("plumbline.home", ".."), "plumbline").toAbsolutePath().normalize().toString(), "run", "--data", data.toString(),
                    "--management-port", Integer.toString(taken.getLocalPort())).redirectErrorStream(true).start();
            assertThat(new String(launched.getInputStream().readAllBytes()).strip())
                    .isEqualTo("plumbline: port " + taken.getLocalPort() + " on 127.0.0.1 is taken; choose another with --management-port");
            assertThat(launched.waitFor()).isEqualTo(1);
        }
    }
}
