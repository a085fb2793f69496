package io.plumbline.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.shared.Ids;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsRoundTripTest {

    /** A merge patch reads again what it has written; a property too many is refused as everywhere. */
    @Test
    void terms_that_are_answered_can_be_sent_back_as_they_are() throws Exception {
        RateWhen when = new RateWhen(List.of("DE"), null, true, null, null, null, null, null, 12, 3);
        AgreementDraft draft = new AgreementDraft(Ids.next(), Ids.next(), "2026-01-01", List.of(new Rate(Pricing.CPS, "sale", null, BigDecimal.TEN, null, null, when, Base.NET,
                List.of(Deduction.TAX), null)), 30, List.of(), null, null, null);
        ObjectMapper mapper = ApiJson.mapper();
        assertThat(mapper.readValue(mapper.writeValueAsString(draft), AgreementDraft.class)).isEqualTo(draft);
    }
}
