package io.plumbline.web.api.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.web.problem.Verdict;
import java.util.List;
import java.util.UUID;

/** What became of one reported conversion, in the words of the postback; {@code status} is what it would have been answered alone. */
public record ConversionResult(String result, @JsonInclude UUID conversionId, @JsonInclude String reason, int status, String detail, List<Refusal.Fault> errors) {

    static ConversionResult of(Conversions.Outcome outcome) {
        if (outcome.refusal() != null) {
            return refused(outcome.refusal());
        }
        Receipt receipt = outcome.receipt();
        return new ConversionResult(receipt.result().key(), receipt.conversionId(), receipt.reason(),
                receipt.result() == Receipt.Result.RECORDED ? 201 : 200, null, null);
    }

    static ConversionResult refused(Exception no) {
        Verdict verdict = Verdict.of(no);
        return new ConversionResult("rejected", null, verdict.code(), verdict.status(), verdict.detail(), verdict.errors());
    }
}
