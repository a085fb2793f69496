package io.plumbline.tracking.outgoing;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.SealKey;
import io.plumbline.tracking.api.PostbackKeys;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Signing keys are kept sealed: who gets hold of a copy of the database signs nothing with it. */
@ApplicationScoped
public class Seal {

    @Inject
    private Sql sql;

    private final SealKey key;

    public Seal() {
        this(SealKey.dataDirectory());
    }

    Seal(Path data) {
        key = new SealKey(data, "postback.key", "signing keys");
    }

    /** Whether this node can sign what the others have sealed. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public PostbackKeys.State state() {
        Optional<String> known = sql.one("select fingerprint from tracking.seal_key where id = 1", row -> row.getString(1));
        Optional<String> own = key.fingerprint();
        return known.isEmpty() ? PostbackKeys.State.UNUSED : own.isEmpty() ? PostbackKeys.State.MISSING
                : own.equals(known) ? PostbackKeys.State.OK : PostbackKeys.State.OTHER;
    }

    static boolean isSealed(String kept) {
        return SealKey.isSealed(kept);
    }

    /**
     * @param rule whose it is: elsewhere it does not open
     * @throws Conflict code {@code seal-key-missing} on a node without the key file of the others
     */
    public String seal(UUID rule, String secret, Instant now) {
        return key.seal(rule, secret, fingerprint -> {
            sql.insert("seal_key", new Columns().with("id", 1).with("fingerprint", fingerprint).with("made_at", now));
            return sql.list("select fingerprint from tracking.seal_key where id = 1", row -> row.getString(1)).get(0);
        });
    }

    /**
     * Keys of before they were sealed are as they stand.
     *
     * @throws Conflict code {@code seal-key-missing} on a node without the key file that it was sealed with
     */
    public String open(UUID rule, String kept) {
        return key.open(rule, kept);
    }
}
