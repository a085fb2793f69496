package io.plumbline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Language, theme and width of the navigation as this browser wants them. They live in cookies, so that the sign-in
 * page already speaks the right language and no session is needed to know it.
 */
@Named("lang")
@RequestScoped
public class Lang {

    public static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.GERMAN);
    static final String LANGUAGE_COOKIE = "pl_lang";
    static final String THEME_COOKIE = "pl_theme";
    static final String NAV_COOKIE = "pl_nav";

    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final int A_YEAR = 365 * 24 * 3600;

    @Inject
    private HttpServletRequest request;

    private Locale locale;

    public Locale getLocale() {
        if (locale == null) {
            locale = choose(request);
            remember();
        }
        return locale;
    }

    public String getTag() {
        return getLocale().toLanguageTag();
    }

    /** {@code light}, {@code dark} or {@code system}. */
    public String getTheme() {
        return theme(request);
    }

    static String theme(HttpServletRequest request) {
        String chosen = cookie(request, THEME_COOKIE);
        return chosen != null && THEMES.contains(chosen) ? chosen : "system";
    }

    /** {@code mini} when the user folded the navigation to icons. */
    public String getNav() {
        return "mini".equals(cookie(request, NAV_COOKIE)) ? "mini" : "full";
    }

    public List<Locale> getSupported() {
        return SUPPORTED;
    }

    /** A link's {@code ?lang=de} is remembered, so that it works without a script as well. */
    private void remember() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces != null && supported(request.getParameter("lang")) != null && !faces.getExternalContext().isResponseCommitted()) {
            faces.getExternalContext().addResponseCookie(LANGUAGE_COOKIE, locale.getLanguage(),
                    Map.of("path", "/", "maxAge", A_YEAR, "SameSite", "Lax"));
        }
    }

    static Locale choose(HttpServletRequest request) {
        Locale asked = supported(request.getParameter("lang"));
        if (asked != null) {
            return asked;
        }
        Locale kept = supported(cookie(request, LANGUAGE_COOKIE));
        if (kept != null) {
            return kept;
        }
        Locale accepted = supported(request.getLocale() == null ? null : request.getLocale().getLanguage());
        return accepted != null ? accepted : Locale.ENGLISH;
    }

    private static Locale supported(String language) {
        return SUPPORTED.stream().filter(l -> l.getLanguage().equals(language)).findFirst().orElse(null);
    }

    private static String cookie(HttpServletRequest request, String name) {
        if (request.getCookies() == null) {
            return null;
        }
        for (Cookie cookie : request.getCookies()) {
            if (name.equals(cookie.getName())) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
