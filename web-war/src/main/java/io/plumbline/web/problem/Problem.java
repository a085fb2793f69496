package io.plumbline.web.problem;

import io.plumbline.shared.Refusal;
import java.util.List;

/** A problem as RFC 9457 writes it, with the stable code and the faults of single fields. */
public record Problem(String type, String title, int status, String detail, String code, String instance, String correlationId,
        List<Refusal.Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String code, String detail, List<Refusal.Fault> errors) {
        return new Problem("/problems/" + code, title(status), status, detail, code, null, null, errors);
    }

    static Problem of(int status, String code, String detail) {
        return of(status, code, detail, List.of());
    }

    Problem at(String instance, String correlationId) {
        return new Problem(type, title, status, detail, code, instance, correlationId, errors);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request is not right";
            case 401 -> "Who is asking is not known";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "No such representation";
            case 409 -> "In conflict with the present state";
            case 412 -> "Changed in the meantime";
            case 413 -> "Too large";
            case 415 -> "Media type not supported";
            case 422 -> "Cannot be processed";
            case 429 -> "Too many requests";
            case 503 -> "Not available just now";
            default -> status >= 500 ? "Something went wrong on our side" : "The request was refused";
        };
    }
}
