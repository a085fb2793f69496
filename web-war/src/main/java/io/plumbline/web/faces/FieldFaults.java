package io.plumbline.web.faces;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.HashMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Puts what a boundary finds wrong beside the input it is about: the one whose attribute {@code pointer}, or else whose id,
 * is the fault's pointer, or the nearest part above it.
 */
final class FieldFaults {

    private final FacesContext faces;
    private final ResourceBundle words;

    FieldFaults(FacesContext faces) {
        this.faces = faces;
        this.words = ResourceBundle.getBundle("io.plumbline.web.messages.common", faces.getViewRoot().getLocale());
    }

    /** @return false when nothing on the page is meant: then it is for the top of the page */
    boolean place(Refusal refusal) {
        if (!(refusal instanceof Invalid) || refusal.faults().isEmpty()) {
            return false;
        }
        Map<String, String> inputs = inputs();
        int placed = 0;
        for (Refusal.Fault fault : refusal.faults()) {
            String input = nearest(inputs, fault.pointer().substring(1));
            String text = words(fault);
            faces.addMessage(input, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
            placed += input == null ? 0 : 1;
        }
        if (placed > 0) {
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, words.getString("invalid.fields"), ""));
        }
        return true;
    }

    private Map<String, String> inputs() {
        Map<String, String> inputs = new HashMap<>();
        faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (context, part) -> {
            if (part instanceof EditableValueHolder) {
                Object pointer = part.getAttributes().get("pointer");
                inputs.putIfAbsent(pointer == null ? part.getId() : pointer.toString(), ((UIComponent) part).getClientId(faces));
            }
            return VisitResult.ACCEPT;
        });
        return inputs;
    }

    private static String nearest(Map<String, String> inputs, String pointer) {
        String at = pointer;
        while (!inputs.containsKey(at) && at.contains("/")) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return inputs.get(at);
    }

    private String words(Refusal.Fault fault) {
        try {
            return words.getString("fault." + fault.code());
        } catch (MissingResourceException onlyTheBoundaryKnows) {
            return Sentences.in(faces.getViewRoot().getLocale()).say(fault.detail());
        }
    }
}
