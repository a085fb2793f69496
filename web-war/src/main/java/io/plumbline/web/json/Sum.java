package io.plumbline.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.List;

/**
 * Money as written by the caller, not judged yet: {@code {"amount":"12.34","currency":"EUR"}}, or a bare amount where the
 * currency goes without saying.
 */
public record Sum(String amount, String currency) {

    static Sum read(JsonParser in, DeserializationContext context) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            return new Sum(StrictValues.decimalText(in), null);
        }
        String amount = null;
        String currency = null;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            boolean absent = in.nextToken() == JsonToken.VALUE_NULL;
            switch (name) {
                case "amount" -> amount = absent ? null : StrictValues.decimalText(in);
                case "currency" -> currency = absent ? null : context.readValue(in, String.class);
                default -> throw UnrecognizedPropertyException.from(in, Sum.class, name, List.<Object>of("amount", "currency"));
            }
        }
        return new Sum(amount, currency);
    }
}
