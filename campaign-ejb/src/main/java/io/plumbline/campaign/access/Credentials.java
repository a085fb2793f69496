package io.plumbline.campaign.access;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The first administrator and the first key, in the one file that tells them. */
record Credentials(String user, String password, String apiKey) {

    static final String FILE = "first-run.properties";

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    static Credentials random() {
        return new Credentials("admin", Secrets.password(), Secrets.apiKey());
    }

    /** @throws IllegalStateException when the file is there but incomplete: somebody must look at it, nothing is overwritten */
    static Optional<Credentials> read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Properties lines = new Properties();
            lines.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            Credentials read = new Credentials(lines.getProperty("admin.user"), lines.getProperty("admin.password"), lines.getProperty("api.key"));
            if (!read.complete()) {
                throw new IllegalStateException(file + " lacks admin.user, admin.password or api.key. Move it away to get new credentials.");
            }
            return Optional.of(read);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whole or not at all, and readable by nobody else at any moment. */
    void write(Path directory, String baseUrl) {
        Path file = directory.resolve(FILE);
        Path draft = directory.resolve(FILE + ".new");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(draft);
            try (FileChannel out = FileChannel.open(draft, NEW, onlyTheOwner())) {
                ByteBuffer text = ByteBuffer.wrap(text(baseUrl).getBytes(StandardCharsets.UTF_8));
                while (text.hasRemaining()) {
                    out.write(text);
                }
                out.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException("The first credentials cannot be written to " + file, refused);
        }
    }

    private String text(String baseUrl) {
        return "# The first administrator and the first API key. Change the password after the first sign-in, then delete this file.\n"
                + "base.url=" + baseUrl + "\nadmin.user=" + user + "\nadmin.password=" + password + "\napi.key=" + apiKey + "\n";
    }

    private boolean complete() {
        return user != null && !user.isBlank() && password != null && password.length() >= UserRules.MIN_PASSWORD
                && apiKey != null && apiKey.startsWith(Secrets.KEY_PREFIX) && apiKey.length() == Secrets.KEY_PREFIX.length() + Secrets.KEY_LENGTH;
    }

    private static FileAttribute<?>[] onlyTheOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    /** The rename itself must survive a power cut. Systems that cannot open a directory keep it durable themselves. */
    private static void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            System.getLogger(Credentials.class.getName()).log(System.Logger.Level.DEBUG, "Directory not synced", notOnThisSystem);
        }
    }
}
