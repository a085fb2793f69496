package io.plumbline.web.api.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.web.problem.Verdict;
import java.util.List;
import java.util.UUID;

/** What became of one decision of several; {@code status} is what it would have been answered alone. */
public record ConversionRuled(String result, @JsonInclude UUID id, @JsonInclude String reason, int status, String detail, List<Refusal.Fault> errors, ConversionItem conversion) {

    static ConversionRuled of(Conversions.Decided decided) {
        return decided.refusal() != null ? refused(decided.id(), decided.refusal())
                : new ConversionRuled("updated", decided.id(), null, 200, null, null, ConversionItem.of(decided.conversion()));
    }

    static ConversionRuled refused(UUID id, Exception no) {
        Verdict verdict = Verdict.of(no);
        return new ConversionRuled("rejected", id, verdict.code(), verdict.status(), verdict.detail(), verdict.errors(), null);
    }
}
