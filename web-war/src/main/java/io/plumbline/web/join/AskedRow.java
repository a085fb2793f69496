package io.plumbline.web.join;

import io.plumbline.campaign.api.Programme;
import java.io.Serializable;

/** A question of the programme with what the applicant answers. */
public class AskedRow implements Serializable {

    private final Programme.Question question;
    private String answer;

    AskedRow(Programme.Question question) {
        this.question = question;
    }

    public Programme.Question getQuestion() {
        return question;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}
