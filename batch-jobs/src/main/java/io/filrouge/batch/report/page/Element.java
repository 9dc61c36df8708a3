package io.filrouge.batch.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element of HTML or SVG. Texts and attribute values are escaped when it is written and there is
 * no other way to put one in, so that a value cannot become markup. Only a style is written as it
 * is, as HTML wants it.
 */
final class Element {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final int UNKNOWN = 0xFFFD;
  private static final Set<String> RAW_TEXT = Set.of("style");
  private static final Set<String> VOID = Set.of("meta", "link", "br", "hr");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

  private Element(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Cannot name an element: " + name);
    }
    this.name = name;
  }

  static Element of(String name) {
    return new Element(name);
  }

  /** An element with nothing but a text in it. */
  static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  Element with(String attribute, String value) {
    if (!NAME.matcher(attribute).matches()) {
      throw new IllegalArgumentException("Cannot name an attribute: " + attribute);
    }
    attributes.put(attribute, value);
    return this;
  }

  /** A length or share, with no more digits than a screen has room for. */
  Element with(String attribute, double value) {
    return with(attribute, number(value));
  }

  Element styled(String classes) {
    return with("class", classes);
  }

  Element text(String text) {
    children.add(text);
    return this;
  }

  Element add(Element... elements) {
    children.addAll(List.of(elements));
    return this;
  }

  Element addAll(List<Element> elements) {
    children.addAll(elements);
    return this;
  }

  /** A number as SVG writes it. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
  }

  @Override
  public String toString() {
    StringBuilder html = new StringBuilder();
    write(html);
    return html.toString();
  }

  void write(StringBuilder html) {
    html.append('<').append(name);
    attributes.forEach(
        (attribute, value) ->
            html.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"'));
    if (VOID.contains(name)) {
      html.append("/>");
      return;
    }
    html.append('>');
    for (Object child : children) {
      if (child instanceof Element element) {
        element.write(html);
      } else {
        html.append(RAW_TEXT.contains(name) ? raw(child.toString()) : escaped(child.toString()));
      }
    }
    html.append("</").append(name).append('>');
  }

  private static String raw(String text) {
    if (text.contains("</")) {
      throw new IllegalArgumentException("Cannot write a style: it ends itself");
    }
    return text;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isVisible(character) ? character : UNKNOWN);
              }
            });
    return escaped.toString();
  }

  // Control characters are not allowed in HTML, and some turn the direction of what follows.
  private static boolean isVisible(int character) {
    int type = Character.getType(character);
    return character == '\n'
        || character == '\t'
        || (type != Character.CONTROL
            && type != Character.SURROGATE
            && !(character >= 0x202A && character <= 0x202E)
            && !(character >= 0x2066 && character <= 0x2069));
  }
}
