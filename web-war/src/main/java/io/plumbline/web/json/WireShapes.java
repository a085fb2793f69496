package io.plumbline.web.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Referral;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.Target;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.When;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.shared.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Where the public contract shows a record differently from how Java would print it. */
final class WireShapes extends SimpleModule {

    WireShapes() {
        super("wire-shapes");
        setMixInAnnotation(Rate.class, RateShape.class);
        setMixInAnnotation(Tier.class, TierShape.class);
        setMixInAnnotation(Target.class, TargetShape.class);
        setMixInAnnotation(FxRate.class, FxRateShape.class);
        setMixInAnnotation(Payer.class, VatShape.class);
        setMixInAnnotation(Statement.class, VatShape.class);
        setMixInAnnotation(Budget.class, BudgetShape.class);
        setMixInAnnotation(Referral.class, ReferralShape.class);
        setMixInAnnotation(RateWhen.class, RateWhenShape.class);
        setMixInAnnotation(When.class, WhenShape.class);
        setMixInAnnotation(Condition.class, ConditionShape.class);
        setMixInAnnotation(Page.class, PageShape.class);
        setMixInAnnotation(Answer.class, PageShape.class);
        setMixInAnnotation(Answer.Column.class, ColumnShape.class);
        setMixInAnnotation(ExperimentAnswer.Comparison.class, WholeShape.class);
        setMixInAnnotation(ExperimentAnswer.Incremental.class, WholeShape.class);
        setMixInAnnotation(ExperimentAnswer.Arm.class, WholeShape.class);
    }

    private abstract static class RateShape {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<Deduction> less();

        @JsonSerialize(using = DecimalWriter.class)
        abstract BigDecimal percent();
    }

    private abstract static class TierShape {
        @JsonSerialize(using = DecimalWriter.class)
        abstract BigDecimal from();

        @JsonSerialize(using = DecimalWriter.class)
        abstract BigDecimal percent();
    }

    private abstract static class TargetShape {
        @JsonSerialize(using = DecimalWriter.class)
        abstract BigDecimal value();
    }

    private abstract static class FxRateShape {
        @JsonSerialize(using = DecimalWriter.class)
        abstract BigDecimal rate();
    }

    private abstract static class VatShape {
        @JsonSerialize(using = DecimalWriter.class)
        abstract BigDecimal vatPercent();
    }

    private abstract static class BudgetShape {
        @JsonDeserialize(using = DecimalReader.class)
        String amount;
    }

    private abstract static class ReferralShape {
        @JsonSerialize(using = DecimalWriter.class)
        abstract BigDecimal percent();
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private abstract static class RateWhenShape {
    }

    private abstract static class WhenShape {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<String> country();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<String> device();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<Condition> all();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<Condition> any();
    }

    /** A test shows no groups, and a group no values. */
    private abstract static class ConditionShape {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<String> values();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<Condition> all();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        abstract List<Condition> any();
    }

    /** The end of a list is said, not left out. */
    private abstract static class PageShape {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        abstract String next();
    }

    private abstract static class ColumnShape {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        abstract String unit();
    }

    /** What the data cannot say is said to be null. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private abstract static class WholeShape {
    }

    /** Decimals are text where another program might read a JSON number as binary floating point. */
    static final class DecimalWriter extends JsonSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toPlainString());
        }
    }

    static final class DecimalReader extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return StrictValues.decimalText(in);
        }
    }
}
