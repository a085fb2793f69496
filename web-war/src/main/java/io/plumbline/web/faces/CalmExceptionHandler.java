package io.plumbline.web.faces;

import io.plumbline.shared.Refusal;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a page does when an action throws. A business "no" becomes a message on the page; a view that the server has
 * forgotten becomes the page that says so; a bug inside an Ajax call becomes a message with a reference that stands in
 * the log. Everything else goes to the error page.
 */
public final class CalmExceptionHandler extends ExceptionHandlerWrapper {

    private static final Logger LOG = Logger.getLogger(CalmExceptionHandler.class.getName());
    private static final int MOST_CAUSES = 12;

    private CalmExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> queued = getUnhandledExceptionQueuedEvents().iterator();
        while (queued.hasNext()) {
            Throwable thrown = queued.next().getContext().getException();
            if (calmed(faces, thrown)) {
                queued.remove();
            }
        }
        super.handle();
    }

    private boolean calmed(FacesContext faces, Throwable thrown) {
        Refusal refusal = cause(thrown, Refusal.class);
        if (refusal != null && faces.getViewRoot() != null && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE) {
            if (!new FieldFaults(faces).place(refusal)) {
                faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, Sentences.in(faces.getViewRoot().getLocale()).say(refusal.getMessage()), ""));
            }
            return true;
        }
        if (!faces.getPartialViewContext().isAjaxRequest()) {
            return turnedAway(faces, thrown);
        }
        if (cause(thrown, ViewExpiredException.class) != null) {
            redirect(faces, "/error?expired=true");
            return true;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, "A page's action failed, reference " + reference, thrown);
        if (faces.getViewRoot() == null || faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
            return false;
        }
        ResourceBundle words = ResourceBundle.getBundle("io.plumbline.web.messages.common", faces.getViewRoot().getLocale());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words.getString("error.action.title"),
                words.getString("error.action.text") + " " + reference));
        return true;
    }

    /** A page that says no while it is drawn, or that was opened too long ago, has not failed: a line in the log, and the error page. */
    private static boolean turnedAway(FacesContext faces, Throwable thrown) {
        Optional<Integer> status = ErrorPage.calm(thrown);
        if (status.isEmpty() || faces.getExternalContext().isResponseCommitted()) {
            return false;
        }
        HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
        Refusal no = cause(thrown, Refusal.class);
        // What was asked for may hold line breaks of somebody's making.
        LOG.log(Level.WARNING, "{0} {1} was answered {2}: {3}", new Object[] {request.getMethod(), request.getRequestURI().replaceAll("[\\r\\n]", "_"), status.get().toString(),
                no == null ? "the page is too old" : no.code()});
        try {
            faces.getExternalContext().responseSendError(status.get(), null);
            faces.responseComplete();
            return true;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void redirect(FacesContext faces, String path) {
        try {
            faces.getExternalContext().redirect(faces.getExternalContext().getRequestContextPath() + path);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /** Named in faces-config.xml. */
    public static final class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new CalmExceptionHandler(getWrapped().getExceptionHandler());
        }
    }
}
