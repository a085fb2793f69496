package io.plumbline.tracking.traffic;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an uploaded list, by line; the first faults are enough to mend it. */
final class ListFaults {

    private static final int MOST = 20;

    private final List<Refusal.Fault> faults = new ArrayList<>();

    static List<String> lines(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    }

    void add(int line, String code, String detail) {
        faults.add(new Refusal.Fault("/lines/" + line, code, "Line " + line + ": " + detail));
    }

    boolean goesOn(int entries, int most) {
        return faults.size() < MOST && entries <= most;
    }

    void done(int entries, int most) {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        if (entries == 0) {
            throw new Invalid("file", "list-empty", "The file has no entry.");
        }
        if (entries > most) {
            throw new Invalid("file", "list-too-long", "At most " + most + " entries.");
        }
    }
}
