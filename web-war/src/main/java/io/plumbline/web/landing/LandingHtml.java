package io.plumbline.web.landing;

import static io.plumbline.web.landing.Frame.escaped;

import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import java.util.Map;

/** Landing pages as visitors get them. Whatever marketers or visitors wrote is escaped where it is put in. */
public final class LandingHtml {

    private static final Map<String, String> COMPLETES = Map.of("email", "email", "phone", "tel", "first_name", "given-name", "last_name", "family-name", "name", "name", "company", "organization",
            "city", "address-level2", "postal_code", "postal-code", "country", "country-name");

    private final String context;
    private final LandingContent content;
    private final PageWords words;
    private final StringBuilder html = new StringBuilder(8192);

    /** @param context path under which the application is reached */
    public LandingHtml(String context, LandingContent content) {
        this.context = context;
        this.content = content;
        this.words = new PageWords(content.language());
    }

    /**
     * @param action  address the form is sent to, or null for a preview
     * @param token   signed
     * @param answers what was filled in before; {@link FormAnswers#NONE} at first
     * @param trouble key of the words for what concerns the form as a whole, or null
     */
    public String form(String action, String token, FormAnswers answers, String trouble) {
        boolean repeated = trouble != null || !answers.isComplete();
        html.append("<main class=\"landing\"><div class=\"landing-say\">");
        if (content.pictureCode() != null) {
            html.append("<img class=\"landing-picture\" src=\"").append(escaped(context + "/m/" + content.pictureCode())).append("\" alt=\"\">");
        }
        html.append("<h1>").append(escaped(content.headline())).append("</h1>");
        paragraphs(content.text());
        html.append("</div><form class=\"landing-form\" method=\"post\" novalidate accept-charset=\"UTF-8\"").append(action == null ? "" : " action=\"" + escaped(action) + "\"").append(">");
        if (repeated) {
            wrong(answers, trouble);
        }
        content.fields().forEach(field -> field(field, answers));
        if (content.consent() != null) {
            tick(FormAnswers.CONSENT, content.consent(), true, false, answers.wrong().get(FormAnswers.CONSENT));
        }
        html.append("<p class=\"landing-trap\" aria-hidden=\"true\"><label for=\"trap\">").append(escaped(words.of("trap"))).append("</label><input id=\"trap\" name=\"").append(FormAnswers.TRAP)
                .append("\" type=\"text\" tabindex=\"-1\" autocomplete=\"off\"></p>");
        html.append("<input type=\"hidden\" name=\"token\" value=\"").append(escaped(token)).append("\">");
        html.append("<button type=\"").append(action == null ? "button" : "submit").append("\">").append(escaped(words.or(content.button(), "button"))).append("</button>");
        html.append("<p class=\"landing-hint\">").append(escaped(words.of("required"))).append("</p></form></main>");
        return whole((repeated ? words.of("title.wrong") + " " : "") + content.headline());
    }

    /** @param confirm whether a mail with a link is on its way */
    public String thanks(boolean confirm) {
        html.append("<main class=\"landing landing-short\"><div class=\"landing-say\" role=\"status\"><h1>").append(escaped(words.or(content.thanks(), "thanks"))).append("</h1>");
        if (confirm) {
            html.append("<p>").append(escaped(words.of("thanks.confirm"))).append("</p>");
        }
        paragraphs(content.thanksText());
        html.append("</div></main>");
        return whole(words.or(content.thanks(), "thanks"));
    }

    /** Only words of our own, by their keys. */
    public String plain(String headline, String text) {
        html.append("<main class=\"landing landing-short\"><div class=\"landing-say\"><h1>").append(escaped(words.of(headline))).append("</h1><p>").append(escaped(words.of(text))).append("</p></div></main>");
        return whole(words.of(headline));
    }

    private String whole(String title) {
        return Frame.around(context, content.language(), title, html);
    }

    private void paragraphs(String text) {
        if (text != null) {
            for (String paragraph : text.split("\\n\\s*\\n")) {
                html.append("<p>").append(escaped(paragraph.strip()).replace("\n", "<br>")).append("</p>");
            }
        }
    }

