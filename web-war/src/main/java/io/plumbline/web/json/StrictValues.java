package io.plumbline.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.plumbline.campaign.api.Price;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How single values are read and written: text, decimals, money, times and the keys of enums. */
final class StrictValues extends SimpleModule {

    private static final Set<JsonToken> TEXT_OR_NUMBER =
            Set.of(JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);

    StrictValues() {
        super("strict-values");
        addDeserializer(String.class, new Text());
        addDeserializer(BigDecimal.class, new Decimal());
        addDeserializer(Instant.class, new Time());
        addDeserializer(Money.class, new MoneyObject());
        addDeserializer(Price.class, new PriceObject());
        addDeserializer(Sum.class, new SumObject());
        setDeserializerModifier(new KeysOfEnums());
        addSerializer(Keyed.class, new Key());
        addSerializer(Money.class, new MoneyWriter());
        addSerializer(Price.class, new PriceWriter());
    }

    private static Invalid refused(String code, String detail) {
        return new Invalid(List.of(new Refusal.Fault("", code, detail)));
    }

    static String decimalText(JsonParser in) throws IOException {
        if (!TEXT_OR_NUMBER.contains(in.currentToken())) {
            throw refused("wrong-type", "Write a decimal number such as \"12.34\".");
        }
        // The characters as sent: a number like 1e999999999 must never become a BigDecimal that somebody expands.
        return in.getText();
    }

    /** Text is text: a number or an object in its place is refused, and so is what no database can keep. */
    private static final class Text extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw refused("wrong-type", "Write text in quotes.");
            }
            String text = in.getText();
            boolean unkeepable = text.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            if (unkeepable) {
                throw refused("control-character", "The NUL character and halves of surrogate pairs are not allowed here.");
            }
            return text;
        }
    }

    private static final class Decimal extends JsonDeserializer<BigDecimal> {
        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = decimalText(in);
            try {
                return Money.decimal(text, "");
            } catch (Invalid malformed) {
                throw refused("number-malformed", malformed.getMessage());
            }
        }
    }

    private static final class Time extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                if (in.currentToken() == JsonToken.VALUE_STRING) {
                    return OffsetDateTime.parse(in.getText()).toInstant();
                }
            } catch (DateTimeException malformed) {
                // answered below
            }
            throw refused("time-malformed", "Write a time as RFC 3339 does, such as 2026-05-04T10:15:00Z.");
        }
    }

    private static final class MoneyObject extends JsonDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Sum sum = Sum.read(in, context);
            return Money.of(sum.amount(), sum.currency());
        }
    }

    private static final class PriceObject extends JsonDeserializer<Price> {
        @Override
        public Price deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Sum sum = Sum.read(in, context);
            return new Price(sum.amount() == null ? null : Money.decimal(sum.amount(), "amount"), sum.currency());
        }
    }

    private static final class SumObject extends JsonDeserializer<Sum> {
        @Override
        public Sum deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Sum.read(in, context);
        }
    }

    private static final class KeysOfEnums extends BeanDeserializerModifier {
        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type, BeanDescription description,
                JsonDeserializer<?> usual) {
            return Keyed.class.isAssignableFrom(type.getRawClass()) ? new KeyOf(type.getRawClass().getEnumConstants()) : usual;
        }
    }

    private static final class KeyOf extends JsonDeserializer<Object> {

        private final Object[] constants;

        private KeyOf(Object[] constants) {
            this.constants = constants;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String key = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : null;
            String name = in.currentName() == null ? "value" : in.currentName();
            return Arrays.stream(constants).filter(constant -> ((Keyed) constant).key().equals(key)).findFirst()
                    .orElseThrow(() -> refused(name + "-unknown", "Use one of "
                            + String.join(", ", Arrays.stream(constants).map(constant -> ((Keyed) constant).key()).toList()) + "."));
        }
    }

    private static final class Key extends JsonSerializer<Keyed> {
        @Override
        public void serialize(Keyed value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.key());
        }
    }

    private static final class MoneyWriter extends JsonSerializer<Money> {
        @Override
        public void serialize(Money value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writeSum(value.amount(), value.currency(), out);
        }
    }

    private static final class PriceWriter extends JsonSerializer<Price> {
        @Override
        public void serialize(Price value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writeSum(value.amount(), value.currency(), out);
        }
    }

    private static void writeSum(BigDecimal amount, String currency, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (amount != null) {
            out.writeStringField("amount", amount.toPlainString());
        }
        if (currency != null) {
            out.writeStringField("currency", currency);
        }
        out.writeEndObject();
    }
}
