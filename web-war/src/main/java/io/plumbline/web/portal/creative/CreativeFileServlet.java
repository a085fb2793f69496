package io.plumbline.web.portal.creative;

import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.CreativeShelf;
import io.plumbline.campaign.api.MediaFile;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.web.media.MediaAnswer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** {@code /app/creatives/file/{id}/{version}}: any version, approved or not, for who works here. A page's parts follow after the version. */
@WebServlet("/app/creatives/file/*")
public class CreativeFileServlet extends HttpServlet {

    @Inject
    private transient Creatives creatives;
    @Inject
    private transient CreativeShelf shelf;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = String.valueOf(request.getPathInfo()).split("/", 4);
        try {
            UUID id = Ids.parse("creative", path.length > 2 ? path[1] : null);
            MediaFile file = creatives.versions(id).stream().filter(version -> String.valueOf(version.number()).equals(path[2]) && version.file() != null).findFirst()
                    .orElseThrow(() -> new NotFound("file", path[2])).file();
            if (path.length == 4) {
                MediaAnswer.previewPart(response, path[3], shelf.part(file.id(), path[3]).orElseThrow(() -> new NotFound("file", id)));
            } else {
                MediaAnswer.preview(response, file, creatives.content(id, Integer.parseInt(path[2])));
            }
        } catch (NotFound unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (Forbidden no) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
