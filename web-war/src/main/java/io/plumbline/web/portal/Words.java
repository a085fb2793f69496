package io.plumbline.web.portal;

import io.plumbline.web.faces.Format;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import java.util.ResourceBundle;

/** The planning area's words in the reader's language, for what a bean has to say itself. */
public final class Words {

    private Words() {
    }

    public static String of(String key, Object... values) {
        return new Format().text(bundle().getString(key), values);
    }

    public static String orElse(String key, String otherwise) {
        return bundle().containsKey(key) ? bundle().getString(key) : otherwise;
    }

    /** A note on the page that comes next. */
    public static void say(String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(of(key, values), ""));
    }

    /** A warning at the top of the page that comes next. */
    public static void warn(String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, of(key, values), ""));
    }

    public static Locale locale() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? Locale.ENGLISH : faces.getViewRoot().getLocale();
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle("io.plumbline.web.messages.planning", locale());
    }
}
