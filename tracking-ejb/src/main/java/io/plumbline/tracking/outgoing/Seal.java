package io.plumbline.tracking.outgoing;

import io.plumbline.shared.Conflict;
import io.plumbline.tracking.api.PostbackKeys;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signing keys are kept sealed (AES-256-GCM) with a key that lies in the data directory and not in the database: who gets hold of a
 * copy of the database signs nothing with it. One key for all nodes of a database, which remembers only its fingerprint.
 */
@ApplicationScoped
public class Seal {

    private static final String MARK = "s1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private Sql sql;

    private final Path file;

    public Seal() {
        this(Path.of(Optional.ofNullable(System.getenv("PLUMBLINE_DATA")).orElse(System.getProperty("jboss.server.data.dir", "data"))));
    }

    Seal(Path data) {
        file = data.resolve("keys").resolve("postback.key");
    }

    /** Whether this node can sign what the others have sealed. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public PostbackKeys.State state() {
        Optional<String> known = sql.one("select fingerprint from tracking.seal_key where id = 1", row -> row.getString(1));
        Optional<String> own = read().map(Seal::fingerprint);
        return known.isEmpty() ? PostbackKeys.State.UNUSED : own.isEmpty() ? PostbackKeys.State.MISSING
                : own.equals(known) ? PostbackKeys.State.OK : PostbackKeys.State.OTHER;
    }

    static boolean isSealed(String kept) {
        return kept.startsWith(MARK);
    }

    /**
     * @param rule whose it is: elsewhere it does not open
     * @throws Conflict code {@code seal-key-missing} on a node without the key file of the others
     */
    String seal(UUID rule, String secret, Instant now) {
        byte[] key = read().orElseGet(Seal::random);
        String fingerprint = fingerprint(key);
        sql.insert("seal_key", new Columns().with("id", 1).with("fingerprint", fingerprint).with("made_at", now));
        if (!sql.list("select fingerprint from tracking.seal_key where id = 1", row -> row.getString(1)).contains(fingerprint)) {
            throw missing();
        }
        keep(key);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, rule, secret.getBytes(StandardCharsets.UTF_8));
        return MARK + fingerprint + ":" + Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    }

    /**
     * Keys of before they were sealed are as they stand.
     *
     * @throws Conflict code {@code seal-key-missing} on a node without the key file that it was sealed with
     */
    String open(UUID rule, String kept) {
        if (!isSealed(kept)) {
            return kept;
        }
        String[] parts = kept.split(":", 3);
        byte[] key = read().filter(own -> fingerprint(own).equals(parts[1])).orElseThrow(Seal::missing);
        byte[] sealed = Base64.getDecoder().decode(parts[2]);
        return new String(cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), rule, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length)),
                StandardCharsets.UTF_8);
    }

    private static Conflict missing() {
        return new Conflict("seal-key-missing",
                "The signing keys are sealed with a key file that is not on this node: copy keys/postback.key of the node that has it into the data directory.");
    }

    private Optional<byte[]> read() {
        try {
            return Files.exists(file) ? Optional.of(HexFormat.of().parseHex(Files.readString(file).strip())) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** On disk before anything that it seals. */
    private void keep(byte[] key) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "key", ".part", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(key), StandardOpenOption.SYNC);
            Files.move(draft, file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The key of the signing keys cannot be kept: " + unwritable.getMessage(), unwritable);
        }
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    private static String fingerprint(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, UUID rule, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(rule.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("A signing key of rule " + rule + " is damaged.", damaged);
        }
    }
}
