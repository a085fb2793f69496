package io.plumbline.web.portal.landing;

import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A field of a form while it is being written. */
public class FieldRow implements Serializable {

    private String key;
    private String label;
    private Kind kind = Kind.TEXT;
    private boolean required;
    private String choices;
    private String hint;

    static FieldRow of(LandingField field) {
        FieldRow row = new FieldRow();
        row.key = field.key();
        row.label = field.label();
        row.kind = field.kind();
        row.required = field.required();
        row.choices = String.join("; ", field.choices());
        row.hint = field.hint();
        return row;
    }

    LandingField field() {
        List<String> listed = kind != Kind.CHOICE || choices == null ? List.of() : Arrays.stream(choices.split(";")).map(String::strip).filter(choice -> !choice.isEmpty()).toList();
        return new LandingField(key == null ? null : key.strip(), label, kind, required, listed, hint);
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public boolean isRequired() {
        return required;
    }

    public void setRequired(boolean required) {
        this.required = required;
    }

    public String getChoices() {
        return choices;
    }

    public void setChoices(String choices) {
        this.choices = choices;
    }

    public String getHint() {
        return hint;
    }

    public void setHint(String hint) {
        this.hint = hint;
    }
}
