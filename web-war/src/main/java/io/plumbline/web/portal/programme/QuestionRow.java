package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.Programme;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A question as people type it: choices in one line. */
public class QuestionRow implements Serializable {

    private String key;
    private String text;
    private Programme.Answering kind = Programme.Answering.LINE;
    private boolean required;
    private String choices;

    static QuestionRow of(Programme.Question question) {
        QuestionRow row = new QuestionRow();
        row.key = question.key();
        row.text = question.text();
        row.kind = question.kind();
        row.required = question.required();
        row.choices = String.join(", ", question.choices());
        return row;
    }

    Programme.Question question() {
        return new Programme.Question(key == null ? null : key.strip(), text == null ? null : text.strip(), kind, required,
                choices == null ? List.of() : Arrays.stream(choices.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList());
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public Programme.Answering getKind() {
        return kind;
    }

    public void setKind(Programme.Answering kind) {
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
}