    private void wrong(FormAnswers answers, String trouble) {
        html.append("<div class=\"landing-wrong\" role=\"alert\"><p>").append(escaped(words.of(trouble == null ? "wrong" : trouble))).append("</p>");
        if (!answers.wrong().isEmpty()) {
            html.append("<ul>");
            answers.wrong().forEach((key, why) -> html.append("<li><a href=\"#f-").append(escaped(key)).append("\">").append(escaped(label(key))).append("</a>: ").append(escaped(words.of(why))).append("</li>"));
            html.append("</ul>");
        }
        html.append("</div>");
    }

    private String label(String key) {
        return content.fields().stream().filter(field -> field.key().equals(key)).map(LandingField::label).findFirst().orElse(words.of("consent"));
    }

    private void field(LandingField field, FormAnswers answers) {
        String why = answers.wrong().get(field.key());
        if (field.kind() == Kind.TICK) {
            tick(field.key(), field.label(), field.required(), !answers.value(field.key()).isEmpty(), why);
            return;
        }
        String id = "f-" + field.key();
        html.append("<p class=\"landing-field\"><label for=\"").append(id).append("\">").append(escaped(field.label())).append(mark(field.required())).append("</label>");
        if (field.hint() != null) {
            html.append("<span class=\"landing-hint\" id=\"h-").append(field.key()).append("\">").append(escaped(field.hint())).append("</span>");
        }
        String common = " id=\"" + id + "\" name=\"" + field.key() + "\"" + told(field.key(), field.hint() != null, why) + (field.required() ? " required" : "");
        String value = escaped(answers.value(field.key()));
        switch (field.kind()) {
            case LONG_TEXT -> html.append("<textarea rows=\"5\" maxlength=\"5000\"").append(common).append(">").append(value).append("</textarea>");
            case CHOICE -> choices(field, common, answers.value(field.key()));
            default -> html.append("<input type=\"").append(type(field.kind())).append("\"").append(field.kind() == Kind.NUMBER ? " inputmode=\"decimal\"" : "").append(" maxlength=\"300\" autocomplete=\"")
                    .append(completes(field)).append("\" value=\"").append(value).append("\"").append(common).append(">");
        }
        fault(field.key(), why);
        html.append("</p>");
    }

    private void choices(LandingField field, String common, String chosen) {
        html.append("<select").append(common).append("><option value=\"\">").append(escaped(words.of("choose"))).append("</option>");
        field.choices().forEach(choice -> html.append("<option").append(choice.equals(chosen) ? " selected" : "").append(">").append(escaped(choice)).append("</option>"));
        html.append("</select>");
    }

    private void tick(String key, String label, boolean required, boolean ticked, String why) {
        html.append("<p class=\"landing-field landing-tick\"><input type=\"checkbox\" value=\"yes\" id=\"f-").append(key).append("\" name=\"").append(key).append("\"").append(told(key, false, why))
                .append(required ? " required" : "").append(ticked ? " checked" : "").append("><label for=\"f-").append(key).append("\">").append(escaped(label).replace("\n", "<br>")).append(mark(required)).append("</label>");
        fault(key, why);
        html.append("</p>");
    }

    private void fault(String key, String why) {
        if (why != null) {
            html.append("<span class=\"landing-fault\" id=\"w-").append(key).append("\">").append(escaped(words.of(why))).append("</span>");
        }
    }

    private static String told(String key, boolean hint, String why) {
        String by = (hint ? "h-" + key : "") + (hint && why != null ? " " : "") + (why == null ? "" : "w-" + key);
        return (by.isEmpty() ? "" : " aria-describedby=\"" + by + "\"") + (why == null ? "" : " aria-invalid=\"true\"");
    }

    private static String mark(boolean required) {
        return required ? " <span aria-hidden=\"true\">*</span>" : "";
    }

    private static String type(Kind kind) {
        return kind == Kind.EMAIL ? "email" : kind == Kind.PHONE ? "tel" : "text";
    }

    private static String completes(LandingField field) {
        return COMPLETES.getOrDefault(field.key(), field.kind() == Kind.EMAIL ? "email" : field.kind() == Kind.PHONE ? "tel" : "on");
    }
}
