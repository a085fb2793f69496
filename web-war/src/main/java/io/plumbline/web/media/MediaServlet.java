package io.plumbline.web.media;

import io.plumbline.campaign.api.CreativeShelf;
import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.MediaFile;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code GET /m/{code}}: the approved version of a creative, for everybody and every cache. Before and after its days its fallback, and
 * where none is declared an invisible picture with 410: pages that show it stay whole.
 */
@WebServlet("/m/*")
public class MediaServlet extends HttpServlet {

    private static final byte[] NOTHING = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String FIRST = "index.html";
    private static final String ZIP = "application/zip";

    @Inject
    private transient CreativeShelf shelf;
    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = String.valueOf(request.getPathInfo()).split("/", 3);
        Optional<CreativeShelf.Shown> shown = path.length < 2 ? Optional.empty() : shelf.shown(path[1], clock.instant());
        MediaFile file = shown.map(CreativeShelf.Shown::file).orElse(null);
        MediaAnswer.policy(response, file != null && file.type().equals(ZIP));
        response.setHeader("Cache-Control", "public, max-age=" + MediaAnswer.SECONDS);
        response.setHeader("Access-Control-Allow-Origin", "*");
        if (file == null) {
            nothing(response, shown.filter(one -> one.creative().state() != CreativeState.LIVE).isPresent());
        } else if (file.type().equals(ZIP)) {
            page(request, response, file, path.length < 3 ? "" : path[2]);
        } else if (path.length > 2) {
            nothing(response, false);
        } else if (!MediaAnswer.unchanged(request, response, MediaAnswer.tag(file))) {
            MediaAnswer.piece(request, response, file.type(), shelf.content(file.id()).orElseThrow());
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response, MediaFile file, String part) throws IOException {
        if (part.isEmpty()) {
            String query = request.getQueryString();
            response.setStatus(HttpServletResponse.SC_FOUND);
            // Relative: where the reader came from is nobody's business but the reader's.
            response.setHeader("Location", request.getContextPath() + "/m/" + request.getPathInfo().split("/", 3)[1] + "/" + FIRST + (query == null ? "" : "?" + query.replaceAll("[^\\x21-\\x7e]", "")));
            return;
        }
        if (MediaAnswer.unchanged(request, response, MediaAnswer.tag(file))) {
            return;
        }
        Optional<byte[]> content = shelf.part(file.id(), part);
        if (content.isEmpty()) {
            nothing(response, false);
        } else {
            MediaAnswer.whole(response, MediaAnswer.partType(part), content.get());
        }
    }

    private static void nothing(HttpServletResponse response, boolean gone) throws IOException {
        response.setStatus(gone ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
        MediaAnswer.whole(response, "image/gif", NOTHING);
    }
}
