package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.UUID;

/** Refunds that were told, and what became of them: none is lost because it came too early, twice, or too late. */
public interface RefundRegister {

    /** Newest first. @param state null for all */
    Page<Refund> list(UUID advertiserId, String state, PageRequest page);

    /**
     * Carries out a refund that waits because its sale has locked: for finance. It becomes a posting of the next statement.
     *
     * @throws io.plumbline.shared.Conflict code {@code refund-settled} when it no longer waits, {@code refund-without-sale} while its sale is not known
     */
    Refund apply(UUID id);

    /** For the timer: what waits for a sale that is there, and what has waited too long. @return how many moved */
    int sweep();
}
