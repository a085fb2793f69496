package io.plumbline.web.portal.partnerside;

import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Words;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.ResourceBundle;

/** The partners' words in the reader's language, for what a bean has to say itself. */
public final class OwnWords {

    private OwnWords() {
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

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle("io.plumbline.web.messages.partner", Words.locale());
    }
}
