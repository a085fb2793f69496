package io.plumbline.web.api;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers about things that have a version: the ETag is the version. */
public final class Answers {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private Answers() {
    }

    /** The Location is relative: an absolute one would repeat whatever Host header was sent. */
    public static Response created(String collection, Object id, long version, Object body) {
        return Response.status(201).header(HttpHeaders.LOCATION, location(collection, id)).tag(tag(version)).entity(body).build();
    }

    public static Response accepted(String collection, Object id, Object body) {
        return Response.status(202).header(HttpHeaders.LOCATION, location(collection, id)).entity(body).build();
    }

    public static Response found(Request request, long version, Object body) {
        Response.ResponseBuilder unchanged = request.getMethod().equals("GET") ? request.evaluatePreconditions(tag(version)) : null;
        return unchanged != null && unchanged.build().getStatus() == 304 ? unchanged.tag(tag(version)).build() : changed(version, body);
    }

    public static Response changed(long version, Object body) {
        return Response.ok(body).tag(tag(version)).build();
    }

    /** Lists that are short by nature come whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** @return null when the caller does not care which version it changes */
    public static Long ifMatch(HttpHeaders headers) {
        String sent = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (sent == null || sent.strip().equals("*")) {
            return null;
        }
        Matcher etag = ETAG.matcher(sent.strip());
        if (!etag.matches()) {
            throw new Invalid(HttpHeaders.IF_MATCH, "if-match-malformed", "Send the ETag of the version you read, such as \"3\".");
        }
        return Long.valueOf(etag.group(1));
    }

    private static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    private static String location(String collection, Object id) {
        return Api.PATH + "/" + collection + "/" + id;
    }
}
