package io.plumbline.web.portal.link;

import java.util.List;

/** A macro of a destination, and the parameter of a tracking link that fills it. */
public record Macro(String macro, String parameter) {

    /** The ones people need when they build a link; the tracking edge knows more names for each. */
    public static final List<Macro> ALL = List.of(new Macro("{clickid}", ""), new Macro("{campaign_id}", ""), new Macro("{campaign_name}", ""),
            new Macro("{affiliate_id}", ""), new Macro("{source}", "src"), new Macro("{sub1}", "sub1"), new Macro("{sub2}", "sub2"), new Macro("{sub3}", "sub3"),
            new Macro("{externalid}", "ext"), new Macro("{creative_id}", "creative"), new Macro("{placement}", "placement"), new Macro("{keyword}", "keyword"),
            new Macro("{country}", ""), new Macro("{device_type}", ""), new Macro("{timestamp}", ""), new Macro("{random}", ""));

    public String key() {
        return macro.substring(1, macro.length() - 1);
    }
}
