package io.plumbline.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.shared.Busy;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Stale;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.io.CharConversionException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;

/** From whatever was thrown to what the caller is told. Containers wrap: the first cause that says something decides. */
final class Problems {

    private static final int MAX_CAUSES = 20;
    /** SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention (PostgreSQL), 90 with the H2 codes below. */
    private static final Set<String> DATABASE_AWAY = Set.of("08", "53", "57");
    private static final Set<Integer> H2_AWAY = Set.of(90020, 90067, 90098, 90121, 90031);
    private static final Set<String> AWAY_BY_NAME = Set.of("JDBCConnectionException", "ResourceException", "ResourceAdapterInternalException");

    private Problems() {
    }

    static Problem of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            Problem known = known(cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return Problem.of(500, "internal-error", "It has been logged under the correlation id of this answer.");
    }

    private static Problem known(Throwable cause) {
        if (cause instanceof Refusal no) {
            return Problem.of(status(no), no.code(), no.getMessage(), no.faults());
        }
        if (cause instanceof JsonProcessingException json) {
            return JsonFaults.of(json);
        }
        if (cause instanceof CharConversionException) {
            return Problem.of(400, "json-malformed", "The body is not valid UTF-8.");
        }
        if (cause instanceof BodyTooLarge large) {
            return Problem.of(413, "body-too-large", large.getMessage());
        }
        if (cause instanceof WebApplicationException web && !(web.getCause() instanceof JsonProcessingException)) {
            return ofStatus(web.getResponse().getStatus());
        }
        if (cause instanceof OptimisticLockException || cause.getClass().getSimpleName().equals("StaleObjectStateException")) {
            return Problem.of(412, "version-stale", "Somebody changed it at the same moment. Read it again.");
        }
        if (cause instanceof Busy busy) {
            return Problem.of(503, "busy", busy.getMessage() + " Try again in a few seconds.");
        }
        if (databaseAway(cause)) {
            return Problem.of(503, "database-unavailable", "The database does not answer just now. Nothing was changed; try again.");
        }
        if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
            return Problem.of(409, "already-exists", "Another request created the same thing at the same moment.");
        }
        return null;
    }

    private static int status(Refusal no) {
        if (no instanceof Invalid) {
            return 400;
        }
        if (no instanceof NotFound) {
            return 404;
        }
        if (no instanceof Conflict) {
            return 409;
        }
        if (no instanceof Stale) {
            return 412;
        }
        return no instanceof Forbidden ? 403 : 422;
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "The request could not be read.");
            case 401 -> Problem.of(401, "api-key-required", "Send an API key: Authorization: Bearer <key>.");
            case 403 -> Problem.of(403, "forbidden", "This key may not do that.");
            case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
            case 405 -> Problem.of(405, "method-not-allowed", "The Allow header says what can be done here.");
            case 406 -> Problem.of(406, "not-acceptable", "Ask for application/json.");
            case 413 -> Problem.of(413, "body-too-large", "The body is larger than this door takes.");
            case 415 -> Problem.of(415, "media-type-not-supported", "Send the media type that is described for this endpoint, with a Content-Type header that says so.");
            default -> status >= 500 ? null : Problem.of(status, "request-refused", "The request was refused.", List.of());
        };
    }

    private static boolean databaseAway(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException || cause instanceof SQLRecoverableException
                || AWAY_BY_NAME.contains(cause.getClass().getSimpleName())) {
            return true;
        }
        return cause instanceof SQLException sql && (H2_AWAY.contains(sql.getErrorCode())
                || sql.getSQLState() != null && sql.getSQLState().length() == 5 && DATABASE_AWAY.contains(sql.getSQLState().substring(0, 2)));
    }
}
