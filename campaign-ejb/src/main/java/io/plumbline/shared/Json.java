package io.plumbline.shared;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Records as JSON, for columns and the audit trail: enums by their key, times in RFC 3339, numbers plain and exact. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModules(new JavaTimeModule(), new Jdk8Module(), keys())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A column written by a later version must stay readable while a cluster is being updated.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static SimpleModule keys() {
        SimpleModule keys = new SimpleModule("keys");
        keys.addSerializer(Keyed.class, new JsonSerializer<>() {
            @Override
            public void serialize(Keyed value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(value.key());
            }
        });
        keys.setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type, BeanDescription bean,
                    JsonDeserializer<?> plain) {
                return Keyed.class.isAssignableFrom(type.getRawClass()) ? new KeyReader(type.getRawClass()) : plain;
            }
        });
        return keys;
    }

    private static final class KeyReader extends JsonDeserializer<Object> {

        private final Object[] values;

        KeyReader(Class<?> type) {
            values = type.getEnumConstants();
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String key = in.getText();
            for (Object value : values) {
                if (((Keyed) value).key().equals(key)) {
                    return value;
                }
            }
            return context.reportInputMismatch(this, "unknown key %s", key);
        }
    }
}
