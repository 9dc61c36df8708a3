package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.ReportFigures;
import io.filrouge.batch.report.figures.SegmentMove;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which segments customers entered and left since the night before, and why. */
final class ChangesSection {
  private static final String ID = "changes";
  private static final int SEGMENTS = 20;

  private final Texts texts;

  private ChangesSection(Texts texts) {
    this.texts = texts;
  }

  static Section of(ReportFigures figures, Texts texts) {
    return new ChangesSection(texts).section(figures);
  }

  private Section section(ReportFigures figures) {
    if (figures.before().isEmpty()) {
      return Section.begin(ID, texts, texts.text("page.first-night"));
    }
    List<Segment> segments = segments(figures.moves());
    if (segments.isEmpty()) {
      return Section.begin(
          ID, texts, texts.text("changes.none", texts.day(figures.before().get())));
    }
    long entries = segments.stream().mapToLong(Segment::entered).sum();
    long exits = segments.stream().mapToLong(Segment::left).sum();
    Section section =
        Section.begin(
            ID,
            texts,
            texts.text(
                "changes.lead",
                texts.count(entries),
                texts.count(exits),
                texts.count(segments.size()),
                texts.day(figures.before().get())));
    section.add(table(segments.subList(0, Math.min(SEGMENTS, segments.size()))));
    if (segments.size() > SEGMENTS) {
      section.add(Section.note(texts.counted("changes.more", segments.size() - (long) SEGMENTS)));
    }
    return section.add(Section.note(texts.text("changes.reasons")));
  }

  private Element table(List<Segment> segments) {
    long largest =
        segments.stream()
            .mapToLong(segment -> Math.max(segment.entered(), segment.left()))
            .max()
            .orElse(0);
    DataTable table =
        new DataTable(texts.text("changes.title"))
            .words(texts.text("column.segment"))
            .numbers(texts.text("column.left"))
            .bars("")
            .numbers(texts.text("column.entered-count"))
            .words(texts.text("column.reason"));
    for (Segment segment : segments) {
      table.row(
          Element.of("span")
              .add(Element.of("span", texts.name("type", segment.type())).styled("kind"))
              .text(" ")
              .text(texts.name(segment.type(), segment.name())),
          Element.of("span", dashed(segment.left())),
          Bars.apart(segment.left(), segment.entered(), largest),
          Element.of("span", dashed(segment.entered())),
          segment.reason(texts));
    }
    return table.element();
  }

  private String dashed(long number) {
    return number == 0 ? "\u2013" : texts.count(number);
  }

  private static List<Segment> segments(List<SegmentMove> moves) {
    Map<String, List<SegmentMove>> bySegment = new TreeMap<>();
    for (SegmentMove move : moves) {
      if (!move.type().equals("lifecycle")) {
        bySegment
            .computeIfAbsent(move.type() + "\n" + move.segment(), key -> new ArrayList<>())
            .add(move);
      }
    }
    return bySegment.values().stream()
        .map(Segment::new)
        .sorted(Comparator.comparing(Segment::moved).reversed())
        .toList();
  }

  /** What happened to one segment. */
  private record Segment(List<SegmentMove> moves) {

    String type() {
      return moves.get(0).type();
    }

    String name() {
      return moves.get(0).segment();
    }

    long entered() {
      return moves.stream().filter(SegmentMove::isEntry).mapToLong(SegmentMove::customers).sum();
    }

    long left() {
      return moved() - entered();
    }

    long moved() {
      return moves.stream().mapToLong(SegmentMove::customers).sum();
    }

    /** The reason that most of the moves have. */
    Element reason(Texts texts) {
      SegmentMove most =
          moves.stream().max(Comparator.comparing(SegmentMove::customers)).orElseThrow();
      return Element.of("span")
          .add(
              Element.of("span", texts.text(most.isEntry() ? "changes.entered" : "changes.left"))
                  .styled("quiet"))
          .text(" " + most.reason());
    }
  }
}
