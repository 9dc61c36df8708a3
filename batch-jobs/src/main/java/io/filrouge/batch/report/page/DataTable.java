package io.filrouge.batch.report.page;

import java.util.ArrayList;
import java.util.List;

/** A table: its first column names the rows, and those of numbers are set to the right. */
final class DataTable {
  private final String caption;
  private final List<String> titles = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private final List<Element> rows = new ArrayList<>();

  /**
   * @param caption what it tells, for somebody who hears it
   */
  DataTable(String caption) {
    this.caption = caption;
  }

  DataTable words(String title) {
    return column(title, "words");
  }

  DataTable numbers(String title) {
    return column(title, "number");
  }

  /** A column of bars that repeat what others tell. */
  DataTable bars(String title) {
    return column(title, "bar");
  }

  DataTable row(String... cells) {
    Element[] elements = new Element[cells.length];
    for (int i = 0; i < cells.length; i++) {
      elements[i] = Element.of("span", cells[i]);
    }
    return row(elements);
  }

  DataTable row(Element... cells) {
    Element row = Element.of("tr");
    for (int i = 0; i < cells.length; i++) {
      Element cell = i == 0 ? Element.of("th").with("scope", "row") : Element.of("td");
      row.add(cell.styled(classes.get(i)).add(cells[i]));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Element element() {
    Element head = Element.of("tr");
    for (int i = 0; i < titles.size(); i++) {
      head.add(Element.of("th", titles.get(i)).with("scope", "col").styled(classes.get(i)));
    }
    Element table =
        Element.of("table")
            .add(
                Element.of("caption", caption),
                Element.of("thead").add(head),
                Element.of("tbody").addAll(rows));
    // A wide table scrolls by itself; who has no mouse must be able to get at it.
    return Element.of("div")
        .styled("scrolled")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", caption)
        .add(table);
  }

  /** The table behind a line that opens it, as the other form of a picture. */
  Element folded(String line) {
    return Element.of("details").add(Element.of("summary", line), element());
  }

  private DataTable column(String title, String style) {
    titles.add(title);
    classes.add(style);
    return this;
  }
}
