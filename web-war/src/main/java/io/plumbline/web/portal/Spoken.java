package io.plumbline.web.portal;

import io.plumbline.web.faces.Format;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.ResourceBundle;

/** One area's words in the reader's language. @param area name of its bundle */
public record Spoken(String area) {

    public String of(String key, Object... values) {
        return new Format().text(bundle().getString(key), values);
    }

    public String orElse(String key, String otherwise) {
        return bundle().containsKey(key) ? bundle().getString(key) : otherwise;
    }

    /** A note on the page that comes next. */
    public void say(String key, Object... values) {
        note(FacesMessage.SEVERITY_INFO, key, values);
    }

    /** A warning at the top of the page that comes next. */
    public void warn(String key, Object... values) {
        note(FacesMessage.SEVERITY_WARN, key, values);
    }

    private void note(FacesMessage.Severity severity, String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(severity, of(key, values), ""));
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("io.plumbline.web.messages." + area, Words.locale());
    }
}
