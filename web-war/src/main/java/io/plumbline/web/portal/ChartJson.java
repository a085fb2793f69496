package io.plumbline.web.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Chart.js data without colours: the page fills them in from the tokens. Text goes through a JSON writer, never through a string. */
public final class ChartJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode labels;
    private final ArrayNode datasets;

    private ChartJson(String type, List<String> labels) {
        root.put("type", type);
        ObjectNode data = root.putObject("data");
        this.labels = data.putArray("labels");
        labels.forEach(this.labels::add);
        this.datasets = data.putArray("datasets");
    }

    /** Time runs to the right. */
    public static ChartJson line(List<String> labels) {
        return new ChartJson("line", labels);
    }

    /** Bars lie, so that names have room. */
    public static ChartJson bars(List<String> labels) {
        ChartJson chart = new ChartJson("bar", labels);
        chart.root.putObject("options").put("indexAxis", "y");
        return chart;
    }

    public ChartJson with(String label, List<BigDecimal> values) {
        dataset(label, values);
        return this;
    }

    /** Dashed and lighter: the period compared with. */
    public ChartJson before(String label, List<BigDecimal> values) {
        dataset(label, values).put("previous", true);
        return this;
    }

    /** The room between two lines, shaded; what is not known leaves a gap. */
    public ChartJson between(String lowLabel, List<BigDecimal> low, String highLabel, List<BigDecimal> high) {
        dataset(lowLabel, low).put("band", true);
        dataset(highLabel, high).put("band", true).put("fill", "-1");
        return this;
    }

    /** What the axes count. @param along null where names and days speak for themselves */
    public ChartJson axes(String along, String up) {
        boolean lying = root.path("options").has("indexAxis");
        ObjectNode scales = root.withObject("/options").putObject("scales");
        title(scales.putObject("x"), lying ? up : along);
        title(scales.putObject("y"), lying ? along : up);
        return this;
    }

    public String json() {
        return root.toString();
    }

    private static void title(ObjectNode scale, String words) {
        if (words != null) {
            scale.putObject("title").put("display", true).put("text", words);
        }
    }

    private ObjectNode dataset(String label, List<BigDecimal> values) {
        ObjectNode dataset = datasets.addObject().put("label", label);
        ArrayNode data = dataset.putArray("data");
        values.forEach(data::add);
        return dataset;
    }
}
