package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.CustomerStory;
import io.filrouge.batch.report.figures.Moment;
import io.filrouge.batch.report.figures.Moment.Lane;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** What happened over time, a line for each part of the relationship in which anything did. */
final class TimelineChart {
  private static final double WIDTH = 1000;
  private static final double LEFT = 130;
  private static final double RIGHT = 16;
  private static final double LANE = 38;
  private static final double FOOT = 30;
  private static final double RADIUS = 5;
  private static final int MOST_LABELS = 12;

  private final CustomerStory story;
  private final Texts texts;
  private final Sentences sentences;
  private final List<Lane> lanes;
  private final Instant first;
  private final Instant last;

  TimelineChart(CustomerStory story, Texts texts) {
    this.story = story;
    this.texts = texts;
    this.sentences = new Sentences(texts);
    this.lanes =
        Stream.of(Lane.values())
            .filter(lane -> story.moments().stream().anyMatch(moment -> moment.lane() == lane))
            .toList();
    List<Moment> moments = story.moments();
    this.first = day(moments.get(moments.size() - 1).at()).atStartOfDay(story.zone()).toInstant();
    this.last = day(latest()).plusDays(1).atStartOfDay(story.zone()).toInstant();
  }

  // The night, or what is known after it, such as what the stream decided meanwhile.
  private Instant latest() {
    Instant night = story.asOf().atStartOfDay(story.zone()).toInstant();
    Instant newest = story.moments().get(0).at();
    return newest.isAfter(night) ? newest : night;
  }

  Element picture() {
    double height = LANE * lanes.size() + FOOT;
    Element picture = Svg.picture(WIDTH, height, texts.text("timeline.picture"));
    addMonths(picture, height);
    for (int i = 0; i < lanes.size(); i++) {
      double y = LANE * i + LANE / 2;
      picture.add(
          Svg.line(LEFT, y, WIDTH - RIGHT, y, "grid"),
          Svg.text(0, y + 5, texts.text("lane." + lanes.get(i).wireName()), "plain"));
    }
    for (Moment moment : story.moments()) {
      double y = LANE * lanes.indexOf(moment.lane()) + LANE / 2;
      picture.add(
          Svg.circle(x(moment.at()), y, RADIUS, style(moment))
              .with("fill-opacity", "0.65")
              .add(
                  Element.of(
                      "title",
                      sentences.time(moment.at(), story.zone()) + ": " + sentences.told(moment))));
    }
    return picture;
  }

  private static String style(Moment moment) {
    return switch (moment.text()) {
      case "order-cancelled", "order-return", "consent-withdrawn", "case-opened" -> "second";
      default -> "first";
    };
  }

  private void addMonths(Element picture, double height) {
    YearMonth from = YearMonth.from(day(first));
    YearMonth to = YearMonth.from(day(last));
    long months = from.until(to, java.time.temporal.ChronoUnit.MONTHS) + 1;
    long step = Math.max(1, (months + MOST_LABELS - 1) / MOST_LABELS);
    for (YearMonth month = from.plusMonths(1); !month.isAfter(to); month = month.plusMonths(step)) {
      double x = x(month.atDay(1).atStartOfDay(story.zone()).toInstant());
      picture.add(
          Svg.line(x, 0, x, height - FOOT, "grid"),
          Svg.text(x, height - 8, texts.month(month), "quiet small middle"));
    }
  }

  private double x(Instant at) {
    double share =
        (double) (at.toEpochMilli() - first.toEpochMilli())
            / (last.toEpochMilli() - first.toEpochMilli());
    return LEFT + (WIDTH - LEFT - RIGHT) * share;
  }

  private LocalDate day(Instant at) {
    return at.atZone(story.zone()).toLocalDate();
  }
}
