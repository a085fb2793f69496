package io.plumbline.web.portal.programme;

import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Words;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.ResourceBundle;

/** The words of the programme's pages in the reader's language, for what a bean has to say itself. */
final class ProgrammeWords {

    private ProgrammeWords() {
    }

    /** A note on the page that comes next. */
    static void say(String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(new Format().text(ResourceBundle.getBundle("io.plumbline.web.messages.programme", Words.locale()).getString(key), values), ""));
    }
}
