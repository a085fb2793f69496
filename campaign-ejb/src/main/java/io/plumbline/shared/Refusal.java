package io.plumbline.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * A business "no": the caller can understand it and act on it. It rolls the transaction back and maps once, at the door,
 * to {@code application/problem+json} (RFC 9457). A bug is never a Refusal.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class Refusal extends RuntimeException {

    /** One thing that is wrong with one part of the request. */
    public record Fault(String pointer, String code, String detail) {
    }

    private final String code;
    private final transient List<Fault> faults;

    protected Refusal(String code, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    protected Refusal(String code, String detail) {
        this(code, detail, List.of());
    }

    /** Stable, lower-case, words joined by hyphens; part of the public contract. */
    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }
}
