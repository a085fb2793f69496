package io.plumbline.web.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form posts to the page's whole address. Without this, Faces drops the query, and the first sort of a table would
 * silently forget the chosen range.
 */
public final class KeptQuery extends ViewHandlerWrapper {

    private static final String LANGUAGE = "lang";

    public KeptQuery(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext faces, String viewId) {
        String url = super.getActionURL(faces, viewId);
        UIViewRoot view = faces.getViewRoot();
        if (view == null || !viewId.equals(view.getViewId()) || url.contains("?")
                || !(faces.getExternalContext().getRequest() instanceof HttpServletRequest request)
                || request.getQueryString() == null) {
            return url;
        }
        Map<String, String> kept = new LinkedHashMap<>(Query.kept(request.getParameterMap()));
        // On a post the form's own fields are parameters as well; only what stands in the address is kept.
        kept.keySet().removeIf(name -> !("&" + request.getQueryString()).contains("&" + name + "="));
        if (view.isTransient() && request.getParameter(LANGUAGE) != null) {
            // Where no cookie is needed, none remembers the language either.
            kept.put(LANGUAGE, request.getParameter(LANGUAGE));
        }
        return url + Query.of(kept);
    }

    @Override
    public String getRedirectURL(FacesContext faces, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return once(super.getRedirectURL(faces, viewId, parameters, includeViewParams), parameters);
    }

    /** What a redirect to the same page says itself stands in the kept query already: said twice, a page would have to choose. */
    static String once(String url, Map<String, List<String>> said) {
        int at = url.indexOf('?');
        if (at < 0 || said == null || said.isEmpty()) {
            return url;
        }
        List<String> pairs = new ArrayList<>(List.of(url.substring(at + 1).split("&")));
        said.forEach((name, values) -> {
            List<String> same = pairs.stream().filter(pair -> pair.startsWith(name + "=")).toList();
            same.stream().limit(Math.max(0, same.size() - values.size())).forEach(pairs::remove);
        });
        return url.substring(0, at + 1) + String.join("&", pairs);
    }
}
