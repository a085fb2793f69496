package io.plumbline.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals short texts (AES-256-GCM) with a key that lies in the data directory and not in the database: who gets hold of a copy of the
 * database reads nothing with it. One key for all nodes of a database, which remembers only its fingerprint.
 */
public final class SealKey {

    /** The database's memory of which key is the one. */
    @FunctionalInterface
    public interface Register {

        /** Keeps it unless one is kept. @return the one that is kept */
        String first(String fingerprint);
    }

    private static final String MARK = "s1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final String what;

    /**
     * @param name of the file in {@code keys/}
     * @param what is sealed, as a plural for sentences
     */
    public SealKey(Path data, String name, String what) {
        this.file = data.resolve("keys").resolve(name);
        this.what = what;
    }

    /** Of this node. */
    public static Path dataDirectory() {
        return Path.of(Optional.ofNullable(System.getenv("PLUMBLINE_DATA")).orElse(System.getProperty("jboss.server.data.dir", "data")));
    }

    public static boolean isSealed(String kept) {
        return kept.startsWith(MARK);
    }

    /**
     * @param owner whose it is: elsewhere it does not open
     * @throws Conflict code {@code seal-key-missing} on a node without the key file of the others
     */
    public String seal(UUID owner, String text, Register register) {
        byte[] key = own(register);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner, text.getBytes(StandardCharsets.UTF_8));
        return MARK + fingerprint(key) + ":" + Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    }

    /**
     * What was kept before anything was sealed is as it stands.
     *
     * @throws Conflict code {@code seal-key-missing} on a node without the key file that it was sealed with
     */
    public String open(UUID owner, String kept) {
        if (!isSealed(kept)) {
            return kept;
        }
        String[] parts = kept.split(":", 3);
        byte[] key = read().filter(found -> fingerprint(found).equals(parts[1])).orElseThrow(this::missing);
        byte[] sealed = Base64.getDecoder().decode(parts[2]);
        return new String(cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), owner, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length)),
                StandardCharsets.UTF_8);
    }

    /** By which equal texts are found without opening any: without the key nobody can try texts out. @return 64 hexadecimal digits */
    public String mark(String text, Register register) {
        byte[] forMarks = hmac(own(register), "marks");
        return HexFormat.of().formatHex(hmac(forMarks, text));
    }

    /** Of the key file on this node; empty without one. */
    public Optional<String> fingerprint() {
        return read().map(SealKey::fingerprint);
    }

    private byte[] own(Register register) {
        byte[] key = read().orElseGet(SealKey::random);
        String fingerprint = fingerprint(key);
        if (!fingerprint.equals(register.first(fingerprint))) {
            throw missing();
        }
        keep(key);
        return key;
    }

    private Conflict missing() {
        return new Conflict("seal-key-missing", "The " + what + " are sealed with a key file that is not on this node: copy keys/" + file.getFileName()
                + " of the node that has it into the data directory.");
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
            throw new UncheckedIOException("The key of the " + what + " cannot be kept: " + unwritable.getMessage(), unwritable);
        }
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    private static String fingerprint(byte[] key) {
        return Sha256.hex(key).substring(0, 16);
    }

    private static byte[] hmac(byte[] key, String text) {
        return HmacSha256.of(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] cipher(int mode, byte[] key, byte[] nonce, UUID owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("Of the " + what + " that of " + owner + " is damaged.", damaged);
        }
    }
}
