package io.plumbline.tracking.cap;

import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Which caps every node goes by, as each says itself. Times are the database's: clocks of nodes differ. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class Neighbours {

    /** How often a node says that it lives; one that has missed two of these is waited for by nobody. */
    static final Duration BEAT = Duration.ofSeconds(4);

    @Inject
    private Sql sql;

    /** From now on clicks on that node meet the caps of this version. */
    public void met(String node, String version) {
        if (sql.update("update tracking.cap_node set caps = ?, met_at = current_timestamp where node = ?", version, node) == 0) {
            sql.insert("cap_node", new Columns().with("node", node).with("caps", version));
        }
    }

    /** Whether a node that lives meets other caps than these. */
    public boolean areBehind(String node, String version) {
        return sql.one("select 1 from tracking.cap_node where node <> ? and caps <> ? and met_at > current_timestamp - interval '10' second", row -> true, node, version).isPresent();
    }

    /** It serves nobody any more. */
    public void gone(String node) {
        sql.update("delete from tracking.cap_node where node = ?", node);
    }
}
