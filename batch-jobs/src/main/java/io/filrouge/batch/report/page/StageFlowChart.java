package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.StageFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Customers who changed their stage: from the left, where they were, to the right. */
final class StageFlowChart {
  private static final double WIDTH = 900;
  private static final double LABEL = 230;
  private static final double NODE = 10;
  private static final double GAP = 16;
  private static final double LEAST_NODE = 20;
  private static final double ALL_FLOWS = 230;
  private static final double TOP = 34;

  private final List<StageFlow> flows;
  private final Texts texts;
  private final double scale;
  private final Map<String, Double> left;
  private final Map<String, Double> right;

  private StageFlowChart(List<StageFlow> flows, Texts texts) {
    this.flows = flows;
    this.texts = texts;
    this.scale = ALL_FLOWS / flows.stream().mapToLong(StageFlow::customers).sum();
    this.left = places(true);
    this.right = places(false);
  }

  static Element of(List<StageFlow> flows, Texts texts, String title) {
    List<StageFlow> ordered = new ArrayList<>();
    for (String before : Stages.ALL) {
      for (String now : Stages.ALL) {
        flows.stream()
            .filter(flow -> flow.before().equals(before) && flow.now().equals(now))
            .forEach(ordered::add);
      }
    }
    return new StageFlowChart(ordered, texts).drawn(title);
  }

  private Element drawn(String title) {
    double height =
        10
            + Math.max(
                left.keySet().stream().mapToDouble(stage -> end(left, stage, true)).max().orElse(0),
                right.keySet().stream()
                    .mapToDouble(stage -> end(right, stage, false))
                    .max()
                    .orElse(0));
    Element picture = Svg.picture(WIDTH, height, title);
    picture.add(
        Svg.text(LABEL - 12, 14, texts.text("lifecycle.before"), "quiet end"),
        Svg.text(WIDTH - LABEL + 12, 14, texts.text("lifecycle.now"), "quiet"));
    Map<String, Double> leftUsed = new LinkedHashMap<>();
    Map<String, Double> rightUsed = new LinkedHashMap<>();
    for (StageFlow flow : flows) {
      double thickness = flow.customers() * scale;
      double from = start(left, flow.before(), true) + leftUsed.getOrDefault(flow.before(), 0.0);
      double to = start(right, flow.now(), false) + rightUsed.getOrDefault(flow.now(), 0.0);
      leftUsed.merge(flow.before(), thickness, Double::sum);
      rightUsed.merge(flow.now(), thickness, Double::sum);
      picture.add(band(flow, from, to, thickness));
    }
    left.forEach((stage, y) -> node(picture, stage, y, true));
    right.forEach((stage, y) -> node(picture, stage, y, false));
    return picture;
  }

  private Element band(StageFlow flow, double from, double to, double thickness) {
    double x1 = LABEL + NODE;
    double x2 = WIDTH - LABEL - NODE;
    double middle = (x1 + x2) / 2;
    String data =
        "M%s C%s %s %s L%s C%s %s %s Z"
            .formatted(
                new Svg.Place(x1, from),
                new Svg.Place(middle, from),
                new Svg.Place(middle, to),
                new Svg.Place(x2, to),
                new Svg.Place(x2, to + thickness),
                new Svg.Place(middle, to + thickness),
                new Svg.Place(middle, from + thickness),
                new Svg.Place(x1, from + thickness));
    return Svg.path(data, "band " + (Stages.isLoss(flow.now()) ? "second" : "first"))
        .add(
            Element.of(
                "title",
                texts.text(
                    "lifecycle.flow",
                    texts.name("stage", flow.before()),
                    texts.name("stage", flow.now()),
                    texts.count(flow.customers()))));
  }

  private void node(Element picture, String stage, double y, boolean isLeft) {
    double size = size(stage, isLeft);
    double flowing = total(stage, isLeft) * scale;
    double x = isLeft ? LABEL : WIDTH - LABEL - NODE;
    picture.add(
        Svg.rectangle(x, y + (size - flowing) / 2, NODE, flowing, "node"),
        Svg.text(
            isLeft ? LABEL - 12 : WIDTH - LABEL + 12,
            y + size / 2 + 5,
            texts.name("stage", stage) + "  " + texts.count(total(stage, isLeft)),
            isLeft ? "end" : ""));
  }

  private Map<String, Double> places(boolean isLeft) {
    Map<String, Double> places = new LinkedHashMap<>();
    double y = TOP;
    for (String stage : Stages.ALL) {
      if (total(stage, isLeft) > 0) {
        places.put(stage, y);
        y += size(stage, isLeft) + GAP;
      }
    }
    return places;
  }

  private double start(Map<String, Double> places, String stage, boolean isLeft) {
    return places.get(stage) + (size(stage, isLeft) - total(stage, isLeft) * scale) / 2;
  }

  private double end(Map<String, Double> places, String stage, boolean isLeft) {
    return places.get(stage) + size(stage, isLeft);
  }

  private double size(String stage, boolean isLeft) {
    return Math.max(LEAST_NODE, total(stage, isLeft) * scale);
  }

  private long total(String stage, boolean isLeft) {
    return flows.stream()
        .filter(flow -> (isLeft ? flow.before() : flow.now()).equals(stage))
        .mapToLong(StageFlow::customers)
        .sum();
  }
}
