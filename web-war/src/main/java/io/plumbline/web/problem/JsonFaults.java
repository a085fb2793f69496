package io.plumbline.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.plumbline.shared.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a JSON body, by pointer (RFC 6901) and without a word about our classes. */
public final class JsonFaults {

    private JsonFaults() {
    }

    static Problem of(JsonProcessingException json) {
        List<Refusal.Fault> faults = faults(json);
        Refusal.Fault first = faults.get(0);
        boolean one = faults.size() == 1;
        return Problem.of(400, one ? first.code() : "invalid-request", one ? first.detail() : faults.size() + " fields need attention.", faults);
    }

    /** At least one. */
    public static List<Refusal.Fault> faults(JsonProcessingException json) {
        String pointer = json instanceof JsonMappingException mapping ? pointer(mapping) : "";
        for (Throwable cause = json; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            if (cause instanceof Refusal no) {
                return no.faults().stream().map(fault -> new Refusal.Fault(pointer + fault.pointer(), fault.code(), fault.detail())).toList();
            }
            if (cause instanceof StreamConstraintsException) {
                return List.of(new Refusal.Fault(pointer, "json-too-deep-or-long",
                        "The JSON goes past a limit: 50 levels, 40 characters a number, 100,000 characters a text."));
            }
        }
        if (json instanceof UnrecognizedPropertyException unknown) {
            return List.of(new Refusal.Fault(pointer, "unknown-property", "There is no property " + shortened(unknown.getPropertyName()) + " here."));
        }
        if (json instanceof MismatchedInputException || json instanceof ValueInstantiationException) {
            return List.of(new Refusal.Fault(pointer, "wrong-type", "The value is not of the kind that is expected here."));
        }
        JsonLocation at = json.getLocation();
        return List.of(new Refusal.Fault(pointer, "json-malformed",
                "The body is not well-formed JSON" + (at == null ? "." : ", line " + at.getLineNr() + " column " + at.getColumnNr() + ".")));
    }

    private static String pointer(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : escaped(shortened(step.getFieldName()))))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }
}
