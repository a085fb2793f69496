package io.plumbline.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** RESTEasy brings a mapper of its own for these, which says nothing and logs an error for every typing mistake of a caller. */
@Provider
public class JsonProblemMapper implements ExceptionMapper<JsonProcessingException> {

    @Context
    private HttpServletRequest http;

    @Override
    public Response toResponse(JsonProcessingException thrown) {
        return ProblemMapper.answer(thrown, http.getRequestURI());
    }
}
