package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.ActivityDay;
import io.filrouge.batch.report.figures.ChannelTotals;
import io.filrouge.batch.report.figures.CustomerBase.Cell;
import io.filrouge.batch.report.figures.Reminders;
import io.filrouge.batch.report.figures.ReportFigures;
import java.util.List;
import java.util.function.ToLongFunction;

/** By which ways customers buy, and by which ones the shop can and does reach them. */
final class ChannelSection {
  private static final String ID = "channels";

  private final ReportFigures figures;
  private final Texts texts;

  private ChannelSection(ReportFigures figures, Texts texts) {
    this.figures = figures;
    this.texts = texts;
  }

  static Section of(ReportFigures figures, Texts texts) {
    return new ChannelSection(figures, texts).section();
  }

  private Section section() {
    long orders = figures.channels().stream().mapToLong(ChannelTotals::orders).sum();
    String window = texts.count(figures.windowDays());
    Section section = Section.begin(ID, texts, texts.counted("channels.lead", orders, window));
    if (!figures.channels().isEmpty()) {
      section.add(purchases());
    }
    if (figures.base().customers() > 0) {
      section.add(Section.heading(texts.text("channels.reach")), reach());
    }
    long sent = inWindow(ActivityDay::messagesSent);
    section.add(
        Section.heading(texts.text("channels.messages")),
        sent == 0 ? Section.note(texts.text("channels.no-messages", window)) : messages(sent));
    section.add(Section.heading(texts.text("channels.reminders")));
    return figures.reminders().decisions().isEmpty()
        ? section.add(Section.note(texts.text("channels.no-reminders")))
        : section.add(
            Section.note(
                texts.text(
                    "channels.recovered",
                    texts.count(figures.reminders().sent()),
                    texts.count(figures.reminders().recovered()))),
            reminders());
  }

  private Element purchases() {
    long largest =
        figures.channels().stream()
            .mapToLong(channel -> Math.max(channel.orders(), channel.ordersBefore()))
            .max()
            .orElse(0);
    DataTable table =
        new DataTable(texts.text("channels.purchases"))
            .words(texts.text("column.channel"))
            .numbers(texts.text("column.orders"))
            .bars("")
            .numbers(texts.text("column.before"))
            .numbers(texts.text("column.net"))
            .numbers(texts.text("column.average"));
    for (ChannelTotals channel : figures.channels()) {
      table.row(
          Element.of("span", texts.name("channel", channel.channel())),
          Element.of("span", texts.count(channel.orders())),
          Bars.marked(channel.orders(), channel.ordersBefore(), largest, "first"),
          Element.of("span", texts.count(channel.ordersBefore())),
          Element.of("span", texts.money(channel.netAmount())),
          Element.of(
              "span",
              channel.orders() == 0
                  ? "\u2013"
                  : texts.money(channel.netAmount() / channel.orders())));
    }
    return table.element();
  }

  private Element reach() {
    long all = figures.base().customers();
    DataTable table =
        new DataTable(texts.text("channels.reach"))
            .words(texts.text("column.channel"))
            .numbers(texts.text("column.customers"))
            .bars("")
            .numbers(texts.text("column.share"));
    reach(table, "email", figures.base().count(Cell::byEmail), all);
    reach(table, "sms", figures.base().count(Cell::bySms), all);
    reach(table, "push", figures.base().count(Cell::byPush), all);
    return table.element();
  }

  private void reach(DataTable table, String channel, long customers, long all) {
    table.row(
        Element.of("span", texts.name("channel", channel)),
        Element.of("span", texts.count(customers)),
        Bars.bar(customers, all, "first"),
        Element.of("span", texts.share((double) customers / all)));
  }

  private Element messages(long sent) {
    DataTable table =
        new DataTable(texts.text("channels.messages"))
            .words("")
            .numbers(texts.text("column.messages"))
            .bars("")
            .numbers(texts.text("column.of-sent"));
    messages(table, "sent", sent, sent);
    messages(table, "opened", inWindow(ActivityDay::messagesOpened), sent);
    messages(table, "clicked", inWindow(ActivityDay::messagesClicked), sent);
    return table.element();
  }

  private void messages(DataTable table, String what, long number, long sent) {
    table.row(
        Element.of("span", texts.text("channels." + what)),
        Element.of("span", texts.count(number)),
        Bars.bar(number, sent, "first"),
        Element.of("span", texts.share((double) number / sent)));
  }

  private Element reminders() {
    List<Reminders.Decisions> decisions = figures.reminders().decisions();
    long largest = decisions.stream().mapToLong(Reminders.Decisions::count).max().orElse(0);
    DataTable table =
        new DataTable(texts.text("channels.reminders"))
            .words(texts.text("column.decision"))
            .words(texts.text("column.reason"))
            .numbers(texts.text("column.count"))
            .bars("");
    for (Reminders.Decisions decision : decisions) {
      table.row(
          Element.of("span", texts.name("decision", decision.outcome())),
          Element.of("span", decision.reason().isEmpty() ? "\u2013" : decision.reason()),
          Element.of("span", texts.count(decision.count())),
          Bars.bar(
              decision.count(), largest, decision.outcome().equals("send") ? "first" : "second"));
    }
    return table.element();
  }

  private long inWindow(ToLongFunction<ActivityDay> of) {
    return figures.days().stream()
        .filter(day -> day.day().isAfter(figures.asOf().minusDays(figures.windowDays())))
        .mapToLong(of)
        .sum();
  }
}
