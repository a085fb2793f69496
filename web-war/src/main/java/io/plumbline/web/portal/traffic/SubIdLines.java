package io.plumbline.web.portal.traffic;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sub-ids as people write them: {@code sub2=value} a line, and {@code sub2=value @PARTNER} for one partner only, by its id. */
final class SubIdLines {

    private static final Pattern LINE = Pattern.compile("sub(\\d{1,2})=(.*?)(?:\\s+@([0-9a-fA-F-]{36}))?");

    private SubIdLines() {
    }

    static String written(List<RuleSet.SubId> ids) {
        return ids.stream().map(id -> "sub" + id.sub() + "=" + id.value() + (id.partnerId() == null ? "" : " @" + id.partnerId())).collect(Collectors.joining("\n"));
    }

    /** @throws Invalid naming the line */
    static List<RuleSet.SubId> read(String text) {
        List<RuleSet.SubId> ids = new ArrayList<>();
        for (String line : lines(text)) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new Invalid("subIds", "sub-id-malformed", "Write sub1=value, or sub1=value @partner: " + line);
            }
            ids.add(new RuleSet.SubId(partner(parts.group(3)), Integer.parseInt(parts.group(1)), parts.group(2)));
        }
        return ids;
    }

    static List<String> lines(String text) {
        return text == null ? List.of() : Arrays.stream(text.split("\\R")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static UUID partner(String id) {
        try {
            return id == null ? null : Ids.parse("partner", id);
        } catch (NotFound noId) {
            throw new Invalid("subIds", "sub-id-malformed", "This is no partner's id: " + id);
        }
    }
}
