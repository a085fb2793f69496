package io.plumbline.web.portal.creative;

import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Words;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.ResourceBundle;

/** The words of creatives and landing pages in the reader's language, for what a bean has to say itself. */
public final class LibraryWords {

    private LibraryWords() {
    }

    public static String of(String key, Object... values) {
        return new Format().text(bundle().getString(key), values);
    }

    /** A note on the page that comes next. */
    public static void say(String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(of(key, values), ""));
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle("io.plumbline.web.messages.library", Words.locale());
    }
}
