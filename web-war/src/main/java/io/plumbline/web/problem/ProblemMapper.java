package io.plumbline.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The one place where something thrown becomes an answer. Only what is our fault is logged, and only here. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpServletRequest http;

    @Override
    public Response toResponse(Throwable thrown) {
        return answer(thrown, http.getRequestURI());
    }

    static Response answer(Throwable thrown, String path) {
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        Problem problem = Problems.of(thrown).at(path, Correlation.id());
        if (problem.status() == 500) {
            LOG.log(Level.ERROR, "Request failed: " + problem.instance(), thrown);
        } else if (problem.status() == 503) {
            LOG.log(Level.WARNING, "Database unavailable: " + thrown.getMessage());
        }
        Response.ResponseBuilder answer = respond(problem);
        if (thrown instanceof WebApplicationException web && web.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, web.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    /** A problem that a filter answers with before any resource is reached. */
    public static Response answer(int status, String code, String detail, String path) {
        return respond(Problem.of(status, code, detail).at(path, Correlation.id())).build();
    }

    private static Response.ResponseBuilder respond(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 503 || problem.status() == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.status() == 503 ? 5 : 60);
        }
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"plumbline\"");
        }
        return answer;
    }
}
