package io.plumbline.web.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.campaign.api.Choice;
import io.plumbline.campaign.api.Choices;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a chooser offers for what was typed: {@code /app/choices?of=partner&q=ac}; partners choose among links of theirs. */
@WebServlet({"/app/choices", "/partner/choices"})
public class ChoiceServlet extends HttpServlet {

    static final int OFFERED = 20;
    private static final int LONGEST = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private Choices choices;

    /** @param more whether others match, too */
    public record Offered(List<Choice> items, boolean more) {
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Choices.Of> of = of(request.getParameter("of"));
        if (of.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String text = request.getParameter("q");
        List<Choice> found = choices.like(of.get(), text == null ? null : text.substring(0, Math.min(text.length(), LONGEST)), OFFERED + 1);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        JSON.writeValue(response.getOutputStream(), new Offered(found.stream().limit(OFFERED).toList(), found.size() > OFFERED));
    }

    private static Optional<Choices.Of> of(String text) {
        return Stream.of(Choices.Of.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
    }
}
