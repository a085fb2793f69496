package io.plumbline.web.edge;

import io.plumbline.shared.Sha256;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** {@code GET /tag.js}: the first-party tag. */
@WebServlet("/tag.js")
public class TagServlet extends HttpServlet {

    static final byte[] SCRIPT = script();
    static final byte[] ZIPPED = zipped(SCRIPT);
    private static final String ETAG = etag();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", ETAG);
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String known = request.getHeader("If-None-Match");
        if (known != null && (known.equals("*") || known.contains(ETAG.replace("W/", "")))) {
            response.setStatus(304);
            return;
        }
        String accepted = request.getHeader("Accept-Encoding");
        boolean zip = accepted != null && accepted.contains("gzip");
        if (zip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] body = zip ? ZIPPED : SCRIPT;
        response.setContentType("text/javascript;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] script() {
        try (InputStream in = TagServlet.class.getResourceAsStream("tag.js")) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] zipped(byte[] script) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(script);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static String etag() {
        // Weak: the zipped and the plain form are the same script.
        return "W/\"" + Sha256.hex(SCRIPT).substring(0, 32) + "\"";
    }
}
