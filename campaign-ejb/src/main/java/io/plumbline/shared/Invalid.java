package io.plumbline.shared;

import java.util.List;

/** What was given cannot be accepted as it stands (HTTP 400). */
public final class Invalid extends Refusal {

    public Invalid(String field, String code, String detail) {
        super(code, detail, List.of(new Fault("/" + field, code, detail)));
    }

    public Invalid(List<Fault> faults) {
        super(faults.size() == 1 ? faults.get(0).code() : "invalid-request",
                faults.size() == 1 ? faults.get(0).detail() : faults.size() + " fields need attention.", faults);
    }
}
