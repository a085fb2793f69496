package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TagLibraryTest {

    private static final Path WEB_INF = Sheets.WEBAPP.resolve("WEB-INF");

    private record Tag(String source, Map<String, Boolean> attributes, boolean holdsOthers) { }

    @Test
    void an_attribute_that_may_be_left_out_is_never_taken_from_a_tag_around() throws Exception {
        Map<String, Tag> tags = tags();
        Set<String> clashes = new TreeSet<>();
        tags.forEach((outer, around) -> tags.forEach((inner, within) -> {
            if (around.holdsOthers() && !outer.equals(inner)) {
                within.attributes().forEach((name, required) -> {
                    if (!required && around.attributes().containsKey(name)) {
                        clashes.add(inner + "." + name + " would be taken from " + outer);
                    }
                });
            }
        }));
        assertThat(clashes).isEmpty();
    }

    @Test
    void every_tag_has_its_file_and_every_file_its_tag() throws Exception {
        Set<String> declared = new TreeSet<>();
        tags().values().forEach(tag -> declared.add(tag.source()));
        try (var files = Files.list(WEB_INF.resolve("tags"))) {
            assertThat(files.map(f -> "tags/" + f.getFileName()).toList()).containsExactlyInAnyOrderElementsOf(declared);
        }
    }

    @Test
    void no_page_has_inline_style_or_an_inline_handler_or_unescaped_text() {
        for (Path page : Sheets.files(".xhtml")) {
            String text = Sheets.text(page);
            assertThat(text).as(page.toString())
                    .doesNotContainPattern("\\sstyle=\"")
                    .doesNotContainPattern("<style|<script")
                    .doesNotContainPattern("\\son(click|change|load|submit|focus|blur|key\\w+|mouse\\w+)=\"")
                    .doesNotContain("escape=\"false\"");
        }
    }

    @Test
    void every_page_of_the_portal_uses_the_one_layout() {
        List<Path> pages = Sheets.files(".xhtml").stream().filter(p -> p.startsWith(Sheets.WEBAPP.resolve("app"))).toList();
        assertThat(pages).isNotEmpty().allSatisfy(page ->
                assertThat(Sheets.text(page)).contains("template=\"/WEB-INF/templates/portal.xhtml\"", "name=\"pageTitle\""));
    }

    private static Map<String, Tag> tags() throws Exception {
        Map<String, Tag> tags = new TreeMap<>();
        NodeList nodes = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(WEB_INF.resolve("plumbline.taglib.xml").toFile()).getElementsByTagName("tag");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element tag = (Element) nodes.item(i);
            Map<String, Boolean> attributes = new LinkedHashMap<>();
            NodeList children = tag.getElementsByTagName("attribute");
            for (int j = 0; j < children.getLength(); j++) {
                Element attribute = (Element) children.item(j);
                attributes.put(child(attribute, "name"), "true".equals(child(attribute, "required")));
            }
            String source = child(tag, "source");
            tags.put(child(tag, "tag-name"), new Tag(source, attributes, Sheets.text(WEB_INF.resolve(source)).contains("<ui:insert")));
        }
        return tags;
    }

    private static String child(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
